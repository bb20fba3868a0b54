import type { PanelCell, PanelSums, PanelTable, PanelUnit } from "../../vocabulary/panel.js";

/**
 * A panel that is held unit by unit, reduced to the sums that group-time effects rest on.
 *
 * in      units, each with an outcome in every period; one word a unit for what it is compared within
 * out     cells by cohort, pattern and cluster; every unit has the cluster that it names
 * throws  Error for a unit with a period that lacks an outcome
 * not     for many units that are in the store: `tallyPanel` sums them there, exactly
 */
export function panelSumsOf(
  { periods, units, outcome, present }: PanelTable,
  patterns: readonly string[],
): PanelSums {
  if (!present.every((there) => there === 1)) throw new Error("panelSumsOf: a unit lacks an outcome");
  const many = periods.length;
  const at = (i: number, t: number) => outcome[i * many + t] as number;
  const centres = periods.map((_, t) => units.reduce((sum, _unit, i) => sum + at(i, t) / units.length, 0));
  const cells = new Map<string, { -readonly [K in keyof PanelCell]: PanelCell[K] }>();
  units.forEach(({ cohort, cluster, weight }: PanelUnit, i) => {
    const pattern = patterns[i] as string;
    const key = JSON.stringify([cohort, pattern, cluster]);
    const cell = cells.get(key) ?? {
      cohort,
      pattern,
      cluster,
      units: 0,
      weight: 0,
      outcome: new Float64Array(many),
      spread: null,
    };
    cells.set(key, cell);
    cell.units++;
    cell.weight += weight;
    centres.forEach((centre, t) => {
      cell.outcome[t] = (cell.outcome[t] as number) + weight * (at(i, t) - centre);
    });
  });
  return {
    periods,
    centres,
    cells: [...cells.values()],
    leftOut: { balanced: units.length, unbalanced: 0, unsettled: 0 },
    query: "",
  };
}
