import { aggregateEffects } from "../../dist/estimate/effects/aggregateEffects.js";
import { bandsSimultaneous } from "../../dist/estimate/effects/bandsSimultaneous.js";
import { groupTimeEffects } from "../../dist/estimate/effects/groupTimeEffects.js";
import { honestMagnitudes } from "../../dist/estimate/effects/honestMagnitudes.js";
import { honestSmoothness } from "../../dist/estimate/effects/honestSmoothness.js";
import { panelSumsOf } from "../../dist/estimate/effects/panelSumsOf.js";
import { preTrendTest } from "../../dist/estimate/effects/preTrendTest.js";
import { syntheticDid } from "../../dist/estimate/effects/syntheticDid.js";
import { groupTimeFound } from "../../dist/estimate/questions/effects/groupTimeFound.js";
import {
  imputationFound,
  interactionFound,
  syntheticFound,
  twoWayFound,
} from "../../dist/estimate/questions/effects/tableFound.js";
import { twinsFound } from "../../dist/estimate/questions/effects/twinsFound.js";
import { select } from "../../dist/maths/matrix.js";
import { stream } from "../../dist/maths/random.js";
import { intervalOf } from "./intervalOf.mjs";
import { panels } from "./panels.mjs";

/**
 * By kind of world who is asked, and for what besides the mean effect over everything (`before`: the test of that time); `slow` ones in every fourth
 * world. `municipal` is `shared` with municipalities as clusters.
 */
const asked = {
  nothing: {
    ways: ["never", "not-yet", "imputation", "interaction", "two-way"],
    slow: ["synthetic", "twins"],
    parts: ["before"],
  },
  same: { ways: ["never", "imputation", "two-way"], slow: ["synthetic"], parts: [] },
  growing: {
    ways: ["never", "not-yet", "imputation", "interaction", "two-way"],
    slow: ["synthetic", "twins"],
    parts: ["cohort", "event"],
  },
  everywhere: { ways: ["not-yet", "imputation", "two-way"], slow: [], parts: ["event"] },
  parting: { ways: ["never", "imputation"], slow: [], parts: ["before"] },
  shared: { ways: ["never"], slow: [], parts: ["cohort"] },
  municipal: { ways: ["never", "imputation"], slow: [], parts: ["cohort", "before"] },
};

/** What every estimator makes of the panels of one world, as a study is told it. */
export function panelFigures(seed, add) {
  for (const { kind, panel, truth } of panels(seed)) {
    const { ways, slow, parts } = asked[kind];
    for (const way of seed % 4 === 0 ? [...ways, ...slow] : ways) {
      told({ kind, way, found: by[way](panel), parts: ["overall", ...parts], truth }, add);
    }
    if (kind === "nothing") nothing(seed, panel, add);
    if (kind === "parting") honest(panel, truth, add);
    if (kind === "same" && seed % 20 === 0) placebo(seed, panel, truth, add);
  }
}

const by = {
  never: (panel) => groupTimeFound(countOf(panel), options("never")),
  "not-yet": (panel) => groupTimeFound(countOf(panel), options("not-yet")),
  twins: (panel) => twinsFound(countOf(panel), options("never")),
  imputation: imputationFound,
  interaction: (panel) => interactionFound(panel, regression),
  synthetic: syntheticFound,
  "two-way": (panel) => twoWayFound(panel, regression),
};

const regression = { errors: "CR1", confidence: 0.95, anticipation: 0 };

const options = (comparison) => ({
  comparison,
  anticipation: 0,
  numbers: [],
  cluster: null,
  twins: { perUnit: 1, caliper: null },
});

function countOf(panel) {
  const one = { cell: "", people: panel.periods.map(() => 1) };
  return {
    sums: sumsOf(panel),
    table: panel,
    twins: panel.units.map(() => one),
    people: [],
    leftOut: { withoutUnit: 0, withoutAnswer: 0, inRing: 0 },
  };
}

const sumsOf = (panel) =>
  panelSumsOf(
    panel,
    panel.units.map(() => ""),
  );

/** Figures of a study that hold the truth or not, and the test of the time before. */
function told({ kind, way, found, parts, truth }, add) {
  for (const point of found.points) {
    const { part } = point;
    if ("reason" in point || !parts.includes(part.by) || (part.by === "event" && part.at < 0)) continue;
    const block = part.by === "cohort" ? `${part.at}` : "all";
    add({ row: `${kind} ${way} ${part.by}`, block }, intervalOf(point, truth(part)));
  }
  const p = found.pretrend?.p ?? null;
  if (parts.includes("before") && p !== null) add({ row: `${kind} ${way} before` }, { missed: p < 0.05 });
}

function eventStudy(panel, basePeriod) {
  const found = groupTimeEffects(sumsOf(panel), { comparison: "never", anticipation: 0, basePeriod });
  return { found, ...aggregateEffects(found, { by: "event-time" }) };
}

/** Bands over the event study, by t as a study is told them and by the normal distribution; and a test that none is told. */
function nothing(seed, panel, add) {
  const { found, points, covariance } = eventStudy(panel, "varying");
  const { p } = preTrendTest(found.effects, found.covariance);
  add({ row: "nothing every effect before" }, { missed: p < 0.05 });
  const bandsBy = (row, dfOf) => {
    const estimates = points.map(({ value, df }) => ({ value, df: dfOf(df) }));
    const chance = { random: stream(seed, "bands"), draws: 2000 };
    const missed = bandsSimultaneous(estimates, covariance, chance).some(
      ({ low, high }) => low > 0 || high < 0,
    );
    add({ row }, { missed });
  };
  bandsBy("nothing bands", (df) => df);
  bandsBy("nothing normal bands", () => Number.POSITIVE_INFINITY);
}

/** Intervals of the mean over the years after the start that allow for trends that part. */
function honest(panel, truth, add) {
  const { points, covariance } = eventStudy(panel, "universal");
  const places = points.flatMap(({ phase, at }, k) => (phase === "base" || at < -10 ? [] : [k]));
  const after = points.filter(({ at }) => at >= 0);
  const study = {
    effects: places.map((k) => points[k].value),
    covariance: select(covariance, places, places),
    before: places.length - after.length,
    weights: after.map(() => 1 / after.length),
  };
  const mean = after.reduce((sum, { at }) => sum + truth({ by: "event", at }) / after.length, 0);
  const held = (row, { low, high }) => add({ row }, { missed: mean < low || mean > high });
  held("parting magnitudes", honestMagnitudes(study, { bound: 1 }));
  held("parting line", honestSmoothness(study, { bound: 0 }));
}

/** The standard error of a synthetic difference-in-differences by starts given to others; few draws, for each is a whole fit. */
function placebo(seed, panel, truth, add) {
  const found = syntheticDid(panel, { spread: { kind: "placebo", draws: 25, seed } });
  add({ row: "same placebo overall" }, intervalOf(found, truth({ by: "overall" })));
}
