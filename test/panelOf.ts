import type { PanelTable } from "../src/vocabulary/panel.js";

/** One observation of a panel; the cohort, weight and cluster of a unit are those of its first one. */
export interface PanelRow {
  readonly unit: string;
  readonly period: number;
  readonly outcome: number | null;
  readonly cohort: number | null;
  readonly weight?: number;
  readonly cluster?: string;
}

/** A panel from its observations in any order; a `null` outcome is an observation that is not there. */
export function panelOf(rows: readonly PanelRow[]): PanelTable {
  const periods = [...new Set(rows.map(({ period }) => period))].sort((a, b) => a - b);
  const places = new Map(periods.map((period, t) => [period, t]));
  const first = new Map<string, PanelRow>();
  for (const row of rows) if (!first.has(row.unit)) first.set(row.unit, row);
  const units = [...first.values()];
  const unitPlaces = new Map(units.map(({ unit }, i) => [unit, i]));
  const outcome = new Float64Array(units.length * periods.length);
  const present = new Uint8Array(outcome.length);
  for (const row of rows) {
    if (row.outcome === null) continue;
    const cell = Number(unitPlaces.get(row.unit)) * periods.length + Number(places.get(row.period));
    outcome[cell] = row.outcome;
    present[cell] = 1;
  }
  return {
    periods,
    units: units.map(({ unit, cohort, weight = 1, cluster = unit }) => ({
      id: unit,
      cohort,
      cluster,
      weight,
      covariates: [],
    })),
    outcome,
    present,
  };
}
