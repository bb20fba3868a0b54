import type { ChanceReason, ChanceResult } from "../../../vocabulary/chances.js";
import type { Interval, NotEstimableReason, Result, Test } from "../../../vocabulary/estimate.js";
import { type ChanceChangeOf, type ChanceOf, chanceUnits, type Place } from "../../../vocabulary/quantity.js";
import type { Chances, Measure, Study } from "../../../vocabulary/study.js";
import { figureOf } from "../../chances/figureOf.js";
import { zeroTest } from "../../contrasts/zeroTest.js";
import { meanInterval } from "../../means/meanInterval.js";
import { shareInterval } from "../../means/shareInterval.js";
import { byDesign } from "./byDesign.js";
import { type Counted, exp, isRatio } from "./chancesAt.js";
import { changeBetween } from "./changeBetween.js";

interface Asked {
  readonly study: Study;
  readonly measure: Measure;
  readonly chances: Chances;
}

/** A measure in one wave. */
export function levelResult(asked: Asked, placed: Counted): Result {
  const { chance, at } = placed;
  const quantity: ChanceOf = { kind: "chance", ...namedIn(asked, placed), at };
  const found = byDesign(asked.study, figureOf(placed.sums, placed.measure));
  if (isRatio(chance)) return resultOf(asked, quantity, placed, raised(asked, found, Math.exp));
  const ofPeople = chanceUnits[chance] === "share" && chance !== "share-gap";
  if (ofPeople) return resultOf(asked, quantity, placed, asShare(asked, found, placed.n));
  return resultOf(asked, quantity, placed, plainly(asked, found, chance === "share-gap"));
}

/** With an interval that stays within 0 and 1, by the design's method. */
function asShare({ study }: Asked, found: ChanceResult, rows: number): Found {
  if (found.kind !== "figure" || !(found.se > 0)) return { found, interval: null, test: null };
  const { confidence, shareInterval: method } = study.design;
  const { value: estimate, se, df } = found;
  const limits = shareInterval({ estimate, variance: se ** 2, df, rows, confidence, method });
  if (limits.kind !== "interval") return { found, interval: null, test: null };
  const { kind: _, ...interval } = limits;
  return { found, interval, test: null };
}

/** How a measure changed. */
export function changeResult(asked: Asked, from: Counted, to: Counted): Result {
  const quantity: ChanceChangeOf = {
    kind: "chance-change",
    ...namedIn(asked, from),
    from: from.at,
    to: to.at,
  };
  const told = (one: Counted) => (isRatio(one.chance) ? { ...one, measure: exp(one.measure) } : one);
  const found = byDesign(asked.study, changeBetween(told(from), told(to)));
  const fewest = (side: "having" | "lacking") => Math.min(from.counts?.[side] ?? 0, to.counts?.[side] ?? 0);
  const counts = from.counts && to.counts && { having: fewest("having"), lacking: fewest("lacking") };
  const { chance, cell, at, sums, query, leftOut, measure } = to;
  const both = { chance, at, sums, query, leftOut, measure, n: Math.min(from.n, to.n), counts };
  return resultOf(asked, quantity, cell ? { ...both, cell } : both, plainly(asked, found, true));
}

/** How much stronger all odds ratios became since the first wave, in parts of what their logarithms were. */
export function strengthResult(asked: Asked, strength: Counted, from: Place): Result {
  const quantity: ChanceChangeOf = {
    kind: "chance-change",
    ...namedIn(asked, strength),
    from,
    to: strength.at,
  };
  const found = byDesign(asked.study, figureOf(strength.sums, strength.measure));
  const told = raised(asked, found, Math.expm1);
  const test = found.kind === "figure" && found.se > 0 ? zeroTest(found) : null;
  return resultOf(asked, quantity, strength, { ...told, test });
}

const namedIn = ({ measure, chances }: Asked, { chance, cell }: Counted) => ({
  measure: measure.id,
  analysis: chances.id,
  chance,
  ...(cell && { cell }),
});

interface Found {
  readonly found: ChanceResult;
  readonly interval: Interval | null;
  readonly test: Test | null;
}

function plainly({ study }: Asked, found: ChanceResult, tested: boolean): Found {
  if (found.kind !== "figure" || !(found.se > 0)) return { found, interval: null, test: null };
  const { confidence } = study.design;
  const interval = meanInterval({ ...found, estimate: found.value, confidence });
  return { found, interval, test: tested ? zeroTest(found) : null };
}

/** A figure and its interval from those of its logarithm; `told` is e to it, or that less 1. */
function raised(asked: Asked, found: ChanceResult, told: (log: number) => number): Found {
  const { interval } = plainly(asked, found, false);
  if (found.kind !== "figure" || !interval) return { found, interval, test: null };
  return {
    found: { ...found, value: told(found.value), se: Math.exp(found.value) * found.se },
    interval: { ...interval, low: told(interval.low), high: told(interval.high) },
    test: null,
  };
}

function resultOf(
  { study }: Asked,
  quantity: ChanceOf | ChanceChangeOf,
  { n, counts, query, leftOut, sums, notes }: Counted,
  { found, interval, test }: Found,
): Result {
  const told = {
    quantity,
    n,
    evidence: {
      method: quantity.kind,
      variance: "linearisation",
      query,
      tables: ["answers"],
      unit: study.design.stages.length > 0 ? "psu" : "person",
      psus: sums.units,
      strata: 1,
      lonelyPsu: study.design.lonelyPsu,
      leftOut,
      designEffect: null,
      ...(notes && { notes }),
    },
  } as const;
  if (found.kind !== "figure")
    return { kind: "not-estimable", reason: reasons[found.reason], detail: found.detail, ...told };
  if (!interval) return { kind: "not-estimable", reason: "no-variance", detail: "nothing varies", ...told };
  const { value, se, df } = found;
  const unit = chanceUnits[quantity.chance];
  return { kind: "estimate", ...told, unit, value, se, df, interval, test, counts };
}

const reasons: Readonly<Record<ChanceReason, NotEstimableReason>> = {
  "no-answers": "no-answers",
  "empty-cell": "no-variance",
  "small-cells": "no-answers",
  "one-psu": "one-psu",
  singular: "singular",
  "no-variance": "no-variance",
  "no-convergence": "no-convergence",
  "too-few-cohorts": "no-change",
};
