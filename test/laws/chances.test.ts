import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chanceMeasures, inequalityChanges } from "../../src/estimate/chances/chanceMeasures.js";
import { compositionOfChange } from "../../src/estimate/chances/composition.js";
import { disagreement } from "../../src/estimate/chances/disagreement.js";
import { displacement } from "../../src/estimate/chances/displacement.js";
import { dissimilarity } from "../../src/estimate/chances/dissimilarity.js";
import { doubleDifference } from "../../src/estimate/chances/doubleDifference.js";
import { figureOf } from "../../src/estimate/chances/figureOf.js";
import { independence } from "../../src/estimate/chances/independence.js";
import { mobilityTable } from "../../src/estimate/chances/mobilityTable.js";
import { momentRegression } from "../../src/estimate/chances/momentRegression.js";
import { moverParts } from "../../src/estimate/chances/moverParts.js";
import { mutualInformation } from "../../src/estimate/chances/mutualInformation.js";
import { expectedRank, rankLine, rankSlope } from "../../src/estimate/chances/rankRank.js";
import { meanRate, peopleIn, shareRate } from "../../src/estimate/chances/rates.js";
import { logOddsRatio, shareGap } from "../../src/estimate/chances/shareGap.js";
import { siblingCorrelation } from "../../src/estimate/chances/siblingCorrelation.js";
import { isSmooth, type Measure } from "../../src/estimate/chances/smooth.js";
import { standardised } from "../../src/estimate/chances/standardised.js";
import { shorrocks, transitionShares } from "../../src/estimate/chances/transitions.js";
import { trend } from "../../src/estimate/chances/trend.js";
import { uniformDifference } from "../../src/estimate/chances/uniformDifference.js";
import { diagonal } from "../../src/maths/matrix.js";
import { double } from "../../src/store/literal.js";
import { id, join, type Sql, sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";
import { chancesCells } from "../../src/tally/chancesCells.js";
import { chancesFamilies } from "../../src/tally/chancesFamilies.js";
import { chancesMoments } from "../../src/tally/chancesMoments.js";
import { chancesMovers } from "../../src/tally/chancesMovers.js";
import { chancesRanks } from "../../src/tally/chancesRanks.js";
import type { ChanceCells, UnitSums } from "../../src/vocabulary/chances.js";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

/** Cells of people who count one each, from how many there are. */
function counted(cells: readonly (readonly [Readonly<Record<string, string>>, number])[]): ChanceCells {
  const there = cells.filter(([, n]) => n > 0);
  const people = Float64Array.from(there, ([, n]) => n);
  const places = Int32Array.from(there.keys());
  const products = { first: places, second: places, values: people };
  return {
    cells: there.map(([cell]) => cell),
    people,
    sums: { units: people.reduce((sum, n) => sum + n, 0), clustered: false, totals: people, products },
    centre: null,
    leftOut: 0,
    query: "",
  };
}

/** A table of two origins by two destinations: who arrives, who does not. */
const twoByTwo = ([a, b, c, d]: readonly number[], cohort = "1") =>
  [
    [{ cohort, from: "rest", to: "arrived" }, a ?? 0],
    [{ cohort, from: "rest", to: "not" }, b ?? 0],
    [{ cohort, from: "other", to: "arrived" }, c ?? 0],
    [{ cohort, from: "other", to: "not" }, d ?? 0],
  ] as const;

const question = { origin: "from", destination: "to" };
const number = (measure: Measure | undefined) => {
  if (!measure || !isSmooth(measure)) throw new Error(measure?.detail);
  return measure.value;
};
const spread = (sums: UnitSums, measure: Measure) => {
  const found = figureOf(sums, measure);
  if (found.kind !== "figure") throw new Error(found.detail);
  return found.se;
};

const some = fc.integer({ min: 1, max: 200 });
const four = fc.tuple(some, some, some, some);

describe("shares between two origins", () => {
  const rest = { origins: ["rest", "other"] as const, destinations: ["arrived"] };
  const other = { origins: ["other", "rest"] as const, destinations: ["arrived"] };
  const tableOf = (counts: readonly number[]) => mobilityTable(counted(twoByTwo(counts)), question);

  /**
   *          arrived  not
   *   rest        30   70
   *   other       60   40
   */
  test("30 of 100 against 60 of 100: 30 points, odds of 2 to 7", () => {
    const table = tableOf([30, 70, 60, 40]);
    expect(number(shareGap(table, rest))).toBeCloseTo(-0.3, 14);
    expect(Math.exp(number(logOddsRatio(table, rest)))).toBeCloseTo(2 / 7, 14);
  });

  test("relabelling origins flips signs and leaves standard errors", () => {
    fc.assert(
      fc.property(four, (counts) => {
        const table = tableOf(counts);
        for (const of of [shareGap, logOddsRatio]) {
          const [one, two] = [of(table, rest), of(table, other)];
          expect(number(two)).toBeCloseTo(-number(one), 12);
          expect(spread(table.sums, two)).toBeCloseTo(spread(table.sums, one), 12);
        }
      }),
    );
  });

  test("the odds ratio does not depend on how many come from, or arrive in, a class; the gap does", () => {
    fc.assert(
      fc.property(four, fc.integer({ min: 2, max: 9 }), ([a, b, c, d], k) => {
        const one = number(logOddsRatio(tableOf([a, b, c, d]), rest));
        expect(number(logOddsRatio(tableOf([k * a, k * b, c, d]), rest))).toBeCloseTo(one, 10);
        expect(number(logOddsRatio(tableOf([k * a, b, k * c, d]), rest))).toBeCloseTo(one, 10);
      }),
    );
    const [few, many] = [
      [30, 70, 60, 40],
      [300, 70, 600, 40],
    ].map((counts) => number(shareGap(tableOf(counts), rest)));
    expect(Math.abs((few ?? 0) - (many ?? 0))).toBeGreaterThan(0.1);
  });

  test("nobody arrives: a gap, and no odds; nobody there: neither", () => {
    expect(number(shareGap(tableOf([0, 10, 5, 5]), rest))).toBe(-0.5);
    expect(logOddsRatio(tableOf([0, 10, 5, 5]), rest)).toMatchObject({ reason: "empty-cell" });
    expect(shareGap(tableOf([0, 0, 5, 5]), rest)).toMatchObject({ reason: "no-answers" });
  });
});

describe("where measures tell different stories", () => {
  const asked = { ...question, between: ["rest", "other"] as const, arriving: ["arrived"] };
  const story = (before: readonly number[], after: readonly number[]) => {
    const cells = counted([...twoByTwo(before, "1"), ...twoByTwo(after, "2")]);
    const measures = (cohort: string) => chanceMeasures(cells, asked, { cohort });
    return disagreement(inequalityChanges(cells, measures("1"), measures("2")));
  };
  const names = (list: readonly { readonly measure: string }[]) => list.map(({ measure }) => measure);

  /** Not arriving in 40 and 20 of 100 before, in 12 and 3 of 100 after: 20 points, then 9; odds 2.7, then 4.4. */
  test("the gap falls while the odds ratio rises: opposite", () => {
    const k = 1000;
    const found = story([60 * k, 40 * k, 80 * k, 20 * k], [88 * k, 12 * k, 97 * k, 3 * k]);
    expect(found.verdict).toBe("opposite");
    expect(names(found.lessUnequal)).toEqual(expect.arrayContaining(["share-gap", "dissimilarity"]));
    expect(names(found.moreUnequal)).toEqual(["log-odds-ratio"]);
  });

  test("with a hundredth of the people no measure is told from 0", () => {
    const found = story([6, 4, 8, 2], [88, 12, 97, 3]);
    expect([found.verdict, found.notShown.length]).toEqual(["unshown", 5]);
  });

  test("both origins become alike: the same", () => {
    expect(story([200, 800, 700, 300], [700, 300, 700, 300]).verdict).toBe("same");
  });

  const measured = (...values: readonly number[]) =>
    disagreement(
      values.map((value, k) => ({
        measure: `${k}`,
        change: { kind: "figure", value, se: 1, df: Number.POSITIVE_INFINITY },
      })),
    ).verdict;

  test("one measure up by 3 standard errors, another down by 1: apart; both up: the same", () => {
    expect([measured(3, -1), measured(3, 1), measured(3, -3), measured()]).toEqual([
      "apart",
      "same",
      "opposite",
      "nothing",
    ]);
  });

  test("2.1 standard errors are shown alone, and not when two measures are looked at (Holm)", () => {
    expect([measured(2.1), measured(2.1, 0.5), measured(1.9)]).toEqual(["same", "unshown", "unshown"]);
  });

  test("a cohort without people of an origin: nothing", () => {
    const found = story([0, 0, 8, 2], [8, 2, 9, 1]);
    expect(found.notEstimable).toContain("share-gap");
  });
});

describe("tables", () => {
  const classes = ["a", "b", "c"] as const;
  const square = (counts: readonly number[], where: Readonly<Record<string, string>> = {}) =>
    classes.flatMap((from, i) =>
      classes.map((to, j) => [{ ...where, from, to }, counts[3 * i + j] ?? 0] as const),
    );
  const nine = fc.array(some, { minLength: 9, maxLength: 9 });
  const tableOf = (counts: readonly number[]) => mobilityTable(counted(square(counts)), question);

  test("shares from an origin add up to 1", () => {
    fc.assert(
      fc.property(nine, (counts) => {
        for (const row of transitionShares(tableOf(counts)))
          expect(row.reduce((sum, share) => sum + number(share), 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  test("everybody stays: no mobility; origins alike: mobility 1, no dissimilarity, information or deviance", () => {
    expect(number(shorrocks(tableOf([5, 0, 0, 0, 8, 0, 0, 0, 3])))).toBe(0);
    const alike = tableOf([20, 30, 50, 40, 60, 100, 10, 15, 25]);
    expect(number(shorrocks(alike))).toBeCloseTo(1, 12);
    const [apart, told, fit] = [
      dissimilarity(alike, ["a", "b"]),
      mutualInformation(alike),
      independence(alike),
    ];
    if (apart.kind !== "figure" || told.kind !== "figure" || fit.kind !== "fitted")
      throw new Error("no figure");
    expect(apart.value).toBeCloseTo(0, 12);
    expect(apart.byChance).toBeGreaterThan(0.03);
    expect(told.value).toBeCloseTo(0, 12);
    expect([fit.deviance, fit.df, fit.p]).toEqual([expect.closeTo(0, 9), 4, expect.closeTo(1, 9)]);
  });

  test("the deviance of independence is twice the people times the mutual information", () => {
    fc.assert(
      fc.property(nine, (counts) => {
        const table = tableOf(counts);
        const [fit, told] = [independence(table), mutualInformation(table, { minimum: 0 })];
        if (fit.kind !== "fitted" || told.kind !== "figure") throw new Error("no fit");
        expect(fit.deviance).toBeCloseTo(2 * table.sums.units * told.value, 7);
      }),
    );
  });

  test("small cells: no information, and how small is told", () => {
    expect(mutualInformation(tableOf([1, 1, 1, 1, 1, 1, 1, 1, 2]))).toMatchObject({
      reason: "small-cells",
      detail: "the smallest cell would have 0.9 people, not 5",
    });
  });

  const layers = (tables: readonly (readonly number[])[]) => {
    const cells = counted(tables.flatMap((counts, k) => square(counts, { cohort: `${k}` })));
    return tables.map((_, k) => mobilityTable(cells, { ...question, where: { cohort: `${k}` } }));
  };

  test("one association raised to a power is found by the uniform-difference model, whatever the margins", () => {
    const log = [0, 0, 0, 0, 0.9, 0.4, 0, 0.5, 1.7];
    const made = (power: number, rows: readonly number[]) =>
      log.map((part, c) => 100 * (rows[Math.floor(c / 3)] ?? 1) * Math.exp(power * part));
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 2, noNaN: true }), (power) => {
        const found = uniformDifference(layers([made(1, [1, 2, 3]), made(power, [3, 1, 2])]));
        if (found.kind !== "fitted") throw new Error(found.detail);
        expect(number(found.strengths[1])).toBeCloseTo(Math.log(power), 6);
        expect(found.uniform.deviance).toBeCloseTo(0, 6);
      }),
      { numRuns: 20 },
    );
  });

  test("a class without people in one cohort: told which", () => {
    const full = [9, 2, 3, 4, 8, 2, 3, 2, 9];
    expect(uniformDifference(layers([full, [9, 2, 3, 0, 0, 0, 3, 2, 9]]))).toMatchObject({
      reason: "no-answers",
      detail: "nobody in a class of table 2",
    });
  });
});

/** People as rows: numbers and texts, by name. */
function rowsOf(people: readonly Readonly<Record<string, number | string | null>>[]): Sql {
  const names = Object.keys(people[0] ?? {});
  const value = (v: number | string | null | undefined) =>
    typeof v === "number" ? double(v) : sql`${v ?? null}`;
  const lines = people.map((person) => sql`(${join(names.map((name) => value(person[name])))})`);
  return sql`(SELECT * FROM (VALUES ${join(lines)}) AS people(${join(names.map(id))}))`;
}
const key = (name: string) => ({ name, value: id(name) });

const person = fc.record({
  family: fc.constantFrom("f", "g", "h"),
  side: fc.constantFrom("in", "out"),
  sex: fc.constantFrom("m", "w"),
  parent: fc.integer({ min: -9, max: 9 }),
  child: fc.integer({ min: -9, max: 9 }),
  w: fc.constantFrom(0.5, 1, 1.5, 3),
});
const crowd = fc.array(person, { minLength: 8, maxLength: 30 });
const bytes = (counts: unknown) =>
  JSON.stringify(counts, (_, value) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value));

describe("counting", () => {
  const byCell = (rows: Sql, cluster?: Sql) =>
    chancesCells(store, {
      rows,
      by: [key("side"), key("sex")],
      outcome: id("child"),
      weight: id("w"),
      ...(cluster && { cluster }),
    });

  test("any order of rows gives the same bytes", async () => {
    await fc.assert(
      fc.asyncProperty(crowd, async (people) => {
        const [one, other] = [rowsOf(people), rowsOf([...people].reverse())];
        const ranked = (rows: Sql) =>
          chancesRanks(store, { rows, parent: id("parent"), child: id("child"), weight: id("w") }, rankLine);
        const within = { by: id("family"), as: "within" } as const;
        const moments = (rows: Sql) =>
          chancesMoments(store, { rows, variables: [key("child"), key("parent")], group: within });
        for (const of of [byCell, (rows: Sql) => byCell(rows, id("family")), ranked, moments])
          expect(bytes({ ...(await of(one)), query: "" })).toBe(bytes({ ...(await of(other)), query: "" }));
      }),
      { numRuns: 15 },
    );
  });

  /** Both parts have the same extremes, so that they are counted from the same centre. */
  test("counting two parts and adding up is counting them together, and then measuring is the same", async () => {
    const ends = [-9, 9].flatMap((child) =>
      ["in", "out"].flatMap((side) =>
        ["m", "w"].map((sex) => ({ family: side, side, sex, parent: 0, child, w: 1 })),
      ),
    );
    await fc.assert(
      fc.asyncProperty(crowd, crowd, async (first, second) => {
        const parts = [
          [...ends, ...first],
          [...ends, ...second],
        ];
        const [a, b, whole] = await Promise.all([...parts, parts.flat()].map((part) => byCell(rowsOf(part))));
        if (!a || !b || !whole) throw new Error("three counts");
        expect(a.cells).toEqual(whole.cells);
        whole.sums.totals.forEach((sum, i) => {
          expect((a.sums.totals[i] ?? 0) + (b.sums.totals[i] ?? 0)).toBeCloseTo(sum, 9);
        });
        whole.sums.products.values.forEach((sum, i) => {
          expect((a.sums.products.values[i] ?? 0) + (b.sums.products.values[i] ?? 0)).toBeCloseTo(sum, 9);
        });
      }),
      { numRuns: 15 },
    );
  });

  test("each person a cluster of their own is no clusters, but for the factor", async () => {
    await fc.assert(
      fc.asyncProperty(crowd, async (people) => {
        const rows = rowsOf(people.map((one, i) => ({ ...one, family: `${i}` })));
        const [free, clustered] = [await byCell(rows), await byCell(rows, id("family"))];
        const [side] = people;
        const where = { side: side?.side ?? "" };
        const [one, other] = [free, clustered].map((cells) => spread(cells.sums, meanRate(cells)(where)));
        const n = people.length;
        expect((other ?? 0) ** 2).toBeCloseTo(((one ?? 0) ** 2 * n) / (n - 1), 9);
      }),
      { numRuns: 15 },
    );
  });

  test("rows without a key, an outcome or a cluster are counted", async () => {
    const one = { side: "in", sex: "m", child: 1, family: "f", w: 1 };
    const rows = rowsOf([one, { ...one, side: null }, { ...one, child: null }, { ...one, family: null }]);
    const cells = await byCell(rows, id("family"));
    expect([cells.leftOut, peopleIn(cells, {})]).toEqual([3, 1]);
  });
});

describe("ranks", () => {
  const of = async (people: readonly Readonly<Record<string, number | string | null>>[]) => {
    const rows = rowsOf(people);
    const ranks = await chancesRanks(store, { rows, parent: id("parent"), child: id("child") }, rankLine);
    return { ranks, slope: rankSlope(ranks) };
  };

  test("any rising change of the incomes leaves slope and standard error as they are", async () => {
    await fc.assert(
      fc.asyncProperty(crowd, async (people) => {
        const raised = people.map((one) => ({
          ...one,
          parent: Math.exp(one.parent),
          child: one.child ** 3 + 5 * one.child - 7,
        }));
        const [before, after] = [await of(people), await of(raised)];
        expect(bytes({ ...after.ranks, query: "" })).toBe(bytes({ ...before.ranks, query: "" }));
      }),
      { numRuns: 20 },
    );
  });

  test("children in their parents' order: slope 1 without error; turned round: −1", async () => {
    const line = [1, 2, 3, 5, 8].map((parent) => ({ parent, child: parent ** 2 }));
    for (const [people, slope] of [
      [line, 1],
      [line.map((one) => ({ ...one, child: -one.child })), -1],
    ] as const) {
      const found = await of(people);
      expect(number(found.slope)).toBeCloseTo(slope, 12);
      expect(spread(found.ranks.scores, found.slope)).toBeCloseTo(0, 12);
    }
  });

  test("nobody at all: no groups, no slope", async () => {
    const { ranks, slope } = await of([{ parent: null, child: 1 }]);
    expect([ranks.ranked, ranks.groups, ranks.leftOut]).toEqual([0, [], 1]);
    expect(slope).toMatchObject({ reason: "no-answers" });
  });

  test("all parents alike: no slope; nobody in a group: none", async () => {
    const { ranks, slope } = await of([1, 2, 3].map((child) => ({ parent: 5, child })));
    expect(slope).toMatchObject({ reason: "no-variance" });
    expect(expectedRank(ranks, "elsewhere")).toMatchObject({ reason: "no-answers" });
  });
});

describe("families", () => {
  test("what a family shares cannot pass for an effect: it falls out", async () => {
    await fc.assert(
      fc.asyncProperty(crowd, fc.integer({ min: -50, max: 50 }), async (people, more) => {
        const slope = async (all: typeof people) => {
          const found = momentRegression(
            await chancesMoments(store, {
              rows: rowsOf(all),
              variables: [key("child"), key("parent")],
              group: { by: id("family"), as: "within" },
            }),
            { outcome: "child", covariates: ["parent"] },
          );
          return found.kind === "fitted" ? number(found.slopes[0]) : found.reason;
        };
        const raised = people.map((one) => ({ ...one, child: one.child + (one.family === "g" ? more : 0) }));
        const [before, after] = [await slope(people), await slope(raised)];
        if (typeof before === "string") expect(after).toBe(before);
        else expect(after).toBeCloseTo(before, 8);
      }),
      { numRuns: 20 },
    );
  });

  test("siblings who are all the same: correlation 1; families that are all the same: below 0", async () => {
    const correlation = async (children: readonly (readonly [string, number])[]) => {
      const rows = rowsOf(children.map(([family, child]) => ({ family, child })));
      return siblingCorrelation(
        await chancesFamilies(store, { rows, family: id("family"), outcome: id("child") }),
      );
    };
    const alike = await correlation([
      ["a", 3],
      ["a", 3],
      ["b", 5],
      ["b", 5],
      ["c", 9],
      ["c", 9],
    ]);
    expect(number(alike)).toBeCloseTo(1, 12);
    const opposite = await correlation([
      ["a", 3],
      ["a", 5],
      ["b", 5],
      ["b", 3],
      ["c", 3],
      ["c", 5],
    ]);
    expect(number(opposite)).toBeCloseTo(-1, 12);
    expect(
      await correlation([
        ["a", 3],
        ["b", 5],
      ]),
    ).toMatchObject({ reason: "no-answers" });
    expect(
      await correlation([
        ["a", 3],
        ["a", 3],
      ]),
    ).toMatchObject({ reason: "no-variance" });
  });
});

describe("parts add up to the whole", () => {
  const kind = fc.constantFrom("stayed", "moved in", "was born", "moved out", "died");
  const mover = fc.record({ kind, y: fc.integer({ min: 0, max: 9 }), z: fc.integer({ min: 0, max: 9 }) });

  test("stayed, came and left make the change of the area", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mover, { minLength: 3, maxLength: 25 }), async (people) => {
        const all = [...people, { kind: "stayed", y: 4, z: 6 }];
        const comes = (one: string) => one === "moved in" || one === "was born";
        const leaves = (one: string) => one === "moved out" || one === "died";
        const rows = rowsOf(
          all.map((one) => ({
            came: comes(one.kind) ? one.kind : null,
            left: leaves(one.kind) ? one.kind : null,
            before: comes(one.kind) ? null : one.y,
            after: leaves(one.kind) ? null : one.z,
          })),
        );
        const columns = { came: id("came"), left: id("left"), before: id("before"), after: id("after") };
        const { change, stayed, came, left } = moverParts(await chancesMovers(store, { rows, ...columns }));
        const mean = (list: readonly number[]) => list.reduce((sum, y) => sum + y, 0) / list.length;
        const earlier = all.filter((one) => !comes(one.kind)).map(({ y }) => y);
        const later = all.filter((one) => !leaves(one.kind)).map(({ z }) => z);
        expect(number(change)).toBeCloseTo(mean(later) - mean(earlier), 10);
        const parts = [stayed, ...[...came, ...left].map(({ part }) => part)];
        expect(parts.reduce((sum, part) => sum + number(part), 0)).toBeCloseTo(number(change), 10);
      }),
      { numRuns: 25 },
    );
  });

  test("who came and left, or has no outcome when there, is left out and counted", async () => {
    const none = { came: null, left: null, before: null, after: null };
    const counted = await chancesMovers(store, {
      rows: rowsOf([
        { ...none, before: 4, after: 6 },
        { ...none, before: 4 },
        { ...none, left: "died" },
        { ...none, came: "was born" },
        { ...none, came: "moved in", left: "moved out", before: 1, after: 1 },
      ]),
      came: id("came"),
      left: id("left"),
      before: id("before"),
      after: id("after"),
    });
    expect([counted.leftOut, counted.people, counted.came, counted.left]).toEqual([4, [1], [], []]);
  });

  /** Two stay and rise from 4 to 6; one who has 0 comes: the area stands at 4 as before. */
  test("an area may stand still while everybody who stays gets on", async () => {
    const rows = rowsOf([
      { came: null, before: 4, after: 6 },
      { came: null, before: 4, after: 6 },
      { came: "moved in", before: null, after: 0 },
    ]);
    const found = moverParts(
      await chancesMovers(store, {
        rows,
        came: id("came"),
        left: sql`NULL`,
        before: id("before"),
        after: id("after"),
      }),
    );
    expect([found.change, found.stayed, found.came[0]?.part].map((part) => number(part))).toEqual([
      expect.closeTo(0, 14),
      expect.closeTo(2, 14),
      expect.closeTo(-2, 14),
    ]);
  });
});

