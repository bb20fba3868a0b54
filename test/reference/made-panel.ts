import type { PanelTable } from "../../src/vocabulary/panel.js";
import { panelOf } from "../panelOf.js";
import { reference } from "./fixtures.js";

interface MadePanel {
  readonly unit: readonly string[];
  readonly period: readonly number[];
  readonly outcome: readonly number[];
  readonly cohort: readonly (number | null)[];
  readonly weight: readonly number[];
  readonly cluster: readonly string[];
}

/** A panel that stands in a reference file in columns, one place an observation. */
export function madePanel(file: string, key: string): PanelTable {
  const { unit, period, outcome, cohort, weight, cluster } = reference(file, key)
    .panel as unknown as MadePanel;
  return panelOf(
    unit.map((name, k) => ({
      unit: name,
      period: Number(period[k]),
      outcome: Number(outcome[k]),
      cohort: cohort[k] ?? null,
      weight: Number(weight[k]),
      cluster: String(cluster[k]),
    })),
  );
}
