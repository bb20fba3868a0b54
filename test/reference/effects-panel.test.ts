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
import { fUpperTail } from "../../src/maths/fisher.js";
import { expectAgree } from "./agree.js";
import { reference } from "./fixtures.js";
import { madePanel } from "./made-panel.js";

/** By dummy variables in R's lm() and full matrices: see make/effects.R. */
describe("36 units over 9 years with gaps, weights and clusters of two", () => {
  const wanted = reference("effects", "gaps");
  const panel = madePanel("effects", "gaps");

  test("two-way fixed effects, its standard error by cluster, and its negative weights", () => {
    const found = twoWayFixedEffects(panel) as TwoWayFixedEffects;
    const { value, se, df, negative, negativeWeight } = wanted.twfe as Readonly<Record<string, number>>;
    expectAgree(
      [found.value, found.se, found.weights.negativeWeight],
      [value, se, negativeWeight].map(Number),
    );
    expect([found.df, found.weights.negative]).toEqual([df, negative]);
    expect(found.cells).toBe(panel.present.reduce((sum, seen) => sum + seen, 0));
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
    if (found.test.kind !== "tested") return;
    const { statistic, df } = found.test;
    expectAgree([statistic / df], [Number(F)]);
    // R's F has the degrees of freedom of all 18 clusters; ours those of the 14 with a unit reached, less three cohorts
    expectAgree([fUpperTail(statistic / df, df, 17)], [Number(p)]);
    expectAgree([found.test.p], [fUpperTail((statistic / df) * (10 / 11), df, 10)]);
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