describe("compositions", () => {
  //         in: men, women    out: men, women     who arrives of them
  const cell = (side: string, sex: string, to: string, n: number) => [{ side, sex, to }, n] as const;
  const cells = counted([
    cell("in", "m", "yes", 10),
    cell("in", "m", "no", 30),
    cell("in", "w", "yes", 30),
    cell("in", "w", "no", 30),
    cell("out", "m", "yes", 30),
    cell("out", "m", "no", 30),
    cell("out", "w", "yes", 30),
    cell("out", "w", "no", 10),
    cell("out", "x", "yes", 20),
  ]);
  const rate = shareRate(cells, "to", ["yes"]);
  const groups = [{ side: "in" }, { side: "out" }];

  test("rates with the inside's composition: 40 men and 60 women; a kind that is on one side only is told", () => {
    const inside = standardised(cells, rate, { groups, by: ["sex"], standard: { side: "in" } });
    expect(inside.rates.map(number)).toEqual([
      expect.closeTo(0.4, 14),
      expect.closeTo(0.4 * 0.5 + 0.6 * 0.75, 14),
    ]);
    expect([inside.covered, inside.noCounterpart]).toEqual([1, []]);
    const outside = standardised(cells, rate, { groups, by: ["sex"], standard: { side: "out" } });
    expect(outside.noCounterpart).toEqual([
      { cell: { sex: "x" }, share: expect.closeTo(1 / 6, 14), groups: [0] },
    ]);
    expect(outside.covered).toBeCloseTo(5 / 6, 14);
    expect(outside.rates.map(number)).toEqual([
      expect.closeTo(0.6 * 0.25 + 0.4 * 0.5, 14),
      expect.closeTo(0.6 * 0.5 + 0.4 * 0.75, 14),
    ]);
  });

  test("given shares are taken as known; no kind on both sides: none", () => {
    const standard = [
      { cell: { sex: "m" }, share: 0.5 },
      { cell: { sex: "w" }, share: 0.5 },
    ];
    const half = standardised(cells, rate, { groups, by: ["sex"], standard });
    expect(half.rates.map(number)).toEqual([expect.closeTo(0.375, 14), expect.closeTo(0.625, 14)]);
    const none = standardised(cells, rate, {
      groups,
      by: ["sex"],
      standard: [{ cell: { sex: "x" }, share: 1 }],
    });
    expect(none.rates[0]).toMatchObject({ reason: "no-counterpart" });
  });

  test("Kitagawa refuses a kind that is on one side only, and says which and how many", () => {
    const asked = { before: { side: "in" }, after: { side: "out" }, by: ["sex"] };
    expect(compositionOfChange(cells, rate, asked)).toMatchObject({
      reason: "no-counterpart",
      noCounterpart: [{ cell: { sex: "x" }, share: expect.closeTo(1 / 6, 14) }],
    });
  });

  test("a double difference is the same with sides and groups exchanged, and flips with one of them", () => {
    const sides = [{ side: "in" }, { side: "out" }] as const;
    const sexes = [{ sex: "m" }, { sex: "w" }] as const;
    const found = number(doubleDifference(rate, { groups: sides, sides: sexes }));
    expect(number(doubleDifference(rate, { groups: sexes, sides }))).toBeCloseTo(found, 14);
    const turned = [{ side: "out" }, { side: "in" }] as const;
    expect(number(doubleDifference(rate, { groups: turned, sides: sexes }))).toBeCloseTo(-found, 14);
  });

  test("what areas gained, the ring may have lost", () => {
    const year = (place: string, t: string, yes: number) =>
      [
        [{ place, t, to: "yes" }, yes],
        [{ place, t, to: "no" }, 100 - yes],
      ] as const;
    const places = {
      inside: { place: "inside" },
      ring: { place: "ring" },
      elsewhere: { place: "elsewhere" },
    };
    const years = counted([
      ...year("inside", "1", 40),
      ...year("inside", "2", 55),
      ...year("ring", "1", 50),
      ...year("ring", "2", 45),
      ...year("elsewhere", "1", 60),
      ...year("elsewhere", "2", 63),
    ]);
    const times = { before: { t: "1" }, after: { t: "2" } };
    const { insideBeyond, ringBeyond } = displacement(shareRate(years, "to", ["yes"]), places, times);
    expect([number(insideBeyond), number(ringBeyond)]).toEqual([
      expect.closeTo(0.12, 14),
      expect.closeTo(-0.08, 14),
    ]);
  });
});

