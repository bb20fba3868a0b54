import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contrast } from "../../src/estimate/contrasts/contrast.js";
import { means } from "../../src/estimate/means/ratios.js";
import { degreesOfFreedom } from "../../src/estimate/variance/degreesOfFreedom.js";
import { type Random, random } from "../../src/maths/random.js";
import { double } from "../../src/store/literal.js";
import { id, join, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { answered, type DesignColumns } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import { expectAgree } from "./agree.js";
import { covarianceOf } from "./covariance.js";
import { designOf, list, reference, storeWith } from "./fixtures.js";

let store: Store;
beforeAll(async () => {
  store = await storeWith("apistrat", "apiclus1");
  for (const table of ["apistrat", "apiclus1"]) {
    // The same schools in 1999 and 2000; some of them do not answer the second time.
    const silent =
      table === "apistrat"
        ? sql`CASE WHEN "sch.wide" = false AND meals > 60 THEN NULL ELSE api00 END`
        : sql`api00`;
    await store.run(
      sql`CREATE TABLE ${id(`${table}_waves`)} AS
          SELECT 1 AS wave, api99 AS y, * FROM ${id(table)} UNION ALL SELECT 2 AS wave, ${silent} AS y, * FROM ${id(table)}`,
    );
  }
});
afterAll(() => store.close());

const wave = { name: "wave", value: id("wave") };

function panel(name: "dstrat" | "dstrat_nofpc" | "dclus1", extra: Partial<DesignColumns>) {
  const { table, design } = designOf(name);
  return { rows: id(`${table}_waves`), design: { ...design, wave: id("wave"), ...extra } };
}

describe("everybody stays: as R on stacked rows with the person as PSU", () => {
  test.each([
    ["dpanel", "dstrat"],
    ["dpanel0", "dstrat_nofpc"],
  ] as const)("people drawn directly: %s", async (key, name) => {
    const request = { ...panel(name, { person: id("cds") }), variables: answered("y", id("y")) };
    const t = await tally(store, { ...request, by: [wave] });
    const { values, influence } = means(t, "y");
    expectAgree(values, list(reference("survey-more", `${key}.by`).est));
    expectAgree(covarianceOf(t, influence), list(reference("survey-more", `${key}.by`).vcov));
    const twoKeys = await tally(store, { ...request, by: [wave, { name: "wide", value: id("sch.wide") }] });
    const both = means(twoKeys, "y");
    expectAgree(both.values, list(reference("survey-more", `${key}.by2`).est));
    expectAgree(covarianceOf(twoKeys, both.influence), list(reference("survey-more", `${key}.by2`).vcov));
    expect(degreesOfFreedom(t)).toBe(reference("survey-more", "dpanel.degf").value);
  });

  test("PSUs that stay: districts", async () => {
    const request = { ...panel("dclus1", { psusStay: true }), variables: answered("y", id("y")) };
    const t = await tally(store, { ...request, by: [wave] });
    const { values, influence } = means(t, "y");
    expectAgree(values, list(reference("survey-more", "districts.by").est));
    expectAgree(covarianceOf(t, influence), list(reference("survey-more", "districts.by").vcov));
    const twoKeys = await tally(store, { ...request, by: [wave, { name: "stype", value: id("stype") }] });
    const both = means(twoKeys, "y");
    expectAgree(covarianceOf(twoKeys, both.influence), list(reference("survey-more", "districts.by2").vcov));
    expect(degreesOfFreedom(t)).toBe(reference("survey-more", "districts.degf").value);
  });

  test("PSUs that only have the same name share nothing", async () => {
    const request = panel("dclus1", { psusStay: false });
    const t = await tally(store, { ...request, by: [wave], variables: answered("y", id("y")) });
    const covariance = covarianceOf(t, means(t, "y").influence);
    expect([covariance[1], covariance[2]]).toEqual([0, 0]);
  });
});

/** Rows (wave, person, y), everybody drawn directly with equal weights. */
async function drawnDirectly(
  rows: readonly (readonly [wave: number, person: string, y: number])[],
  more: { readonly population?: number } = {},
) {
  const lines = rows.map(([at, person, y]) => sql`(${at}, ${person}, ${double(y)})`);
  const { design } = designOf("dstrat_nofpc");
  const t = await tally(store, {
    rows: sql`(SELECT * FROM (VALUES ${join(lines)}) AS people(wave, person, y))`,
    design: {
      ...design,
      wave: id("wave"),
      stratum: sql`''`,
      weight: sql`1.0::DOUBLE`,
      person: id("person"),
      populationPsus: more.population === undefined ? null : sql`${more.population}::DOUBLE`,
    },
    by: [wave],
    variables: answered("y", id("y")),
  });
  const { values, influence } = means(t, "y");
  return { values, covariance: covarianceOf(t, influence) };
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, y) => sum + y, 0) / numbers.length;

