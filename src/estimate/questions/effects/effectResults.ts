import { random } from "../../../maths/random.js";
import type { PanelCount } from "../../../vocabulary/counted.js";
import type { Band, Result } from "../../../vocabulary/estimate.js";
import { measureUnit } from "../../../vocabulary/measureUnit.js";
import type { EffectOf, EffectPart, Estimator } from "../../../vocabulary/quantity.js";
import type { Effects, Measure, Study } from "../../../vocabulary/study.js";
import { zeroTest } from "../../contrasts/zeroTest.js";
import { bandsSimultaneous } from "../../effects/bandsSimultaneous.js";
import { meanInterval } from "../../means/meanInterval.js";
import type { EffectFound, EffectsFound } from "./found.js";
import { groupTimeFound } from "./groupTimeFound.js";
import { imputationFound, interactionFound, syntheticFound, twoWayFound } from "./tableFound.js";
import { twinsFound } from "./twinsFound.js";

interface Asked {
  readonly study: Study;
  readonly measure: Measure;
  readonly effects: Effects;
}

/**
 * What a programme made of a measure, by each estimator that the study asks for.
 *
 * in      sums of the panel and, where an estimator needs it, every unit
 * out     the effect over everything and its parts, each with a test and the estimator's own test of the time before
 * returns `not-estimable` where there is nothing to compare with, no time before, or too few units in every period
 */
export function effectResults(asked: Asked, panel: PanelCount): readonly Result[] {
  return asked.effects.estimators.flatMap((estimator) => {
    const found = foundBy(estimator, panel, asked);
    const bands = bandsOf(found, asked);
    return found.points.map((point) =>
      resultOf({ ...asked, estimator, found }, point, bands.get(point), panel),
    );
  });
}

function foundBy(estimator: Estimator, panel: PanelCount, { effects, study }: Asked): EffectsFound {
  if (estimator === "group-time") return groupTimeFound(panel, effects);
  if (estimator === "twins") return twinsFound(panel, effects);
  const { table } = panel;
  if (table === null) throw new Error(`${estimator} without its panel`);
  const { confidence } = study.design;
  switch (estimator) {
    case "imputation":
      return imputationFound(table);
    case "interaction":
      return interactionFound(table, { ...effects, confidence });
    case "synthetic":
      return syntheticFound(table);
    case "two-way":
      return twoWayFound(table, { ...effects, confidence });
  }
}

/** Chance that bands are drawn from, the same in every study. */
const bandsSeed = 1;

/** Bands that hold all effects by time since the beginning at once, where the study asks for them. */
function bandsOf(
  { points, events }: EffectsFound,
  { study: { design }, effects }: Asked,
): ReadonlyMap<EffectFound, Band> {
  if (effects.bands === "pointwise" || !events) return new Map();
  const shown = points.filter(({ part }) => part.by === "event");
  const estimates = shown.map((point) =>
    "reason" in point ? { value: 0, df: 1 } : { value: point.value, df: dfOf(point, design) },
  );
  const { confidence } = design;
  const bands = bandsSimultaneous(estimates, events, { random: random(bandsSeed), confidence });
  return new Map(
    shown.map((point, k) => {
      const { low, high } = bands[k] as Band;
      return [point, { low, high }];
    }),
  );
}

function dfOf({ df }: { readonly df: number }, { degreesOfFreedom }: Study["design"]): number {
  return degreesOfFreedom === "infinite" ? Number.POSITIVE_INFINITY : df;
}

function resultOf(
  {
    study,
    measure,
    effects,
    estimator,
    found,
  }: Asked & { readonly estimator: Estimator; readonly found: EffectsFound },
  point: EffectFound,
  band: Band | undefined,
  panel: PanelCount,
): Result {
  const quantity = quantityOf({ study, measure, effects }, estimator, point.part);
  const { sums, leftOut } = panel;
  const cohorts = "cohorts" in point ? point.cohorts : null;
  const told = {
    quantity,
    n:
      ("people" in point ? point.people : null) ??
      peopleBehind(panel, cohorts, {
        sides: "reason" in point ? [true] : [true, false],
        never: estimator === "interaction" || effects.comparison === "never",
      }),
    evidence: {
      method: "effect",
      variance: estimator === "synthetic" ? "jackknife" : "clusters",
      query: sums.query,
      tables: ["answers"],
      unit: "psu",
      psus: sums.leftOut.balanced,
      strata: 1,
      lonelyPsu: study.design.lonelyPsu,
      leftOut: [
        { reason: "no answer", rows: leftOut.withoutAnswer },
        { reason: "no unit", rows: leftOut.withoutUnit },
        ...(effects.spillOver === null ? [] : [{ reason: "unit in the ring", rows: leftOut.inRing }]),
      ],
      designEffect: null,
      ...(found.notes && point.part.by === "overall" && { notes: found.notes }),
    },
  } as const;
  if ("reason" in point)
    return { kind: "not-estimable", reason: point.reason, detail: point.detail, ...told };
  const { value, se, wild } = point;
  if (!(se > 0))
    return { kind: "not-estimable", reason: "no-variance", detail: "nothing differs between units", ...told };
  const df = dfOf(point, study.design);
  const { confidence } = study.design;
  const test = zeroTest({ value, se, df });
  return {
    kind: "estimate",
    ...told,
    unit: measureUnit(measure),
    value,
    se,
    df,
    interval: wild
      ? { low: wild.low, high: wild.high, confidence, method: "wild bootstrap" }
      : meanInterval({ estimate: value, se, df, confidence }),
    ...(band && { band }),
    test: wild ? { ...test, p: wild.p } : test,
    ...(found.pretrend && { pretrend: found.pretrend }),
    counts: null,
  };
}

function quantityOf(
  { study: { waves }, measure, effects }: Asked,
  estimator: Estimator,
  part: EffectPart,
): EffectOf {
  const [first, last] = [waves[0], waves.at(-1)];
  const to = part.by === "period" ? (waves.find(({ time }) => time === part.at) ?? last) : last;
  const at = (wave: string | undefined) => ({ wave: wave ?? "", group: effects.group, category: null });
  return {
    kind: "effect",
    measure: measure.id,
    analysis: effects.id,
    estimator,
    part,
    from: at(first?.id),
    to: at(to?.id),
  };
}

/**
 * The fewest people in any period, among those reached by the figure and, where there is one, among all others: only
 * those never reached where it compares with nobody else.
 */
function peopleBehind(
  { people }: PanelCount,
  cohorts: readonly number[] | null,
  { sides, never }: { readonly sides: readonly boolean[]; readonly never: boolean },
): number {
  const isOf = (cohort: number | null) => cohort !== null && (cohorts?.includes(cohort) ?? true);
  const isIn = (cohort: number | null, reached: boolean) =>
    never && !reached ? cohort === null : isOf(cohort) === reached;
  const periods = [...new Set(people.map(({ period }) => period))];
  const sums = sides.flatMap((reached) =>
    periods.map((at) =>
      people
        .filter(({ cohort, period }) => period === at && isIn(cohort, reached))
        .reduce((sum, one) => sum + one.people, 0),
    ),
  );
  return Math.min(...sums);
}
