import { at } from "../../maths/at.js";
import type { PanelTable } from "../../vocabulary/panel.js";
import {
  meanPath,
  overStarts,
  type SyntheticPenalties,
  type SyntheticStart,
  type SyntheticWeighting,
  sharesOf,
  syntheticEffect,
  syntheticPenalties,
  syntheticWeighting,
  weightedPath,
} from "./syntheticBlock.js";
import { type SyntheticOptions, syntheticSpread } from "./syntheticSpread.js";
import { notEstimable, type PanelEffect, type PanelNotEstimable, reachedAt } from "./twoWayCells.js";

export interface SyntheticDid extends PanelEffect {
  readonly kind: "estimated";
  readonly cohorts: readonly SyntheticCohort[];
  readonly controls: readonly string[];
}

/** Units that start at one time, beside their synthetic counterpart. */
export interface SyntheticCohort {
  readonly cohort: number;
  readonly value: number;
  readonly units: readonly string[];
  /** Its part of the value: units × periods reached. */
  readonly share: number;
  readonly penalties: SyntheticPenalties;
  /** Of the controls, in their order. */
  readonly unitWeights: Float64Array;
  /** Of the periods before the start, in their order. */
  readonly timeWeights: Float64Array;
  /** Mean outcome by period, and that of the weighted controls: they move together before the start, at any distance. */
  readonly path: Float64Array;
  readonly synthetic: Float64Array;
}

/**
 * Effect beside controls and periods that are weighted so that they move as the reached units did before the start.
 *
 * Each cohort is held beside units never reached, with weights of its own; cohorts count by their units × periods reached.
 * Every unit counts the same: units' own weights are not used.
 *
 * in      a balanced panel, three or more periods, of which two before each start
 * out     effect in the outcome's unit, weights and paths by cohort; df is infinite. The same seed gives the same bits
 * returns `not-estimable`: "unbalanced" (`imputation` can be used instead); "nobody-reached"; "no-never-treated";
 *         "no-pre-period" for cohorts with fewer than two periods before the start; "too-few-units" where the standard
 *         error asked for needs more: placebo more controls than reached units, jackknife two units in each cohort;
 *         "shared-clusters" for placebo where several units are one cluster
 * not     to tell time weights where periods before the start outnumber controls: many fit equally well
 * source  Arkhangelsky, Athey, Hirshberg, Imbens & Wager (2021), AER 111, 4088–4118, algorithms 1, 3, 4 and appendix on
 *         staggered adoption; penalties as R synthdid 0.0.9, weights exact instead of by Frank–Wolfe steps
 */
export function syntheticDid(panel: PanelTable, options: SyntheticOptions): SyntheticDid | PanelNotEstimable {
  const found = startsOf(panel);
  if (found.kind !== "starts") return found;
  const { starts, controls } = found;
  const penalties = starts.map(({ block }) => syntheticPenalties(block));
  const weightings = starts.map(({ block }, k) =>
    syntheticWeighting(block, penalties[k] as SyntheticPenalties),
  );
  const spread = syntheticSpread({ panel, starts, controls, penalties, weightings, options });
  if (spread.kind !== "spread") return spread;
  const blocks = starts.map(({ block }) => block);
  const name = (i: number) => panel.units[i]?.id ?? "";
  return {
    kind: "estimated",
    value: overStarts(blocks, weightings),
    se: spread.se,
    df: Number.POSITIVE_INFINITY,
    controls: controls.map(name),
    cohorts: starts.map(({ cohort, block, units }, k) => {
      const weighting = weightings[k] as SyntheticWeighting;
      return {
        cohort,
        value: syntheticEffect(block, weighting),
        units: units.map(name),
        share: at(sharesOf(blocks), k),
        penalties: penalties[k] as SyntheticPenalties,
        unitWeights: weighting.unit,
        timeWeights: weighting.time,
        path: meanPath(block.reached),
        synthetic: weightedPath(block.controls, weighting.unit),
      };
    }),
  };
}

function startsOf(
  panel: PanelTable,
): { kind: "starts"; starts: readonly SyntheticStart[]; controls: readonly number[] } | PanelNotEstimable {
  const width = panel.periods.length;
  const gaps = panel.units.filter((_, i) =>
    panel.present.subarray(i * width, (i + 1) * width).includes(0),
  ).length;
  if (gaps > 0)
    return notEstimable(
      "unbalanced",
      `${gaps} of ${panel.units.length} units are not seen in all ${width} periods`,
    );
  const byStart = new Map<number, number[]>();
  panel.units.forEach((_, i) => {
    const first = panel.periods.findIndex((_, t) => reachedAt(panel, i, t));
    const start = first < 0 ? width : first;
    byStart.set(start, [...(byStart.get(start) ?? []), i]);
  });
  const controls = byStart.get(width) ?? [];
  const cohorts = [...byStart].filter(([start]) => start < width).sort(([a], [b]) => a - b);
  if (cohorts.length === 0)
    return notEstimable("nobody-reached", "the programme reached no unit in these periods");
  if (controls.length < 2)
    return notEstimable("no-never-treated", `${controls.length} units are never reached; two are needed`);
  const early = cohorts.filter(([start]) => start < 2).flatMap(([, units]) => units).length;
  if (early > 0)
    return notEstimable(
      "no-pre-period",
      `${early} units are seen in fewer than two periods before their start`,
    );
  const path = (i: number) => panel.outcome.subarray(i * width, (i + 1) * width);
  return {
    kind: "starts",
    controls,
    starts: cohorts.map(([start, units]) => ({
      cohort: Number(panel.units[units[0] ?? 0]?.cohort),
      units,
      block: { reached: units.map(path), controls: controls.map(path), start },
    })),
  };
}
