import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { figureOf } from "../../src/estimate/chances/figureOf.js";
import { fitLayers } from "../../src/estimate/chances/layerModel.js";
import { type MobilityTable, mobilityTable } from "../../src/estimate/chances/mobilityTable.js";
import { momentRegression } from "../../src/estimate/chances/momentRegression.js";
import { information } from "../../src/estimate/chances/mutualInformation.js";
import {
  expectedRank,
  leastSquaresErrors,
  rankLine,
  rankSlope,
} from "../../src/estimate/chances/rankRank.js";
import { isSmooth, type Measure } from "../../src/estimate/chances/smooth.js";
import { bottomToTop, shorrocks, transitionShares } from "../../src/estimate/chances/transitions.js";
import { cellsOf } from "../../src/estimate/chances/uniformDifference.js";
import { upward } from "../../src/estimate/questions/chances/chancesAt.js";
import { literal } from "../../src/store/literal.js";
import { id, join, sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";
import { chancesCells } from "../../src/tally/chancesCells.js";
import { chancesClasses } from "../../src/tally/chancesClasses.js";
import { chancesMoments } from "../../src/tally/chancesMoments.js";
import { chancesRanks } from "../../src/tally/chancesRanks.js";
import type { ChanceFigure, ChanceResult } from "../../src/vocabulary/chances.js";
import { counting } from "../../src/vocabulary/counted.js";
import { expectAgree } from "./agree.js";
import { deviance, localLogOddsRatio } from "./associations.js";
import { list, references } from "./fixtures.js";

type Entries = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const entries = references("mobility") as unknown as Entries;
const of = (key: string) => entries[key] ?? {};

const numberIn = (measure: Measure) => (isSmooth(measure) ? measure.value : Number.NaN);

/**
 * Fathers' (rows) and sons' (columns) occupations in eight classes, Great Britain: Miller (1960), Current Sociology 9;
 * Duncan (1979), American Journal of Sociology 84, table 1.
 */
const occupations: readonly (readonly number[])[] = [
  [50, 19, 26, 8, 7, 11, 6, 2],
  [16, 40, 34, 18, 11, 20, 8, 3],
  [12, 35, 65, 66, 35, 88, 23, 21],
  [11, 20, 58, 110, 40, 183, 64, 32],
  [2, 8, 12, 23, 25, 46, 28, 12],
  [12, 28, 102, 162, 90, 554, 230, 177],
  [0, 6, 19, 40, 21, 158, 143, 71],
  [0, 3, 14, 32, 15, 126, 91, 106],
];

describe("occupations of fathers and sons", () => {
  let store: Store;
  let table: MobilityTable;
  beforeAll(async () => {
    store = await openStore();
    const counts = join(occupations.flatMap((row, i) => row.map((n, j) => sql`(${i + 1}, ${j + 1}, ${n})`)));
    const cells = await chancesCells(store, {
      rows: sql`(SELECT father, son FROM (VALUES ${counts}) AS counts(father, son, n), range(n))`,
      by: ["father", "son"].map((name) => ({ name, value: id(name) })),
    });
    table = mobilityTable(cells, { origin: "father", destination: "son" });
  });
  afterAll(() => store.close());

  test("occ_indep, occ_quasi_indep: deviance to 1e-10; twice the people times the information", () => {
    const cells = cellsOf(table);
    const moved = cells.filter(({ i, j }) => i !== j);
    for (const [key, counted] of [
      ["occ_indep", cells],
      ["occ_quasi_indep", moved],
    ] as const) {
      const fit = fitLayers(counted, "none");
      if (fit.kind !== "fitted") throw new Error(fit.detail);
      expectAgree([deviance(counted, fit)], list(of(key).deviance));
      expect(counted.length - fit.x.length).toBe(of(key).df);
    }
    expectAgree([2 * table.sums.units * information(table).value], list(of("occ_indep").deviance));
  });

  test("occ_log_or: local log odds ratios; two that an empty cell takes part in are not estimable", () => {
    const wanted = of("occ_log_or").local as (number | string)[][];
    expect(wanted.flat().filter((value) => typeof value === "string")).toEqual(["Inf", "NaN"]);
    wanted.forEach((row, i) => {
      row.forEach((value, j) => {
        const measure = localLogOddsRatio(table, i, j);
        if (typeof value === "number") expectAgree([numberIn(measure)], [value], 1e-11);
        else expect(measure).toMatchObject({ reason: "empty-cell" });
      });
    });
  });

  test("a log odds ratio's variance is the sum of one over each cell's people (Woolf)", () => {
    const found = figureOf(table.sums, localLogOddsRatio(table, 0, 0));
    expectAgree([found.kind === "figure" ? found.se ** 2 : 0], [1 / 50 + 1 / 40 + 1 / 19 + 1 / 16], 1e-13);
  });
});

/** Incomes of R's `csranks` are not part of this repository; where they lie beside it, they are used. */
const incomesPath = fileURLToPath(
  new URL("../../../shared/reference/data/parent_child_income.csv", import.meta.url),
);
const missing = !existsSync(incomesPath);

describe.skipIf(missing)(
  `incomes of parents and children, R csranks 1.2.3${missing ? ": skipped, parent_child_income.csv is not beside the repository" : ""}`,
  () => {
    let store: Store;
    beforeAll(async () => {
      store = await openStore({ folders: [fileURLToPath(new URL(".", `file://${incomesPath}`))] });
      await store.run(
        sql`CREATE TABLE incomes AS SELECT c_faminc AS child, p_faminc AS parent FROM read_csv(${literal(incomesPath)}, header = true)`,
      );
    });
    afterAll(() => store.close());
    const incomes = { rows: id("incomes"), parent: id("parent"), child: id("child") };

    test("lmranks: coefficients and standard errors that count that ranks are estimated, 1e-10", async () => {
      const ranks = await chancesRanks(store, { ...incomes, ties: "top" }, rankLine);
      expect(ranks.ranked).toBe(of("lmranks").n);
      const found = [expectedRank(ranks, "", 0), rankSlope(ranks)].map((m) => figureOf(ranks.scores, m));
      const wanted = Object.values(of("lmranks").coef as object);
      expectAgree(
        found.map(figure).map(({ value }) => value),
        wanted,
      );
      expectAgree(
        found.map(figure).map(({ se }) => se),
        list(of("lmranks").se),
      );
    });

    test("rankrank_ols: expected rank at the 25th percentile; errors of least squares, which lmranks corrects", async () => {
      const ranks = await chancesRanks(store, incomes, rankLine);
      expectAgree([numberIn(expectedRank(ranks))], list(of("rankrank_ols").AUM_p25), 1e-12);
      expectAgree([numberIn(rankSlope(ranks))], list(of("rankrank_ols").spearman), 1e-12);
      const [group] = ranks.groups;
      if (!group) throw new Error("no group");
      const { intercept, slope } = leastSquaresErrors(group);
      expectAgree([intercept, slope], list(of("rankrank_ols").se));
    });

    test("transition: fifths of both incomes, shares, Shorrocks, from bottom to top; abs_upward", async () => {
      const here = { name: "country", value: sql`'all'` };
      const cells = await chancesClasses(store, {
        ...incomes,
        within: here,
        by: [],
        classes: 5,
        ties: "bottom",
      });
      const table = mobilityTable(cells, { origin: counting.parentsClass, destination: counting.childClass });
      const wanted = of("transition");
      const counts = table.origins.map((i) => table.destinations.map((j) => table.people(i, j)));
      expect(counts).toEqual(wanted.counts);
      expectAgree(transitionShares(table).flat().map(numberIn), (wanted.P as number[][]).flat(), 1e-13);
      expectAgree([numberIn(shorrocks(table))], list(wanted.Shorrocks), 1e-13);
      expectAgree([numberIn(bottomToTop(table))], list(wanted.upward_bottom_top), 1e-13);
      const above = sql`CAST(child > parent AS INTEGER)`;
      const by = [
        { ...here, name: counting.group },
        { name: counting.above, value: above },
      ];
      const counted = await chancesCells(store, {
        rows: id("incomes"),
        by: [{ ...here, name: counting.wave }, ...by],
      });
      const found = upward(counted, { wave: "all", group: "all", category: null });
      expectAgree([numberIn(found.measure)], [Number(entries.abs_upward)], 1e-13);
    });

    /** The file's elasticity puts 61 incomes of 0 and below at 1e-9, and they make it: it is 0.06 with them, 0.28 without. */
    test("IGE: a regression of ln income on ln parents' income, 1e-10", async () => {
      const moments = await chancesMoments(store, {
        rows: id("incomes"),
        variables: ["child", "parent"].map((name) => ({ name, value: sql`ln(greatest(${id(name)}, 1e-9))` })),
      });
      const found = momentRegression(moments, { outcome: "child", covariates: ["parent"] });
      if (found.kind !== "fitted" || !found.intercept) throw new Error("no line");
      expectAgree([found.intercept.value, ...found.slopes.map(numberIn)], list(entries.IGE));
    });
  },
);

function figure(result: ChanceResult): ChanceFigure {
  if (result.kind !== "figure") throw new Error(result.detail);
  return result;
}
