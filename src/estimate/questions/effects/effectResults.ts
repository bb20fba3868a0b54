import type { PanelCount } from "../../../vocabulary/counted.js";
import type { Result } from "../../../vocabulary/estimate.js";
import { measureUnit } from "../../../vocabulary/measureUnit.js";
import type { EffectOf, EffectPart, Estimator } from "../../../vocabulary/quantity.js";
import type { Effects, Measure, Study } from "../../../vocabulary/study.js";
import { zeroTest } from "../../contrasts/zeroTest.js";
import { meanInterval } from "../../means/meanInterval.js";
import type { EffectFound, EffectsFound } from "./found.js";
import { groupTimeFound } from "./groupTimeFound.js";
import { imputationFound, syntheticFound, twoWayFound } from "./tableFound.js";
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
    const found = foundBy(estimator, panel, asked.effects);
    return found.points.map((point) => resultOf({ ...asked, estimator, found }, point, panel));
  });
}

function foundBy(estimator: Estimator, panel: PanelCount, effects: Effects): EffectsFound {
  if (estimator === "group-time") return groupTimeFound(panel, effects);
  if (estimator === "twins") return twinsFound(panel, effects);
  const { table } = panel;
  if (table === null) throw new Error(`${estimator} without its panel`);
  const by = { imputation: imputationFound, synthetic: syntheticFound, "two-way": twoWayFound };
  return by[estimator](table);
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
  panel: PanelCount,
): Result {
  const quantity = quantityOf({ study, measure, effects }, estimator, point.part);
  const { sums, leftOut } = panel;
  const cohorts = "cohorts" in point ? point.cohorts : null;
  const told = {
    quantity,
    n:
      ("people" in point ? point.people : null) ??
      peopleBehind(panel, cohorts, "reason" in point ? [true] : [true, false]),
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
      ],
      designEffect: null,
      ...(found.notes && point.part.by === "overall" && { notes: found.notes }),
    },
  } as const;
  if ("reason" in point)
    return { kind: "not-estimable", reason: point.reason, detail: point.detail, ...told };
  const { value, se } = point;
  if (!(se > 0))
    return { kind: "not-estimable", reason: "no-variance", detail: "nothing differs between units", ...told };
  const df = study.design.degreesOfFreedom === "infinite" ? Number.POSITIVE_INFINITY : point.df;
  return {
    kind: "estimate",
    ...told,
    unit: measureUnit(measure),
    value,
    se,
    df,
    interval: meanInterval({ estimate: value, se, df, confidence: study.design.confidence }),
    test: zeroTest({ value, se, df }),
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

/** The fewest people in any period, among those reached by the figure and, where there is one, among all others. */
function peopleBehind(
  { people }: PanelCount,
  cohorts: readonly number[] | null,
  sides: readonly boolean[],
): number {
  const isOf = (cohort: number | null) => cohort !== null && (cohorts?.includes(cohort) ?? true);
  const periods = [...new Set(people.map(({ period }) => period))];
  const sums = sides.flatMap((reached) =>
    periods.map((at) =>
      people
        .filter(({ cohort, period }) => period === at && isOf(cohort) === reached)
        .reduce((sum, one) => sum + one.people, 0),
    ),
  );
  return Math.min(...sums);
}
