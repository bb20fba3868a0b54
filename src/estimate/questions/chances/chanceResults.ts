import type { ChanceReason, ChanceResult, UnitSums } from "../../../vocabulary/chances.js";
import type { Counts } from "../../../vocabulary/counted.js";
import type { Interval, NotEstimableReason, Result } from "../../../vocabulary/estimate.js";
import { type ChanceChangeOf, type ChanceOf, chanceUnits, type Place } from "../../../vocabulary/quantity.js";
import type { Chances, Measure, Study } from "../../../vocabulary/study.js";
import { figureOf } from "../../chances/figureOf.js";
import { made, minus } from "../../chances/smooth.js";
import { zeroTest } from "../../contrasts/zeroTest.js";
import { meanInterval } from "../../means/meanInterval.js";
import { betweenOrigins, betweenRanks, type ChanceAt, exp, isRatio, upward } from "./chancesAt.js";

interface Asked {
  readonly study: Study;
  readonly measure: Measure;
  readonly chances: Chances;
}

type ChanceCounts = Extract<Counts, { kind: "origins" | "ranks" }>;

/**
 * How unequal chances are in each wave and group, by several measures, and how each of them changed.
 *
 * in      people counted by wave, group, origin and outcome; or ranks by wave, and who stands above their parents
 * out     for each measure its levels, and its changes between waves. Intervals of ratios are those of their logarithm;
 *         waves of ranks are cohorts of different people, so their errors are independent
 * returns `not-estimable` where an origin has nobody, or nobody (everybody) of it has the outcome
 * source  docs/methods/chance-equality.md, docs/methods/rank-rank-slope.md
 */
export function chanceResults(asked: Asked, counts: ChanceCounts): readonly Result[] {
  const { study } = asked;
  return study.groups.flatMap(({ id: group }) => {
    const levels = study.waves.map(({ id: wave }) => {
      const at = { wave, group, category: null };
      return { at, measures: measuresAt(asked, counts, at) };
    });
    const kinds = levels[0]?.measures.length ?? 0;
    return Array.from({ length: kinds }, (_, k) => {
      const own = levels.flatMap(({ at, measures }) => (measures[k] ? [{ at, ...measures[k] }] : []));
      const changes = own.flatMap((from, i) => own.slice(i + 1).map((to) => [from, to] as const));
      return [
        ...own.map((one) => levelResult(asked, one)),
        ...changes.map(([from, to]) => changeResult(asked, from, to)),
      ];
    }).flat();
  });
}

/** A measure with the sums that it rests on. */
interface Counted extends ChanceAt {
  readonly sums: UnitSums;
  readonly query: string;
  readonly leftOut: number;
}

interface Placed extends Counted {
  readonly at: Place;
}

function measuresAt({ chances }: Asked, counts: ChanceCounts, at: Place): readonly Counted[] {
  const { cells } = counts;
  const ofCells = (one: ChanceAt): Counted => ({ ...one, ...cells });
  if (counts.kind === "origins") {
    return chances.kind === "origins" ? betweenOrigins(cells, chances, at).map(ofCells) : [];
  }
  const ranks = counts.waves.find(({ wave }) => wave === at.wave)?.ranks;
  if (!ranks) return [];
  const { scores: sums, query, leftOut } = ranks;
  return [
    ...betweenRanks(ranks, at.group).map((one) => ({ ...one, sums, query, leftOut })),
    ofCells(upward(cells, at)),
  ];
}

function levelResult(asked: Asked, placed: Placed): Result {
  const { study, measure, chances } = asked;
  const { chance, at } = placed;
  const quantity: ChanceOf = { kind: "chance", measure: measure.id, analysis: chances.id, chance, at };
  const found = figureOf(placed.sums, placed.measure);
  const { confidence } = study.design;
  if (found.kind !== "figure" || !isRatio(chance)) {
    const interval = (one: Found) => meanInterval({ ...one, estimate: one.value, confidence });
    return resultOf(asked, quantity, { ...placed, found, interval, test: chance === "share-gap" });
  }
  const around = meanInterval({ estimate: found.value, se: found.se, df: found.df, confidence });
  const value = Math.exp(found.value);
  const interval = { ...around, low: Math.exp(around.low), high: Math.exp(around.high) };
  const ratio = { ...found, value, se: value * found.se };
  return resultOf(asked, quantity, { ...placed, found: ratio, interval: () => interval, test: false });
}

function changeResult(asked: Asked, from: Placed, to: Placed): Result {
  const { study, measure, chances } = asked;
  const { chance } = from;
  const quantity: ChanceChangeOf = {
    kind: "chance-change",
    measure: measure.id,
    analysis: chances.id,
    chance,
    from: from.at,
    to: to.at,
  };
  const raised = (one: Placed) => (isRatio(chance) ? exp(one.measure) : one.measure);
  const found =
    from.sums === to.sums
      ? figureOf(from.sums, made([raised(to), raised(from)], minus))
      : apart(figureOf(from.sums, raised(from)), figureOf(to.sums, raised(to)));
  const counts =
    from.counts && to.counts
      ? {
          having: Math.min(from.counts.having, to.counts.having),
          lacking: Math.min(from.counts.lacking, to.counts.lacking),
        }
      : null;
  const { confidence } = study.design;
  return resultOf(asked, quantity, {
    ...to,
    n: Math.min(from.n, to.n),
    counts,
    found,
    interval: (one) => meanInterval({ ...one, estimate: one.value, confidence }),
    test: true,
  });
}

/** Later minus earlier, of people who are not the same. */
function apart(from: ChanceResult, to: ChanceResult): ChanceResult {
  if (from.kind !== "figure") return from;
  if (to.kind !== "figure") return to;
  return {
    kind: "figure",
    value: to.value - from.value,
    se: Math.hypot(from.se, to.se),
    df: Math.min(from.df, to.df),
  };
}

type Found = Extract<ChanceResult, { kind: "figure" }>;

interface Made extends Pick<Counted, "chance" | "n" | "counts" | "query" | "leftOut" | "sums"> {
  readonly found: ChanceResult;
  readonly interval: (found: Found) => Interval;
  readonly test: boolean;
}

function resultOf({ study }: Asked, quantity: ChanceOf | ChanceChangeOf, made: Made): Result {
  const { found, n, counts, query, leftOut, sums } = made;
  const told = {
    quantity,
    n,
    evidence: {
      method: quantity.kind,
      variance: "linearisation",
      query,
      tables: ["answers"],
      unit: sums.clustered ? "psu" : "person",
      psus: sums.units,
      strata: 1,
      lonelyPsu: study.design.lonelyPsu,
      leftOut: [{ reason: "no answer", rows: leftOut }],
      designEffect: null,
    },
  } as const;
  if (found.kind !== "figure")
    return { kind: "not-estimable", reason: reasons[found.reason], detail: found.detail, ...told };
  const { value, se, df } = found;
  if (!(se > 0)) return { kind: "not-estimable", reason: "no-variance", detail: "nothing varies", ...told };
  return {
    kind: "estimate",
    ...told,
    unit: chanceUnits[made.chance],
    value,
    se,
    df,
    interval: made.interval(found),
    test: made.test ? zeroTest({ value, se, df }) : null,
    counts,
  };
}

const reasons: Readonly<Record<ChanceReason, NotEstimableReason>> = {
  "no-answers": "no-answers",
  "empty-cell": "no-variance",
  "small-cells": "no-answers",
  "no-counterpart": "no-comparison",
  singular: "singular",
  "no-variance": "no-variance",
  "no-convergence": "no-convergence",
  "too-few-cohorts": "no-change",
};
