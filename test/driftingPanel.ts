import { random } from "../src/maths/random.js";
import type { PanelTable } from "../src/vocabulary/panel.js";

/**
 * Units that begin in some of these years, as many in each, beside units that never do. Outcomes are chance, by a seed,
 * and a drift a period of those that begin.
 */
export function driftingPanel(
  seed: number,
  {
    starts,
    each,
    never,
    periods,
    drift = 0,
  }: {
    readonly starts: readonly number[];
    readonly each: number;
    readonly never: number;
    readonly periods: readonly number[];
    readonly drift?: number;
  },
): PanelTable {
  const dice = random(seed);
  const cohorts = [
    ...starts.flatMap((start) => Array<number>(each).fill(start)),
    ...Array<null>(never).fill(null),
  ];
  return {
    periods,
    units: cohorts.map((cohort, i) => ({
      ...{ id: `${i}`, cohort, cluster: `${i}`, weight: 1, covariates: [] },
    })),
    outcome: Float64Array.from(
      cohorts.flatMap((cohort) => periods.map((_, t) => dice.normal() + (cohort === null ? 0 : drift * t))),
    ),
    present: new Uint8Array(cohorts.length * periods.length).fill(1),
  };
}