describe("trends", () => {
  const cohorts = [1, 2, 3, 4, 5, 6];
  const covariance = diagonal(cohorts.map(() => 0.01));

  test("lines that are there are found, with no misfit, whatever the order of cohorts", () => {
    const slope = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(slope, slope, slope, (before, turn, jump) => {
        const at = (c: number) => 3 + before * (c - 4) + (c >= 4 ? turn * (c - 4) + jump : 0);
        const asked = { covariance, breakAt: 4, jump: true };
        const found = trend({ ...asked, cohorts, values: cohorts.map(at) });
        const turned = [...cohorts].reverse();
        const other = trend({ ...asked, cohorts: turned, values: turned.map(at) });
        for (const one of [found, other]) {
          if (one.kind !== "fitted") throw new Error(one.detail);
          const parts = [one.before, one.turn, one.jump, one.after].map((part) => part?.value ?? 0);
          [before, turn, jump, before + turn].forEach((wanted, k) => {
            expect(parts[k]).toBeCloseTo(wanted, 9);
          });
          expect(one.misfit.statistic).toBeCloseTo(0, 9);
        }
      }),
    );
  });

  test("a break without cohorts on both sides cannot be tested", () => {
    const asked = { cohorts, values: cohorts, covariance };
    expect(trend({ ...asked, breakAt: 2 })).toMatchObject({ reason: "too-few-cohorts" });
    expect(trend({ ...asked, breakAt: 6 })).toMatchObject({ reason: "too-few-cohorts" });
    expect(trend({ ...asked, covariance: diagonal([0, 0, 0, 0, 0, 0]) })).toMatchObject({
      reason: "singular",
    });
  });
});
