import { describe, expect, test } from "vitest";
import { type Imputation, imputation } from "../../src/estimate/effects/imputation.js";
import {
  type ImputationPreTrend,
  imputationPreTrend,
} from "../../src/estimate/effects/imputationPreTrend.js";
import { type TwoWayEventStudy, twoWayEventStudy } from "../../src/estimate/effects/twoWayEventStudy.js";
import {
  type TwoWayFixedEffects,
  twoWayFixedEffects,
} from "../../src/estimate/effects/twoWayFixedEffects.js";
import { panelOf } from "../panelOf.js";
import { expectAgree } from "./agree.js";
import { reference } from "./fixtures.js";

interface MadePanel {
  readonly unit: readonly string[];
  readonly period: readonly number[];
  readonly outcome: readonly number[];
  readonly cohort: readonly (number | null)[];
  readonly weight: readonly number[];
  readonly cluster: readonly string[];
}

/** By dummy variables in R's lm() and full matrices: see make/effects.R. */
describe("36 units over 9 years with gaps, weights and clusters of two", () => {
  const wanted = reference("effects", "gaps");
  const made = wanted.panel as unknown as MadePanel;
  const panel = panelOf(
    made.unit.map((unit, k) => ({
      unit,
      period: Number(made.period[k]),
      outcome: Number(made.outcome[k]),
      cohort: made.cohort[k] ?? null,
      weight: Number(made.weight[k]),
      cluster: String(made.cluster[k]),
    })),
  );

  test("two-way fixed effects, its standard error by cluster, and its negative weights", () => {
    const found = twoWayFixedEffects(panel) as TwoWayFixedEffects;
    const { value, se, df, negative, negativeWeight } = wanted.twfe as Readonly<Record<string, number>>;
    expectAgree(
      [found.value, found.se, found.weights.negativeWeight],
      [value, se, negativeWeight].map(Number),
    );
    expect([found.df, found.weights.negative]).toEqual([df, negative]);
    expect(found.cells).toBe(made.unit.length);
  });

  test("imputation: overall and by periods since the start", () => {
    const found = imputation(panel) as Imputation;
    const { overall, since, horizons } = wanted.imputation as Readonly<Record<string, number[]>> & {
      readonly horizons: number[][];
    };
    expectAgree([found.overall.value, found.overall.se], overall ?? []);
    expect(found.horizons.map((horizon) => horizon.since)).toEqual(since);
    expectAgree(
      found.horizons.flatMap(({ value, se }) => [value, se]),
      horizons.flat(),
    );
  });

  test("pre-trend on observations not reached", () => {
    const found = imputationPreTrend(panel, { leads: 2 }) as ImputationPreTrend;
    const { values, se, F, p } = wanted.pretrend as Readonly<Record<string, number[]>>;
    expectAgree(
      found.leads.map((lead) => lead.value),
      values ?? [],
    );
    expectAgree(
      found.leads.map((lead) => lead.se),
      se ?? [],
    );
    expect(found.test.kind).toBe("tested");
    if (found.test.kind === "tested")
      expectAgree([found.test.statistic, found.test.p], [Number(F), Number(p)]);
  });

  test("interaction-weighted event study", () => {
    const found = twoWayEventStudy(panel) as TwoWayEventStudy;
    const { since, effects, overall } = wanted.interacted as Readonly<Record<string, number[]>> & {
      readonly effects: number[][];
    };
    expect(found.effects.map((effect) => effect.since)).toEqual(since);
    expectAgree(
      found.effects.flatMap(({ value, se }) => [value, se]),
      effects.flat(),
    );
    expectAgree([found.overall.value, found.overall.se], overall ?? []);
  });
});
