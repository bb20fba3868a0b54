import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dissimilarity, dissimilarityByChance } from "../../src/estimate/chances/dissimilarity.js";
import { covarianceOf, figureOf } from "../../src/estimate/chances/figureOf.js";
import { type Association, fitLayers, type LayerFit } from "../../src/estimate/chances/layerModel.js";
import {
  type MobilityTable,
  mobilityTable,
  type TableQuestion,
} from "../../src/estimate/chances/mobilityTable.js";
import { momentRegression } from "../../src/estimate/chances/momentRegression.js";
import { moverParts } from "../../src/estimate/chances/moverParts.js";
import { information, mutualInformation } from "../../src/estimate/chances/mutualInformation.js";
import { expectedRank, rankLine, rankSlope } from "../../src/estimate/chances/rankRank.js";
import { logOddsRatio, logShareRatio, shareGap } from "../../src/estimate/chances/shareGap.js";
import { siblingCorrelation } from "../../src/estimate/chances/siblingCorrelation.js";
import { isSmooth, type Measure } from "../../src/estimate/chances/smooth.js";
import { bottomToTop, shorrocks, transitionShares } from "../../src/estimate/chances/transitions.js";
import { type TrendQuestion, trend } from "../../src/estimate/chances/trend.js";
import { cellsOf, uniformDifference } from "../../src/estimate/chances/uniformDifference.js";
import { fromRows } from "../../src/maths/matrix.js";
import { id, join, type Sql, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { type CellsRequest, chancesCells } from "../../src/tally/chancesCells.js";
import { chancesFamilies } from "../../src/tally/chancesFamilies.js";
import { chancesMoments } from "../../src/tally/chancesMoments.js";
import { chancesMovers } from "../../src/tally/chancesMovers.js";
import { chancesRanks } from "../../src/tally/chancesRanks.js";
import type { ChanceFigure, ChanceResult, UnitSums } from "../../src/vocabulary/chances.js";
import { expectAgree } from "./agree.js";
import { deviance, localLogOddsRatio } from "./associations.js";
import { list, reference, storeWith } from "./fixtures.js";

/** Numerical derivatives in R leave ten digits of the standard errors. */
const derived = 1e-8;

let store: Store;
beforeAll(async () => {
  store = await storeWith("mobility_toy");
});
afterAll(() => store.close());

const rows = id("mobility_toy");
const key = (name: string) => ({ name, value: id(name) });
const count = (by: readonly string[], more: Partial<CellsRequest> = {}) =>
  chancesCells(store, { rows, by: by.map(key), ...more });
const families = { weight: id("weight"), cluster: id("family") };

function figure(result: ChanceResult): ChanceFigure {
  if (result.kind !== "figure") throw new Error(result.detail);
  return result;
}

function expectReference(
  sums: UnitSums,
  measures: readonly Measure[],
  name: string,
  { est = 1e-12, se = derived } = {},
): void {
  const wanted = reference("mobility-made", name);
  const found = measures.map((measure) => figure(figureOf(sums, measure)));
  expectAgree(
    found.map(({ value }) => value),
    list(wanted.est),
    est,
  );
  expectAgree(
    found.map((one) => one.se),
    list(wanted.se),
    se,
  );
  if (wanted.vcov)
    expectAgree(covarianceOf(sums, measures.filter(isSmooth)).data, list(wanted.vcov), 100 * se);
}

describe("shares between two origins: gap, ln ratio, ln odds ratio", () => {
  const question = { origins: ["rest", "other"] as const, destinations: ["1"] };
  const measured = async (more: Partial<CellsRequest>) => {
    const table = mobilityTable(await count(["origin", "neet"], more), {
      origin: "origin",
      destination: "neet",
    });
    return { table, measures: [shareGap, logShareRatio, logOddsRatio].map((of) => of(table, question)) };
  };

  test("people count one: glm's standard error of the odds ratio", async () => {
    const { table, measures } = await measured({});
    expectReference(table.sums, measures, "two_origins");
    expectReference(table.sums, measures.slice(2), "two_origins_glm", { se: 1e-10 });
  });

  test("weights", async () => {
    const { table, measures } = await measured({ weight: id("weight") });
    expectReference(table.sums, measures, "two_origins_weighted");
  });

  test("weights, and families as clusters: R survey", async () => {
    const { table, measures } = await measured(families);
    expectReference(table.sums, measures, "two_origins_families");
    expectReference(table.sums, measures, "two_origins_survey", { se: 1e-11 });
    expect(figureOf(table.sums, measures[0] as Measure)).toMatchObject({ df: table.sums.units - 1 });
  });
});

describe("a table of three by three", () => {
  const question: TableQuestion = { origin: "parents_class", destination: "class" };
  const all = (table: MobilityTable): readonly Measure[] => [
    ...transitionShares(table).flat(),
    shorrocks(table),
    bottomToTop(table),
    localLogOddsRatio(table, 0, 0),
    localLogOddsRatio(table, 1, 1),
    dissimilarity(table, ["a", "c"]),
    information(table),
    mutualInformation(table, { minimum: 1 }),
  ];

  test.each([
    ["table", {}],
    ["table_families", families],
  ])("%s: shares, Shorrocks, bottom to top, odds ratios, dissimilarity, information", async (name, more) => {
    const cells = await count(["parents_class", "class"], more);
    expectReference(cells.sums, all(mobilityTable(cells, question)), name);
  });

  test("what dissimilarity would be by chance", async () => {
    const table = mobilityTable(await count(["parents_class", "class"]), question);
    const found = dissimilarityByChance(table, ["a", "c"]);
    expectAgree([found], list(reference("mobility-made", "by_chance").est), derived);
  });
});

describe("rank–rank lines", () => {
  const request = { rows, parent: id("parent"), child: id("child") };

  test.each(["middle", "top", "bottom"] as const)("ties in the %s", async (ties) => {
    const ranks = await chancesRanks(store, { ...request, ties }, rankLine);
    const measures = [expectedRank(ranks, "", 0), rankSlope(ranks), expectedRank(ranks)];
    expectReference(ranks.scores, measures, `rank_${ties}`);
  });

  test.each([
    ["rank_weighted", { weight: id("weight") }],
    ["rank_families", families],
  ])("%s", async (name, more) => {
    const ranks = await chancesRanks(store, { ...request, ...more }, rankLine);
    expectReference(ranks.scores, [expectedRank(ranks, "", 0), rankSlope(ranks), expectedRank(ranks)], name);
  });

  test("lines of two groups in the ranks of all, with their covariance", async () => {
    const ranks = await chancesRanks(store, { ...request, ...families, group: id("inside") }, rankLine);
    const measures = ["in", "out"].flatMap((group) => [
      expectedRank(ranks, group, 0),
      rankSlope(ranks, group),
      expectedRank(ranks, group),
    ]);
    expectReference(ranks.scores, measures, "rank_groups");
  });

  test("a group among others who are ranked but in no line", async () => {
    const group = sql`CASE WHEN inside = 'in' THEN 'in' END`;
    const ranks = await chancesRanks(store, { ...request, group }, rankLine);
    const measures = [expectedRank(ranks, "in", 0), rankSlope(ranks, "in"), expectedRank(ranks, "in")];
    expectReference(ranks.scores, measures, "rank_inside_only");
  });
});

describe("regressions on sums", () => {
  const variables = [
    key("child"),
    key("years"),
    key("parent"),
    { name: "woman", value: sql`CASE WHEN sex = 'w' THEN 1 ELSE 0 END` },
  ];
  const area: { by: Sql; as: "cluster" } = { by: id("area"), as: "cluster" };
  const family: { by: Sql; as: "within" } = { by: id("family"), as: "within" };

  test.each([
    ["lines", {}, ["years", "parent"]],
    ["lines_weighted", { weight: id("weight") }, ["years", "parent"]],
    ["lines_areas", { group: area }, ["years", "parent"]],
    ["siblings", { group: family }, ["years", "woman"]],
    ["siblings_weighted", { group: family, weight: id("weight") }, ["years", "woman"]],
  ])("%s: R sandwich, 1e-10", async (name, more, covariates) => {
    const moments = await chancesMoments(store, { rows, variables, ...more });
    const found = momentRegression(moments, { outcome: "child", covariates });
    if (found.kind !== "fitted") throw new Error(found.detail);
    const measures = [...(found.intercept ? [found.intercept] : []), ...found.slopes];
    expectReference(moments.sums, measures, name, { est: 1e-11, se: 1e-10 });
  });

  test("elasticity of incomes", async () => {
    const logs = ["child", "parent"].map((name) => ({ name, value: sql`ln(${id(name)})` }));
    const moments = await chancesMoments(store, { rows, variables: logs });
    const found = momentRegression(moments, { outcome: "child", covariates: ["parent"] });
    if (found.kind !== "fitted" || !found.intercept) throw new Error("no line");
    expectReference(moments.sums, [found.intercept, ...found.slopes], "elasticity", {
      est: 1e-11,
      se: 1e-10,
    });
  });

  test("children alone in their family say nothing, and are counted", async () => {
    const { within } = await chancesMoments(store, { rows, variables, group: family });
    expect(within?.alone).toBe(reference("mobility-made", "siblings_alone").est);
  });

  test("how alike siblings are", async () => {
    const found = await chancesFamilies(store, { rows, family: id("family"), outcome: id("child") });
    expectReference(found.sums, [siblingCorrelation(found)], "sibling_correlation");
  });
});

describe("movers", () => {
  test.each([
    ["movers", undefined],
    ["movers_areas", id("area")],
  ])("%s: change, stayed, came, left", async (name, cluster) => {
    const request = { rows, came: id("came"), left: id("left"), before: id("before"), after: id("after") };
    const counted = await chancesMovers(store, {
      ...request,
      weight: id("weight"),
      ...(cluster && { cluster }),
    });
    expect([counted.came, counted.left]).toEqual([
      ["born", "moved in"],
      ["died", "moved out"],
    ]);
    const { change, stayed, came, left } = moverParts(counted);
    const parts = [...came, ...left].map(({ part }) => part);
    expectReference(counted.sums, [change, stayed, ...parts], name, { est: 1e-11, se: derived });
  });
});

describe("trends", () => {
  const { years, values, V } = reference("mobility-made", "trend_data");
  const question: TrendQuestion = {
    cohorts: years as number[],
    values: values as number[],
    covariance: fromRows(V as number[][]),
  };
  const fitted = (more: Partial<TrendQuestion>) => {
    const found = trend({ ...question, ...more });
    if (found.kind !== "fitted") throw new Error(found.detail);
    return found;
  };
  const expectParts = (parts: readonly (ChanceFigure | null)[], name: string, skip = 1) => {
    const wanted = reference("mobility-made", name);
    expectAgree(
      parts.map((part) => part?.value ?? 0),
      list(wanted.est).slice(skip),
    );
    expectAgree(
      parts.map((part) => part?.se ?? 0),
      list(wanted.se).slice(skip),
    );
  };

  test("one line, lines that meet at a break, lines with a jump: generalised least squares, 1e-10", () => {
    const [line, meeting, jumping] = [
      fitted({}),
      fitted({ breakAt: 2000 }),
      fitted({ breakAt: 2000, jump: true }),
    ];
    expectParts([line.before], "trend_line");
    expectParts([meeting.before, meeting.turn], "trend_break");
    expectParts([meeting.after], "trend_after", 0);
    expectParts([jumping.before, jumping.turn, jumping.jump], "trend_jump");
    for (const [found, name, df] of [
      [line, "trend_line", 12],
      [meeting, "trend_break", 11],
      [jumping, "trend_jump", 10],
    ] as const) {
      expectAgree([found.misfit.statistic], list(reference("mobility-made", name).statistic));
      expect(found.misfit.df).toBe(df);
    }
  });
});

test("uniform difference: strengths, errors by the counts, deviances, 1e-8", async () => {
  const wanted = reference("mobility-made", "uniform_difference");
  const counts = list(wanted.counts).map(
    (n, c) => sql`(${Math.floor(c / 9)}, ${Math.floor(c / 3) % 3}, ${c % 3}, ${n})`,
  );
  const cells = await chancesCells(store, {
    rows: sql`(SELECT * FROM (VALUES ${join(counts)}) AS counts(cohort, origin, destination, n), range(n))`,
    by: ["cohort", "origin", "destination"].map(key),
  });
  const tables = ["0", "1", "2"].map((cohort) =>
    mobilityTable(cells, { origin: "origin", destination: "destination", where: { cohort } }),
  );
  const found = uniformDifference(tables);
  if (found.kind !== "fitted") throw new Error(found.detail);
  const figures = found.strengths.slice(1).map((one) => figure(figureOf(cells.sums, one)));
  expectAgree(
    figures.map(({ value }) => value),
    list(wanted.est),
    derived,
  );
  expectAgree(
    figures.map(({ se }) => se),
    list(wanted.se),
    derived,
  );
  const layers = tables.flatMap((table, k) => cellsOf(table, k));
  const fitted = (association: Association, simpler?: LayerFit) => {
    const fit = fitLayers(layers, association, simpler);
    if (fit.kind !== "fitted") throw new Error(fit.detail);
    return fit;
  };
  const same = fitted("same");
  const uniform = fitted("uniform", same);
  expectAgree(
    [uniform, same].map((fit) => deviance(layers, fit)),
    [wanted.deviance, wanted.constant].map(Number),
  );
  expect([same, uniform].map(({ x }) => layers.length - x.length)).toEqual([8, 6]);
});
