import { describe, expect, test } from "vitest";
import { equivalence } from "../../src/estimate/contrasts/equivalence.js";
import { ratioInterval } from "../../src/estimate/contrasts/ratioInterval.js";
import { type ImputedFit, poolRubin } from "../../src/estimate/imputed/poolRubin.js";
import { type Adjustment, adjustP } from "../../src/estimate/multiplicity/adjustP.js";
import { diagonal, fromRows } from "../../src/maths/matrix.js";
import { studentQuantile, studentTwoSided } from "../../src/maths/student.js";
import { expectAgree } from "./agree.js";
import { list, reference, references } from "./fixtures.js";

type Lists = Readonly<Record<string, number[]>>;
const lists = (key: string) => references("multiplicity")[key] as unknown as Lists;

describe("adjusted p-values: the fifteen of Benjamini & Hochberg (1995)", () => {
  const ps = references("multiplicity").padjust_p as unknown as number[];
  test.each(["holm", "hochberg", "hommel", "bonferroni", "BH", "BY"] as const)("%s", (method: Adjustment) => {
    expectAgree(adjustP(ps, method), lists("padjust_BH1995")[method] ?? [], 1e-14);
  });
});

describe("Rubin's rules", () => {
  const { values, covariances, dfComplete } = reference("multiplicity-more", "imputed_fits");
  const fits: readonly ImputedFit[] = (values as number[][]).map((own, i) => ({
    values: own,
    covariance: fromRows((covariances as number[][][])[i] ?? []),
  }));
  const pooled = (...of: Parameters<typeof poolRubin>) => {
    const found = poolRubin(...of);
    if (found.kind !== "pooled") throw new Error(found.detail);
    return found;
  };
  const diagonalOf = (data: Float64Array) => [0, 1, 2].map((p) => data[p * 4] as number);

  test("mice pool(): a regression on five imputations, degrees of freedom of Barnard and Rubin", () => {
    const { pooled: wanted, summary } = references("multiplicity").pool_lm as unknown as {
      pooled: Lists;
      summary: Lists;
    };
    const { estimates, covariance, within, between } = pooled(fits, { dfComplete: Number(dfComplete) });
    const all = (key: keyof (typeof estimates)[number]) => estimates.map((one) => one[key]);
    expectAgree(all("value"), list(wanted.estimate));
    expectAgree(diagonalOf(within.data), list(wanted.ubar));
    expectAgree(diagonalOf(between.data), list(wanted.b));
    expectAgree(diagonalOf(covariance.data), list(wanted.t));
    expectAgree(all("df"), list(wanted.df));
    expectAgree(all("increase"), list(wanted.riv));
    expectAgree(all("lambda"), list(wanted.lambda));
    expectAgree(all("missing"), list(wanted.fmi));
    expectAgree(all("se"), list(summary["std.error"]));
    const reach = estimates.map(({ se, df }) => studentQuantile(0.975, df) * se);
    expectAgree(
      estimates.map(({ value }, p) => value - (reach[p] as number)),
      list(summary["2.5 %"]),
    );
    expectAgree(
      estimates.map(({ value, se, df }) => studentTwoSided(value / se, df)),
      list(summary["p.value"]),
    );
  });

  test("mitools MIcombine(): the same, degrees of freedom of Rubin (1987)", () => {
    const wanted = lists("MIcombine");
    const { estimates } = pooled(fits);
    expectAgree(
      estimates.map(({ value }) => value),
      list(wanted.coef),
    );
    expectAgree(
      estimates.map(({ se }) => se),
      list(wanted.se),
    );
    expectAgree(
      estimates.map(({ df }) => df),
      list(wanted.df),
    );
    expectAgree(
      estimates.map(({ missing }) => missing),
      list(wanted.missinfo),
    );
  });

  /** Estimates 1, 2, 3 with variances that average 0.2: what `pool.scalar` was given has mean 2, b = 1, ubar = 0.2. */
  test.each([
    ["pool_scalar_rubin87", Number.POSITIVE_INFINITY],
    ["pool_scalar_BR", 99],
  ])("mice pool.scalar(): %s", (key, dfComplete) => {
    const wanted = references("multiplicity")[key] as unknown as Readonly<Record<string, number>>;
    const three = [1, 2, 3].map((value) => ({ values: [value], covariance: diagonal([0.2]) }));
    const [one] = pooled(three, { dfComplete }).estimates;
    if (!one) throw new Error("nothing pooled");
    const { value, se, df, increase, missing } = one;
    expectAgree([value, se ** 2, increase], [wanted.qbar, wanted.t, wanted.r].map(Number));
    expectAgree([df, missing], [wanted.df, wanted.fmi].map(Number));
  });
});

describe("two one-sided tests: t.test above −margin and below +margin", () => {
  test.each(["tost_one_6", "tost_one_3", "tost_two_20"])("%s", (key) => {
    const wanted = reference("multiplicity-more", key);
    const [value, se, df, margin] = [wanted.value, wanted.se, wanted.df, wanted.margin].map(Number);
    const found = equivalence({ value: value ?? 0, se: se ?? 0, df: df ?? 0, margin: margin ?? 0 });
    if (found.kind !== "tested") throw new Error(found.detail);
    expectAgree([found.above.statistic, found.above.p], list(wanted.above));
    expectAgree([found.below.statistic, found.below.p], list(wanted.below));
    expectAgree([found.interval.low, found.interval.high], list(wanted.interval));
    expect(found.p).toBe(Math.max(found.above.p, found.below.p));
    expect(found.equivalent).toBe(key === "tost_one_6");
  });
});

describe("Fieller's interval: the ratios r at which a t test of y − r·x has p = 0.05", () => {
  test.each(["fieller_growth", "fieller_few"])("%s", (key) => {
    const wanted = reference("multiplicity-more", key);
    const [above = 0, below = 0, both = 0] = list(wanted.variance);
    const found = ratioInterval(
      { above: Number(wanted.above), below: Number(wanted.below), variance: { above, below, both } },
      { df: Number(wanted.df) },
    );
    if (found.kind !== "ratio") throw new Error(found.detail);
    expectAgree([found.value], list(wanted.value));
    expectAgree([found.interval.low, found.interval.high], list(wanted.interval));
  });
});
