import { at } from "../../maths/at.js";
import type { PanelTable } from "../../vocabulary/panel.js";

/** Why an estimator that works on units × periods has no answer. */
export interface PanelNotEstimable {
  readonly kind: "not-estimable";
  readonly reason:
    | "no-units"
    | "nobody-reached"
    | "no-never-treated"
    | "no-pre-period"
    | "no-effect"
    | "too-few-units"
    | "unbalanced"
    | "shared-clusters"
    | "one-cluster"
    | "singular";
  readonly detail: string;
}

/** An estimate and what an interval of it is made of: value ± t(df)·se. */
export interface PanelEffect {
  /** In the outcome's unit. */
  readonly value: number;
  readonly se: number;
  /** `Infinity` for a normal interval. */
  readonly df: number;
  /** By a bootstrap, where one was asked for: p that it is 0, and the interval, either end of which may be infinite. */
  readonly wild?: { readonly p: number; readonly low: number; readonly high: number };
}

export function notEstimable(reason: PanelNotEstimable["reason"], detail: string): PanelNotEstimable {
  return { kind: "not-estimable", reason, detail };
}

/** Whether the programme had reached a unit in the period at this place. */
export function reachedAt(panel: PanelTable, unit: number, period: number): boolean {
  const cohort = panel.units[unit]?.cohort ?? null;
  return cohort !== null && at(panel.periods, period) >= cohort;
}

/** The cells (units × periods, 1 or 0) that were seen, whose unit has weight, and that are asked for. */
export function cellsWhere(
  panel: PanelTable,
  keep: (unit: number, period: number) => boolean = () => true,
): Uint8Array {
  const width = panel.periods.length;
  return Uint8Array.from(panel.present, (present, cell) => {
    const unit = Math.floor(cell / width);
    return present === 1 && (panel.units[unit]?.weight ?? 0) > 0 && keep(unit, cell % width) ? 1 : 0;
  });
}

/**
 * The cells less those that a unit's or a period's own effect fits exactly, being its only cell: they tell nothing.
 * As R `fixest` leaves out singletons.
 */
export function repeatedCells(panel: PanelTable, cells: Uint8Array): Uint8Array {
  const width = panel.periods.length;
  const kept = Uint8Array.from(cells);
  for (;;) {
    const units = new Uint32Array(panel.units.length);
    const periods = new Uint32Array(width);
    kept.forEach((used, cell) => {
      units[Math.floor(cell / width)] = at(units, Math.floor(cell / width)) + used;
      periods[cell % width] = at(periods, cell % width) + used;
    });
    let dropped = false;
    kept.forEach((used, cell) => {
      const alone = at(units, Math.floor(cell / width)) === 1 || at(periods, cell % width) === 1;
      if (used === 0 || !alone) return;
      kept[cell] = 0;
      dropped = true;
    });
    if (!dropped) return kept;
  }
}

export function countCells(cells: Uint8Array): number {
  return cells.reduce((sum, used) => sum + used, 0);
}

/** Units of which a cell is used. */
export function unitsIn(panel: PanelTable, cells: Uint8Array): number[] {
  const width = panel.periods.length;
  return panel.units.flatMap((_, i) => (cells.subarray(i * width, (i + 1) * width).includes(1) ? [i] : []));
}

/** For each unit the place of its cluster among those that have a used cell, −1 for the others; and how many they are. */
export function clustersIn(panel: PanelTable, cells: Uint8Array): { of: Int32Array; count: number } {
  const places = new Map<string, number>();
  const of = new Int32Array(panel.units.length).fill(-1);
  for (const i of unitsIn(panel, cells)) {
    const name = panel.units[i]?.cluster ?? "";
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    of[i] = place;
  }
  return { of, count: places.size };
}

/**
 * What tells how effects before a start vary: clusters of units that are reached, less one for each cohort, at least 1. Those
 * of all units would make a test of these effects reject too often where few are reached.
 */
export function reachedDf(panel: PanelTable): number {
  const reached = panel.units.filter(({ cohort }) => cohort !== null);
  const many = (of: readonly unknown[]) => new Set(of).size;
  return Math.max(1, many(reached.map(({ cluster }) => cluster)) - many(reached.map(({ cohort }) => cohort)));
}
