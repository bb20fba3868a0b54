import { afterAll, beforeAll, describe, test } from "vitest";
import { domainTotals, means, peopleOf } from "../../src/estimate/means/ratios.js";
import { shareInterval } from "../../src/estimate/means/shareInterval.js";
import { degreesOfFreedom } from "../../src/estimate/variance/degreesOfFreedom.js";
import { designCovariance } from "../../src/estimate/variance/designCovariance.js";
import { id, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { answered } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import type { ShareInterval } from "../../src/vocabulary/design.js";
import { expectAgree } from "./agree.js";
import { designOf, list, reference, storeWith } from "./fixtures.js";

let store: Store;
beforeAll(async () => {
  store = await storeWith("apistrat", "apiclus1", "nhanes", "yrbs");
});
afterAll(() => store.close());

const schoolWide = sql`CASE ${id("sch.wide")} WHEN 'Yes' THEN 1 WHEN 'No' THEN 0 END`;
const ever = sql`CASE qn8 WHEN 2 THEN 1 WHEN 1 THEN 0 END`;
const cases = [
  ["survey-api", "dstrat", schoolWide],
  ["survey-api", "dstrat_nofpc", schoolWide],
  ["survey-api", "dclus1", schoolWide],
  ["survey-cdc", "nhanes", id("HI_CHOL")],
  ["survey-cdc", "yrbs", ever],
] as const;

/** The share, its variance, and the two numbers of people that R uses: all rows, and those who answered. */
async function figures(name: string, value: (typeof cases)[number][2]) {
  const { rows, design } = designOf(name);
  const t = await tally(store, { rows, design, by: [], variables: answered("share", value) });
  const { values, influence } = means(t, "share");
  const covariance = designCovariance(t, influence, { lonelyPsu: "fail" });
  if (covariance.kind !== "covariance") throw new Error(covariance.kind);
  const all = t.cells.rows.reduce((sum, n) => sum + n, 0);
  const who = domainTotals(t, peopleOf("share"), "unweighted")[0] as number;
  const [weights] = await store.rows(
    sql`SELECT avg(${design.weight}) FILTER (${value} IS NOT NULL) / avg(${design.weight}) AS ratio FROM ${rows}`,
  );
  return {
    estimate: values[0] as number,
    variance: covariance.data[0] as number,
    df: degreesOfFreedom(t),
    all,
    who,
    weightRatio: Number(weights?.ratio),
  };
}

describe.each(cases)("%s %s", (file, name, value) => {
  test.each(["xlogit", "beta", "wilson", "asin", "mean"] satisfies ShareInterval[])("%s", async (method) => {
    const { all, ...of } = await figures(name, value);
    const wanted = reference(file, `${name}.ciprop_${method}`);
    const limits = shareInterval({ ...of, rows: all, confidence: 0.95, method });
    if (limits.kind !== "interval") throw new Error(limits.detail);
    expectAgree([of.estimate], list(wanted.est));
    expectAgree([of.variance], list(wanted.var));
    expectAgree([limits.low, limits.high], list(wanted.ci));
  });

  test("logit is xlogit: R's differs by the last step of its iteration", async () => {
    const { all, ...of } = await figures(name, value);
    const wanted = reference(file, `${name}.ciprop_logit`);
    const limits = shareInterval({ ...of, rows: all, confidence: 0.95, method: "logit" });
    if (limits.kind !== "interval") throw new Error(limits.detail);
    expectAgree([limits.low, limits.high], list(reference(file, `${name}.ciprop_xlogit`).ci));
    expectAgree([of.estimate], list(wanted.est), 1e-8);
    expectAgree([of.variance], list(wanted.var));
    expectAgree([limits.low, limits.high], list(wanted.ci), 1e-8);
  });

  test("likelihood: R interpolates between ten points, and mixes in the weights of those who did not answer", async () => {
    const { who, weightRatio, ...of } = await figures(name, value);
    const wanted = reference(file, `${name}.ciprop_likelihood`);
    const variance = of.variance * weightRatio;
    const limits = shareInterval({ ...of, variance, rows: who, confidence: 0.95, method: "likelihood" });
    if (limits.kind !== "interval") throw new Error(limits.detail);
    expectAgree([of.estimate], list(wanted.est), 1e-8);
    expectAgree([of.variance], list(wanted.var));
    expectAgree([limits.low, limits.high], list(wanted.ci), 2e-4);
  });
});

/**
 * R survey 4.1.1 with 1000 points on each side of the profile instead of ten:
 * plogis(confint(svyglm(y ~ 1, d, family = quasibinomial, epsilon = 1e-15), 1, method = "likelihood",
 * ddf = degf(d), maxsteps = 1000, del = 8/1000)), del = 45/1000 for yrbs, whose limits lie farther out.
 * What is left of R's interpolation goes with the square of del.
 */
test.each([
  ["dstrat", schoolWide, 3e-9, [0.776411019821024, 0.872412659634035]],
  ["dstrat_nofpc", schoolWide, 3e-9, [0.775483074854282, 0.873100540051403]],
  ["dclus1", schoolWide, 3e-9, [0.826285720890985, 0.913694249618654]],
  ["nhanes", id("HI_CHOL"), 3e-9, [0.100885057768258, 0.124100486508198]],
  ["yrbs", ever, 1e-7, [0.146161810080655, 0.231630779894615]],
] as const)(
  "%s: likelihood limits where R's curve is drawn finely",
  async (name, value, tolerance, wanted) => {
    const { who, weightRatio, ...of } = await figures(name, value);
    const variance = of.variance * weightRatio;
    const limits = shareInterval({ ...of, variance, rows: who, confidence: 0.95, method: "likelihood" });
    if (limits.kind !== "interval") throw new Error(limits.detail);
    expectAgree([limits.low, limits.high], wanted, tolerance);
  },
);
