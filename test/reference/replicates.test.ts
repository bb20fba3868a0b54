import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { together } from "../../src/estimate/contrasts/together.js";
import { means, ratios, totalOf, totals } from "../../src/estimate/means/ratios.js";
import { quantile } from "../../src/estimate/quantiles/quantile.js";
import { quantileInterval } from "../../src/estimate/quantiles/quantileInterval.js";
import { binomial, type Family, gaussian } from "../../src/estimate/regression/family.js";
import { glm } from "../../src/estimate/regression/glm.js";
import { numeric } from "../../src/estimate/regression/modelColumns.js";
import { balancedReplicates } from "../../src/estimate/replicates/balancedReplicates.js";
import { bootstrapReplicates } from "../../src/estimate/replicates/bootstrapReplicates.js";
import { jackknife } from "../../src/estimate/replicates/jackknife.js";
import {
  type Estimator,
  replicateCovariance,
  replicated,
} from "../../src/estimate/replicates/replicateCovariance.js";
import { patternsOf, replicateDf } from "../../src/estimate/replicates/replicateDf.js";
import { psusOf, reweighed } from "../../src/estimate/replicates/reweigh.js";
import { fromRows } from "../../src/maths/matrix.js";
import { random } from "../../src/maths/random.js";
import { id, type Sql, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { below, belowPoints } from "../../src/tally/belowPoints.js";
import { regressionRequest } from "../../src/tally/regression.js";
import { replicatePatterns } from "../../src/tally/replicatePatterns.js";
import { type ReplicateColumns, replicateSums } from "../../src/tally/replicateSums.js";
import { answered, type TallyRequest, type Variable } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import { valueTable } from "../../src/tally/valueTable.js";
import type { ReplicateTallies } from "../../src/vocabulary/replicated.js";
import type { Tally } from "../../src/vocabulary/tally.js";
import { expectAgree } from "./agree.js";
import { covarianceOf } from "./covariance.js";
import { designOf, list, reference, storeWith } from "./fixtures.js";

let store: Store;
beforeAll(async () => {
  store = await storeWith("apistrat", "apiclus1", "paired_toy", "lonely_toy");
});
afterAll(() => store.close());

/** R's designs: JK1 on 15 districts, JKn on 200 schools that were drawn directly (each is its own PSU). */
const cases = {
  JK1: { ...designOf("dclus1"), psu: id("dnum") },
  JKn: { ...designOf("dstrat"), psu: id("cds") },
};

function requestOf(
  name: keyof typeof cases,
  variables: readonly Variable[],
  by: readonly string[] = [],
): TallyRequest {
  const { rows, design, psu } = cases[name];
  return {
    rows,
    design: { ...design, psu },
    by: by.map((key) => ({ name: key, value: id(key) })),
    variables,
  };
}

/** Weights that the engine makes: 0 for one PSU, n/(n − 1) for the others of its stratum. */
const delivered: ReplicateColumns & { readonly rows: Sql } = {
  rows: sql`(SELECT *, pw AS w, ${sqlList(15, (r) => sql`CASE WHEN place = ${r + 1} THEN 0 ELSE pw * 15 / 14.0 END AS ${id(`w${r}`)}`)}
    FROM (SELECT *, dense_rank() OVER (ORDER BY dnum) AS place FROM apiclus1))`,
  columns: Array.from({ length: 15 }, (_, r) => id(`w${r}`)),
  combined: true,
};

function sqlList(n: number, piece: (i: number) => Sql): Sql {
  return Array.from({ length: n }, (_, i) => piece(i)).reduce((all, next) => sql`${all}, ${next}`);
}

const scaleOfJk1 = (1 - 15 / 757) * (14 / 15);
const asDelivered = { scale: scaleOfJk1, rscales: new Array<number>(15).fill(1) };

async function fromDesign(name: keyof typeof cases, request: TallyRequest, mse = false) {
  const t = await tally(store, request);
  const plan = jackknife(t, { lonelyPsu: "fail", mse });
  if (plan.kind !== "replicates") throw new Error(`${name}: ${plan.kind}`);
  return { plan, tallies: reweighed(t, psusOf(t), plan.multipliers), psus: psusOf(t).strata.length };
}

function estimated(
  tallies: ReplicateTallies,
  estimator: Estimator,
  plan: Parameters<typeof replicateCovariance>[1],
) {
  const found = replicated(tallies, estimator);
  expect([...found.empty]).toEqual([]);
  return { values: found.values, covariance: replicateCovariance(found, plan) };
}

const api00 = answered("api00", id("api00"));
const enroll = answered("enroll", id("enroll"));
const meanOfApi00: Estimator = (t) => means(t, "api00");
const totalOfEnroll: Estimator = (t) => totals(t, totalOf(t, "enroll"));

describe("replicates made from the design, without another pass over the rows", () => {
  test.each([
    ["JK1", "rep.JK1.mean", false],
    ["JKn", "rep.JKn.mean", false],
    ["JK1", "rep.JK1mse.mean", true],
  ] as const)("%s: %s", async (name, key, mse) => {
    const { plan, tallies } = await fromDesign(name, requestOf(name, api00), mse);
    const { values, covariance } = estimated(tallies, meanOfApi00, plan);
    expectAgree(values, list(reference("survey-api", key).est));
    expectAgree(covariance, list(reference("survey-api", key).vcov));
  });

  test.each(["JK1", "JKn"] as const)("%s: total of enrolment", async (name) => {
    const { plan, tallies } = await fromDesign(name, requestOf(name, enroll));
    const { values, covariance } = estimated(tallies, totalOfEnroll, plan);
    expectAgree(values, list(reference("survey-api", `rep.${name}.total`).est));
    expectAgree(covariance, list(reference("survey-api", `rep.${name}.total`).vcov));
  });

  test.each(["JK1", "JKn"] as const)("%s: degrees of freedom", async (name) => {
    const { plan, psus } = await fromDesign(name, requestOf(name, api00));
    expect(replicateDf(patternsOf(plan.multipliers, psus))).toBe(
      reference("survey-api", `rep.${name}.degf`).value,
    );
  });
});

describe("regressions, fitted anew under each replicate", () => {
  const refitted = (response: string, family: Family): Estimator => {
    const columns = [...numeric("ell"), ...numeric("meals")];
    return (t) => {
      const found = glm(t, { response, family, columns });
      if (found.kind !== "regression") throw new Error(found.detail);
      return found;
    };
  };
  const predictors = ["ell", "meals"].map((name) => ({ name, value: id(name) }));
  const schoolWide = sql`CASE WHEN ${id("sch.wide")} THEN 1 ELSE 0 END`;

  test.each([
    ["rep.JK1.glm", "JK1", { name: "api00", value: id("api00") }, gaussian],
    ["rep.JKn.glmlogit", "JKn", { name: "schoolWide", value: schoolWide }, binomial],
  ] as const)("%s", async (key, name, response, family) => {
    const { rows, design } = requestOf(name, []);
    const { plan, tallies } = await fromDesign(
      name,
      regressionRequest({ rows, design, response, predictors }),
    );
    const { values, covariance } = estimated(tallies, refitted(response.name, family), plan);
    expectAgree(values, list(reference("survey-api", key).est));
    // The logistic reference stopped at R's default epsilon; iterated to the end it agrees to all digits.
    const converged =
      name === "JKn" ? reference("survey-more", "JKn.glmlogit") : reference("survey-api", key);
    expectAgree(covariance, list(converged.vcov));
    expectAgree(covariance, list(reference("survey-api", key).vcov), 1e-6);
  });
});

describe("a lonely PSU under JKn, by R's rules", () => {
  const lonely = () =>
    tally(store, {
      rows: id("lonely_toy"),
      design: {
        ...designOf("dclus1").design,
        stratum: id("s"),
        psu: id("psu"),
        weight: id("w"),
        populationPsus: null,
      },
      by: [],
      variables: answered("y", id("y")),
    });

  test.each(["certainty", "remove", "adjust", "average"] as const)("%s", async (lonelyPsu) => {
    const t = await lonely();
    const plan = jackknife(t, { lonelyPsu });
    if (plan.kind !== "replicates") throw new Error(plan.kind);
    const tallies = reweighed(t, psusOf(t), plan.multipliers);
    const { values, covariance } = estimated(tallies, (each) => means(each, "y"), plan);
    expectAgree(values, list(reference("survey-more", `lonelyJkn.${lonelyPsu}`).est));
    expectAgree(covariance, list(reference("survey-more", `lonelyJkn.${lonelyPsu}`).vcov));
    const total = estimated(tallies, (each) => totals(each, totalOf(each, "y")), plan);
    expectAgree(total.covariance, list(reference("survey-more", `lonelyJkn.total.${lonelyPsu}`).vcov));
  });

  test("fail", async () => {
    expect(jackknife(await lonely(), { lonelyPsu: "fail" })).toMatchObject({
      kind: "one-psu",
      strata: [{ name: "3" }],
    });
  });
});

/** Multipliers that R drew, and the factors that go with them. */
function fromR(key: string) {
  const found = reference("survey-more", `${key}.weights`);
  const rows = found.multipliers as number[][];
  const multipliers = {
    count: rows[0]?.length ?? 0,
    of: (r: number) => Float64Array.from(rows, (row) => row[r] as number),
  };
  const factors = { scale: Number(found.scale), rscales: list(found.rscales), mse: false };
  return { multipliers, factors, degf: found.degf, psus: rows.length };
}

describe("two PSUs in each of six strata", () => {
  const paired = (variables: readonly Variable[], by: readonly string[] = []) =>
    tally(store, {
      rows: id("paired_toy"),
      design: {
        ...designOf("dclus1").design,
        stratum: id("s"),
        psu: id("psu"),
        weight: id("w"),
        populationPsus: null,
      },
      by: by.map((key) => ({ name: key, value: id(key) })),
      variables,
    });
  const both = [...answered("y", id("y")), ...answered("x", id("x"))];
  const estimators = {
    mean: (t: Tally) => together(means(t, "y"), means(t, "x")),
    total: (t: Tally) => together(totals(t, totalOf(t, "y")), totals(t, totalOf(t, "x"))),
    ratio: (t: Tally) => ratios(t, totalOf(t, "x"), totalOf(t, "y")),
    by: (t: Tally) => means(t, "y"),
  } as const;

  test.each(["brr", "fay"] as const)("%s with the replicates that R made", async (key) => {
    const { multipliers, factors, degf, psus } = fromR(key);
    for (const name of ["mean", "total", "ratio", "by"] as const) {
      const t = await paired(both, name === "by" ? ["g"] : []);
      const { values, covariance } = estimated(
        reweighed(t, psusOf(t), multipliers),
        estimators[name],
        factors,
      );
      expectAgree(values, list(reference("survey-more", `${key}.${name}`).est));
      expectAgree(covariance, list(reference("survey-more", `${key}.${name}`).vcov));
    }
    expect(replicateDf(patternsOf(multipliers, psus))).toBe(degf);
  });

  test.each([0, 0.3, 0.7])(
    "our own half-samples give a total the stratified variance, rho %s",
    async (rho) => {
      const t = await paired(both);
      const plan = balancedReplicates(t, { rho });
      if (plan.kind !== "replicates") throw new Error(plan.kind);
      const { covariance } = estimated(reweighed(t, psusOf(t), plan.multipliers), estimators.total, plan);
      expectAgree(covariance, list(reference("survey-more", "paired.total").vcov));
      expectAgree(covarianceOf(t, estimators.total(t).influence), [...covariance]);
      expect(replicateDf(patternsOf(plan.multipliers, 12))).toBe(6);
    },
  );

  test("strata with another number of PSUs are named", async () => {
    const t = await tally(store, requestOf("JK1", api00));
    expect(balancedReplicates(t)).toMatchObject({ kind: "not-paired", strata: [{ psus: 15 }] });
  });
});

describe("bootstrap", () => {
  test.each(["bootstrap", "subbootstrap"] as const)("%s with the replicates that R drew", async (key) => {
    const { multipliers, factors, degf, psus } = fromR(key);
    // R's rows are districts in the order of the file, ours in the order of their names.
    const order = await districtOrder();
    const sorted = {
      count: multipliers.count,
      of: (r: number) => order.map((i) => multipliers.of(r)[i] as number),
    };
    const asTyped = { count: sorted.count, of: (r: number) => Float64Array.from(sorted.of(r)) };
    const variables = [...api00, ...answered("api99", id("api99"))];
    const t = await tally(store, requestOf("JK1", variables));
    const tallies = reweighed(t, psusOf(t), asTyped);
    const { covariance } = estimated(
      tallies,
      (each) => together(means(each, "api00"), means(each, "api99")),
      factors,
    );
    expectAgree(covariance, list(reference("survey-more", `${key}.mean`).vcov));
    const e = await tally(store, requestOf("JK1", enroll));
    const total = estimated(reweighed(e, psusOf(e), asTyped), totalOfEnroll, factors);
    expectAgree(total.covariance, list(reference("survey-more", `${key}.total`).vcov));
    expect(replicateDf(patternsOf(multipliers, psus))).toBe(degf);
  });

  test.each(["rao-wu", "canty-davison"] as const)("%s comes near the linearised variance", async (method) => {
    const t = await tally(store, requestOf("JK1", api00));
    const plan = bootstrapReplicates(t, { method, replicates: 2000, random: random(3), lonelyPsu: "fail" });
    if (plan.kind !== "replicates") throw new Error(plan.kind);
    const { covariance } = estimated(reweighed(t, psusOf(t), plan.multipliers), meanOfApi00, plan);
    const linear = covarianceOf(t, means(t, "api00").influence)[0] as number;
    // Rao and Wu know nothing of the 15 of 757; 2000 draws of a mean with 15 unequal PSUs: within a quarter.
    expect(Math.abs((covariance[0] as number) / linear - 1)).toBeLessThan(0.25);
  });

  test("the same seed draws the same replicates; every replicate keeps the number of PSUs", async () => {
    const t = await tally(store, requestOf("JK1", api00));
    const draw = (method: "rao-wu" | "canty-davison", seed: number) => {
      const plan = bootstrapReplicates(t, {
        method,
        replicates: 20,
        random: random(seed),
        lonelyPsu: "fail",
      });
      if (plan.kind !== "replicates") throw new Error(plan.kind);
      return Array.from({ length: 20 }, (_, r) => [...plan.multipliers.of(r)]);
    };
    for (const method of ["rao-wu", "canty-davison"] as const) {
      expect(draw(method, 1)).toEqual(draw(method, 1));
      expect(draw(method, 1)).not.toEqual(draw(method, 2));
      for (const drawn of draw(method, 1)) expect(drawn.reduce((sum, m) => sum + m, 0)).toBeCloseTo(15, 10);
    }
  });

  async function districtOrder() {
    const { columns } = await store.numbers(
      sql`SELECT row_number() OVER (ORDER BY min(rowid)) - 1 AS place FROM apiclus1 GROUP BY dnum ORDER BY CAST(dnum AS TEXT)`,
    );
    return Array.from(columns[0]?.values ?? []);
  }
});

describe("replicate weights as delivered", () => {
  const request = (variables: readonly Variable[], by: readonly string[] = []): TallyRequest => ({
    ...requestOf("JK1", variables, by),
    rows: delivered.rows,
  });

  test("mean, under both rules for the deviations", async () => {
    const tallies = await replicateSums(store, request(api00), delivered);
    for (const [key, mse] of [
      ["rep.JK1.mean", false],
      ["rep.JK1mse.mean", true],
    ] as const) {
      const { values, covariance } = estimated(tallies, meanOfApi00, { ...asDelivered, mse });
      expectAgree(values, list(reference("survey-api", key).est));
      expectAgree(covariance, list(reference("survey-api", key).vcov));
    }
  });

  test("means by type of school, with full covariance", async () => {
    const tallies = await replicateSums(store, request(api00, ["stype"]), delivered);
    const { values, covariance } = estimated(tallies, meanOfApi00, { ...asDelivered, mse: false });
    expectAgree(values, list(reference("survey-api", "rep.JK1.by").est));
    expectAgree(covariance, list(reference("survey-api", "rep.JK1.by").vcov));
  });

  test("ratio of two totals, total", async () => {
    const tallies = await replicateSums(
      store,
      request([...answered("tested", id("api.stu")), ...enroll]),
      delivered,
    );
    const ratio = estimated(tallies, (t) => ratios(t, totalOf(t, "tested"), totalOf(t, "enroll")), {
      ...asDelivered,
      mse: false,
    });
    expectAgree(ratio.values, list(reference("survey-api", "rep.JK1.ratio").est));
    expectAgree(ratio.covariance, list(reference("survey-api", "rep.JK1.ratio").vcov));
    const total = estimated(tallies, totalOfEnroll, { ...asDelivered, mse: false });
    expectAgree(total.covariance, list(reference("survey-api", "rep.JK1.total").vcov));
  });

  test("degrees of freedom are the rank of the weights less one", async () => {
    const patterns = await replicatePatterns(store, request([]), delivered);
    expect(patterns.length).toBe(15);
    expect(replicateDf(fromRows(patterns.map(({ multipliers }) => multipliers)))).toBe(
      reference("survey-api", "rep.JK1.degf").value,
    );
    // Weights that differ from person to person, multiplied out, are recognised as the same multipliers.
    const uneven = sql`(w * (1 + snum / 977.0))`;
    const columns = delivered.columns.map((column) => sql`(${column} * (1 + snum / 977.0))`);
    const of = { rows: delivered.rows, by: [], design: { ...cases.JK1.design, weight: uneven } };
    expect((await replicatePatterns(store, of, { columns, combined: true })).length).toBe(15);
  });

  test("multipliers instead of weights give the same", async () => {
    const columns = delivered.columns.map((column) => sql`(${column} / pw)`);
    const apart = await replicateSums(store, request(enroll), { columns, combined: false });
    const { covariance } = estimated(apart, totalOfEnroll, { ...asDelivered, mse: false });
    expectAgree(covariance, list(reference("survey-api", "rep.JK1.total").vcov));
  });

  test("quartiles by Woodruff, the share's variance from the replicates", async () => {
    const base = request([]);
    const { byDomain, domains } = await valueTable(store, base, id("api00"));
    const distribution = byDomain[0];
    if (!distribution) throw new Error("no domain");
    const quartiles = [0.25, 0.5, 0.75];
    const points = quartiles.map((p) => quantile(distribution, p, "math"));
    const tallies = await replicateSums(store, belowPoints(base, id("api00"), domains, [points]), delivered);
    const found = quartiles.flatMap((p, j) => {
      const share = estimated(
        tallies,
        (t) => ratios(t, new Map([[below.at(j), 1]]), new Map([[below.answered, 1]])),
        { ...asDelivered, mse: false },
      );
      const limits = quantileInterval({
        distribution,
        rule: "math",
        method: "mean",
        p,
        share: share.values[0] as number,
        variance: share.covariance[0] as number,
        df: 14,
        rows: 183,
        confidence: 0.95,
      });
      if (limits.kind !== "quantile") throw new Error(limits.detail);
      return [limits.value, limits.low, limits.high, limits.se].map(Number);
    });
    const { table } = reference("survey-api", "rep.JK1.quant") as {
      table?: { api00: { values: number[][] } };
    };
    expectAgree(found, table?.api00.values.flat() ?? []);
  });
});
