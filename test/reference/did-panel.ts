import type { PanelCell, PanelSums, PanelTable } from "../../src/vocabulary/panel.js";

/** The sums of a panel as they are defined: a cell for each unit. Covariates make its pattern. */
export function panelSumsOf(table: PanelTable, { clustered = false } = {}): PanelSums {
  const { periods, units, outcome } = table;
  const many = periods.length;
  return {
    periods,
    centres: periods.map(() => 0),
    leftOut: { balanced: units.length, unbalanced: 0, unsettled: 0 },
    query: "",
    cells: units.map(({ cohort, cluster, weight, covariates }, i): PanelCell => {
      const y = outcome.slice(i * many, (i + 1) * many);
      const products = Float64Array.from(
        { length: many * many },
        (_, k) => weight ** 2 * (y[Math.floor(k / many)] as number) * (y[k % many] as number),
      );
      const spread = { weight: weight ** 2, outcome: y.map((value) => weight ** 2 * value), products };
      return {
        cohort,
        pattern: covariates.join(" "),
        cluster: clustered ? cluster : null,
        units: 1,
        weight,
        outcome: y.map((value) => weight * value),
        spread: clustered ? null : spread,
      };
    }),
  };
}
