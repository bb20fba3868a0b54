import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { figureOf } from "../../src/estimate/chances/figureOf.js";
import { siblingCorrelation } from "../../src/estimate/chances/siblingCorrelation.js";
import { cellsOfRows } from "../../src/estimate/clustered/cells.js";
import { clustersOf } from "../../src/estimate/clustered/clusterSums.js";
import { linearRegression } from "../../src/estimate/clustered/linearRegression.js";
import { wildBootstrap } from "../../src/estimate/clustered/wildBootstrap.js";
import { type Slope, slopeOf } from "../../src/estimate/questions/exposure/slopeOf.js";
import { id, type Sql, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { chancesFamilies } from "../../src/tally/chancesFamilies.js";
import { chancesMoments, type MomentsRequest } from "../../src/tally/chancesMoments.js";
import type { ChanceMoments } from "../../src/vocabulary/chances.js";
import type { ClusterErrors } from "../../src/vocabulary/quantity.js";
import { expectAgree } from "./agree.js";
import { list, reference, storeWith } from "./fixtures.js";

/** What a year more goes with, by R lm with a dummy for each family, sandwich and clubSandwich: make/exposure.R. */
let store: Store;
beforeAll(async () => {
  store = await storeWith("mobility_toy");
});
afterAll(() => store.close());

const rows = id("mobility_toy");
const [family, area] = [id("family"), id("area")] as [Sql, Sql];
const moments = (outcome: string, more: Partial<MomentsRequest>) =>
  chancesMoments(store, {
    rows,
    variables: [
      { name: "value", value: id(outcome) },
      { name: "years", value: id("years") },
      { name: "woman", value: sql`CASE WHEN sex = 'w' THEN 1 ELSE 0 END` },
    ],
    ...more,
  });

const amongAll = (by: Sql, each = false) => ({ group: { by, as: "cluster" }, each }) as const;
const siblings = (cluster?: Sql, each = false) =>
  ({ group: { by: family, as: "within" }, each, ...(cluster && { cluster }) }) as const;

function slope(found: ChanceMoments, errors: ClusterErrors, speaking = found.sums.units): Slope {
  const slope = slopeOf(found, {
    outcome: "value",
    of: "years",
    covariates: ["woman"],
    errors,
    speaking,
    confidence: 0.95,
  });
  if (slope.kind !== "figure") throw new Error(slope.detail);
  return slope;
}

function expectReference({ value, se, df }: Slope, name: string, tolerance = 1e-10): void {
  const wanted = reference("exposure-made", name);
  expectAgree([value, se], [...list(wanted.est), ...list(wanted.se)], tolerance);
  if (wanted.df !== undefined) expectAgree([df], [Number(wanted.df)], 1e-9);
}

test.each(["child", "neet"])("%s, families as clusters: sandwich, 1e-10", async (outcome) => {
  expectReference(slope(await moments(outcome, amongAll(family)), "CR1"), `${outcome}_all`);
  const { value, se, df } = slope(await moments(outcome, siblings()), "CR1", 51);
  // sandwich counts all 66 families in its factor; those of one child and the one in which years are the same have a
  // dummy that fits their years, so years differ in 51. Every area holds such families: nothing else differs below.
  const counted = Math.sqrt(66 / 65 / (51 / 50));
  const asThere = { kind: "figure", value, se: se * counted, df, wild: null } as const;
  expectReference(asThere, `${outcome}_siblings`);
  expect([df, list(reference("exposure-made", "people").est)[3]]).toEqual([50, 51]);
});

describe("areas that families lie in", () => {
  test.each(["CR0", "CR1"] as const)("%s: sandwich, 1e-10", async (errors) => {
    expectReference(slope(await moments("child", amongAll(area)), errors), `areas_all_${errors}`);
    expectReference(slope(await moments("child", siblings(area)), errors), `areas_siblings_${errors}`);
  });

  test("CR2, families taken off before: clubSandwich with a dummy for each of them, 1e-9", async () => {
    const tolerance = 1e-9;
    expectReference(slope(await moments("child", amongAll(area, true)), "CR2"), "areas_all_CR2", tolerance);
    expectReference(
      slope(await moments("child", siblings(area, true)), "CR2"),
      "areas_siblings_CR2",
      tolerance,
    );
  });

  test("weights: sandwich, 1e-10", async () => {
    const weighted = { ...siblings(area), weight: id("weight") };
    expectReference(slope(await moments("child", weighted), "CR1"), "weighted_siblings");
  });

  test("how alike siblings are: the infinitesimal jackknife over areas, 1e-8", async () => {
    const request = { rows, family, cluster: area, outcome: id("child") };
    const found = await chancesFamilies(store, request);
    const figure = figureOf(found.sums, siblingCorrelation(found));
    if (figure.kind !== "figure") throw new Error(figure.detail);
    const wanted = reference("exposure-made", "areas_likeness");
    expectAgree([figure.value], list(wanted.est), 1e-12);
    expectAgree([figure.se], list(wanted.se), 1e-8);
    expect(figure.df).toBe(8);
  });
});

/** The toy's first families, as they are: a bootstrap with a dummy for each of all takes long. */
const few = 24;
function toy() {
  const file = fileURLToPath(new URL("./data/mobility_toy.csv", import.meta.url));
  const [head = "", ...lines] = readFileSync(file, "utf8").trim().split("\n");
  const names = head.split(",");
  const cells = lines.map((line) => line.split(",")).filter(([family]) => Number(family) <= few);
  return (name: string) => cells.map((cell) => cell[names.indexOf(name)] ?? "");
}

test("a bootstrap from sums is that of rows with a dummy for each family", async () => {
  const column = toy();
  const families = column("family");
  const [, ...others] = [...new Set(families)];
  const dummies = others.map((one) => ({ name: one, values: families.map((own) => (own === one ? 1 : 0)) }));
  const fit = linearRegression(
    cellsOfRows({
      columns: [
        { name: "years", values: column("years").map(Number) },
        { name: "woman", values: column("sex").map((sex) => (sex === "w" ? 1 : 0)) },
        ...dummies,
      ],
      y: column("child").map(Number),
      cluster: column("area"),
    }),
  );
  if (fit.kind !== "fitted") throw new Error(fit.detail);
  const wanted = wildBootstrap(clustersOf(fit), { coefficient: "years" });
  if (wanted.kind !== "bootstrap") throw new Error(wanted.detail);
  const request = { ...siblings(area, true), rows: sql`(SELECT * FROM ${rows} WHERE family <= ${few})` };
  const found = await moments("child", request);
  expect(found.each?.map(({ people }) => people).reduce((sum, many) => sum + many)).toBe(found.people);
  const { wild } = slope(found, "wild");
  expect(wild?.p).toBe(wanted.p);
  expectAgree([wild?.low ?? 0, wild?.high ?? 0], [wanted.low, wanted.high], 1e-6);
});