function spread(a: readonly number[], b: readonly number[] = a): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  return a.reduce((sum, y, i) => sum + (y - meanA) * ((b[i] as number) - meanB), 0) / (a.length - 1);
}

describe("some stay", () => {
  // wave  stays          leaves or comes
  // 1     4 8 6 10       2 12
  // 2     5 9 5 13       7 7 16
  const stays = [
    [4, 8, 6, 10],
    [5, 9, 5, 13],
  ] as const;
  const others = [
    [2, 12],
    [7, 7, 16],
  ] as const;
  const rows = ([0, 1] as const).flatMap((at) => [
    ...stays[at].map((y, i) => [at + 1, `stays ${i}`, y] as const),
    ...others[at].map((y, i) => [at + 1, `wave ${at} only ${i}`, y] as const),
  ]);

  test("covariance of the means is c/(n₁n₂) of the stayers' covariance", async () => {
    const { covariance } = await drawnDirectly(rows);
    const expected = (4 / (6 * 7)) * spread(stays[0], stays[1]);
    expectAgree([covariance[1] as number, covariance[2] as number], [expected, expected], 1e-14);
    expectAgree([covariance[0] as number], [spread([...stays[0], ...others[0]]) / 6], 1e-14);
    expectAgree([covariance[3] as number], [spread([...stays[1], ...others[1]]) / 7], 1e-14);
  });

  test("in a small population less: (c/(n₁n₂) − 1/N) of it", async () => {
    const { covariance } = await drawnDirectly(rows, { population: 20 });
    expectAgree([covariance[1] as number], [(4 / 42 - 1 / 20) * spread(stays[0], stays[1])], 1e-14);
  });

  test("the partially overlapping t-test's variance, where stayers spread as everybody does", async () => {
    const balanced = [4, 8, 6, 10];
    const copy = (prefix: string, at: number, values: readonly number[]) =>
      values.map((y, i) => [at, `${prefix}${i}`, y] as const);
    const { covariance } = await drawnDirectly([
      ...copy("stays", 1, balanced),
      ...copy("leaves", 1, balanced),
      ...copy("stays", 2, [5, 9, 5, 13]),
      ...copy("comes", 2, [5, 9, 5, 13]),
    ]);
    const change = contrast(
      [0, 0],
      covariance,
      new Map([
        [0, -1],
        [1, 1],
      ]),
    );
    const whole = (values: readonly number[]) => spread([...values, ...values]);
    const [first, second] = [whole(balanced), whole([5, 9, 5, 13])];
    const stayers = spread(balanced, [5, 9, 5, 13]);
    expectAgree([change.variance], [first / 8 + second / 8 - 2 * stayers * (4 / 64)], 1e-13);
  });

  test("nobody stays: the waves are independent", async () => {
    const apart = rows.map(([at, person, y]) => [at, `${person} ${at}`, y] as const);
    const { covariance } = await drawnDirectly(apart);
    expect([covariance[1], covariance[2]]).toEqual([0, 0]);
  });
});

describe("a panel that is renewed in part, drawn again and again", () => {
  // A population of 400 whose opinion moves by 5 with correlation; 60 are asked in each wave, 40 of them twice.
  function population(dice: Random): readonly (readonly [number, number])[] {
    return Array.from({ length: 400 }, () => {
      const before = 50 + 10 * dice.normal();
      return [before, 15 + 0.8 * before + 5 * dice.normal()] as const;
    });
  }

  /** Draws 300 pairs of waves from one population; a wave's name tells its sample, so that one tally holds them all. */
  async function simulate(
    drawWaves: (dice: Random) => readonly (readonly (readonly [psu: number, person: number])[])[],
    design: Partial<DesignColumns>,
  ) {
    const dice = random(1961);
    const people = population(dice);
    await store.run(sql`CREATE OR REPLACE TABLE draws (wave TEXT, psu TEXT, person TEXT, y DOUBLE)`);
    for (let sample = 0; sample < 300; sample++) {
      const lines = drawWaves(dice).flatMap((drawn, at) =>
        drawn.map(([psu, person]) => {
          const names = [`${sample} ${at}`, `${sample} ${psu}`, `${sample} ${person}`].map(
            (name) => sql`${name}`,
          );
          return sql`(${join(names)}, ${double(people[person]?.[at as 0 | 1] ?? 0)})`;
        }),
      );
      await store.run(sql`INSERT INTO draws VALUES ${join(lines)}`);
    }
    const { design: none } = designOf("dstrat_nofpc");
    const t = await tally(store, {
      rows: id("draws"),
      design: { ...none, wave: id("wave"), stratum: sql`''`, weight: sql`1.0::DOUBLE`, ...design },
      by: [wave],
      variables: answered("y", id("y")),
    });
    const { values, influence } = means(t, "y");
    const covariance = covarianceOf(t, influence);
    const place = new Map(t.domains.map((domain, d) => [domain.wave, d]));
    const found = Array.from({ length: 300 }, (_, sample) => {
      const [first, second] = [0, 1].map((at) => place.get(`${sample} ${at}`) ?? -1) as [number, number];
      const { value, variance: estimate } = contrast(
        values,
        covariance,
        new Map([
          [first, -1],
          [second, 1],
        ]),
      );
      const own = (d: number) => covariance[d * values.length + d] as number;
      return { change: value, variance: estimate, ignoring: own(first) + own(second) };
    });
    return { found, people };
  }

  /** Variance of the change of means of n units out of `units`, of which c stay: what the estimates aim at. */
  function variance(units: readonly (readonly [number, number])[], n: number, c: number): number {
    const [before, after] = ([0, 1] as const).map((at) => units.map((unit) => unit[at])) as [
      number[],
      number[],
    ];
    const own = (1 / n - 1 / units.length) * (spread(before) + spread(after));
    return own - 2 * (c / (n * n) - 1 / units.length) * spread(before, after);
  }

  test("people drawn directly: the mean of the estimated variances is the variance", async () => {
    const everyone = Array.from({ length: 400 }, (_, person) => [person, person] as const);
    const { found, people } = await simulate(
      (dice) => {
        const order = dice.shuffle(everyone);
        return [order.slice(0, 60), order.slice(20, 80)];
      },
      { person: id("person"), populationPsus: sql`400::DOUBLE` },
    );
    const estimated = mean(found.map(({ variance: each }) => each));
    expect(Math.abs(estimated / variance(people, 60, 40) - 1)).toBeLessThan(0.04);
    const truth = spread(found.map(({ change }) => change));
    // A variance from 300 draws has a relative error of √(2/299) = 0.082; three times that is allowed.
    expect(Math.abs(estimated / truth - 1)).toBeLessThan(0.25);
    expect(mean(found.map(({ ignoring }) => ignoring)) / truth).toBeGreaterThan(1.8);
  });

  test("PSUs that stay in part", async () => {
    // 80 PSUs of five neighbours; 12 are asked in each wave, 8 of them twice.
    const blocks = Array.from({ length: 80 }, (_, psu) =>
      Array.from({ length: 5 }, (_, k) => [psu, psu * 5 + k] as const),
    );
    const { found, people } = await simulate(
      (dice) => {
        const order = dice.shuffle(blocks);
        return [order.slice(0, 12).flat(), order.slice(4, 16).flat()];
      },
      { psu: id("psu"), psusStay: true, populationPsus: sql`80::DOUBLE` },
    );
    const means = blocks.map((block) => [
      mean(block.map(([, person]) => people[person]?.[0] ?? 0)),
      mean(block.map(([, person]) => people[person]?.[1] ?? 0)),
    ]) as [number, number][];
    const estimated = mean(found.map(({ variance: each }) => each));
    expect(Math.abs(estimated / variance(means, 12, 8) - 1)).toBeLessThan(0.08);
    const truth = spread(found.map(({ change }) => change));
    expect(Math.abs(estimated / truth - 1)).toBeLessThan(0.25);
  });
});
