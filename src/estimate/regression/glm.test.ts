import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Row, tallyOfRows } from "../../../test/tallyOfRows.js";
import type { Tally } from "../../vocabulary/tally.js";
import { contrast } from "../contrasts/contrast.js";
import { means } from "../means/ratios.js";
import { designCovariance } from "../variance/designCovariance.js";
import type { Influence } from "../variance/influence.js";
import { binomial, type Family, gaussian, poisson } from "./family.js";
import { glm } from "./glm.js";
import { type Column, category, interaction, numeric } from "./modelColumns.js";

const levels = ["a", "b", "c"] as const;
const grouped = category("group", levels);

/** People of three groups; the first of each group answers 0 and the second 1, so that no share is 0 or 1. */
const people = fc
  .array(
    fc.record({
      group: fc.constantFrom(...levels),
      y: fc.constantFrom(0, 1),
      psu: fc.integer({ min: 0, max: 7 }),
      weight: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 4, maxLength: 60 },
  )
  .map((drawn) => [
    ...levels.flatMap((group) => [0, 1].map((y) => ({ group, y, psu: y, weight: 2 }))),
    ...drawn,
  ])
  .map((drawn) =>
    drawn.map(({ group, y, psu, weight }): Row => ({ psu, weight, keys: { group }, values: { y } })),
  );

function covarianceOf(tally: Tally, influence: Influence): Float64Array {
  const found = designCovariance(tally, influence, { lonelyPsu: "fail" });
  if (found.kind !== "covariance") throw new Error(found.kind);
  return found.data;
}

function fitted(tally: Tally, family: Family, columns: readonly Column[]) {
  const result = glm(withLogs(tally), { response: "y", family, columns });
  if (result.kind !== "regression") throw new Error(`${result.reason}: ${result.detail}`);
  return result;
}

/** Counts' deviance needs Σ w·y·ln y, which is 0 for outcomes of 0 and 1. */
function withLogs(tally: Tally): Tally {
  const widen = (sums: Float64Array) => {
    const many = tally.variables.length;
    return Float64Array.from({ length: tally.cells.count * (many + 1) }, (_, i) =>
      i % (many + 1) === many ? 0 : (sums[Math.floor(i / (many + 1)) * many + (i % (many + 1))] as number),
    );
  };
  const { weighted, unweighted } = tally.cells;
  return {
    ...tally,
    variables: [...tally.variables, { name: "y × ln y", centre: 0 }],
    cells: { ...tally.cells, weighted: widen(weighted), unweighted: widen(unweighted) },
  };
}

describe.each([gaussian, binomial, poisson])("$name with a column for each group but one", (family) => {
  test("gives back the groups' means, and their contrasts' variance by the delta method", () => {
    fc.assert(
      fc.property(people, (rows) => {
        const tally = withLogs(tallyOfRows(rows));
        const { values, influence } = means(tally, "y");
        const shares = covarianceOf(tally, influence);
        const result = fitted(tallyOfRows(rows), family, grouped);
        const covariance = covarianceOf(tally, result.influence);
        const slope = (d: number) => 1 / family.variance(values[d] as number);
        levels.forEach((_, d) => {
          const predictor = (result.values[0] as number) + (d > 0 ? (result.values[d] as number) : 0);
          expect(predictor).toBeCloseTo(family.link(values[d] as number), 8);
          const weights = new Map(
            d === 0
              ? [[0, slope(0)]]
              : [
                  [0, -slope(0)],
                  [d, slope(d)],
                ],
          );
          const { variance } = contrast(values, shares, weights as Map<number, number>);
          expect(covariance[d * 4 === 0 ? 0 : d * 3 + d]).toBeCloseTo(variance, 8);
        });
      }),
    );
  });

  test("counting the rows one by one or cell by cell gives the same", () => {
    fc.assert(
      fc.property(people, (rows) => {
        const [whole, apart] = [tallyOfRows(rows), tallyOfRows(rows, { apart: true })];
        const [first, second] = [fitted(whole, family, grouped), fitted(apart, family, grouped)];
        first.values.forEach((value, p) => {
          expect(second.values[p]).toBeCloseTo(value, 9);
        });
        const [v, u] = [covarianceOf(whole, first.influence), covarianceOf(apart, second.influence)];
        v.forEach((value, i) => {
          expect(u[i]).toBeCloseTo(value, 9);
        });
        expect(second.deviance).toBeCloseTo(first.deviance, 9);
      }),
    );
  });

  test("the weights' unit does not matter", () => {
    fc.assert(
      fc.property(people, (rows) => {
        const heavy = rows.map((row) => ({ ...row, weight: row.weight * 1000 }));
        const [light, same] = [
          fitted(tallyOfRows(rows), family, grouped),
          fitted(tallyOfRows(heavy), family, grouped),
        ];
        expect(same.values[1]).toBeCloseTo(light.values[1] as number, 9);
        expect(same.deviance).toBeCloseTo(light.deviance, 8);
        expect(same.unscaled.data[0]).toBeCloseTo(light.unscaled.data[0] as number, 9);
      }),
    );
  });
});

const line = (points: readonly (readonly [x: number, y: number])[]) =>
  tallyOfRows(points.map(([x, y], psu) => ({ psu, weight: 1, keys: { x: String(x) }, values: { y } })));

test("points on a line: y = 1 + 2x", () => {
  const { values, deviance, dispersion, names, df } = fitted(
    line([
      [0, 1],
      [1, 3],
      [2, 5],
      [3, 7],
    ]),
    gaussian,
    numeric("x"),
  );
  expect(names).toEqual(["(Intercept)", "x"]);
  expect([...values]).toEqual([expect.closeTo(1, 12), expect.closeTo(2, 12)]);
  expect([deviance, dispersion]).toEqual([expect.closeTo(0, 12), expect.closeTo(0, 12)]);
  expect(df).toBe(2);
});

test("a predictor far from zero keeps the slope's digits", () => {
  const points = [3, 1, 4, 1, 5, 9, 2, 6].map((y, x) => [x, y] as const);
  const far = points.map(([x, y]) => [x + 1e7, y] as const);
  const slope = (on: typeof points) => fitted(line(on), gaussian, numeric("x")).values[1] as number;
  expect(slope(far)).toBeCloseTo(slope(points), 10);
});

test("an interaction of two categories is saturated: as many coefficients as cells", () => {
  const rows = [0, 1].flatMap((a) =>
    [0, 1].flatMap((b) =>
      [0, 2].map(
        (e, i): Row => ({
          psu: i,
          weight: 1,
          keys: { a: `${a}`, b: `${b}` },
          values: { y: 1 + 2 * a + 4 * b + 8 * a * b + e },
        }),
      ),
    ),
  );
  const [a, b] = [category("a", ["0", "1"]), category("b", ["0", "1"])];
  const { values, terms } = fitted(tallyOfRows(rows), gaussian, [...a, ...b, ...interaction(a, b)]);
  expect(terms).toEqual(["(Intercept)", "a", "b", "a:b"]);
  expect([...values]).toEqual([2, 2, 4, 8].map((value) => expect.closeTo(value, 12)));
});

describe("not estimable", () => {
  const attempt = (rows: readonly Row[], family: Family, columns: readonly Column[]) =>
    glm(withLogs(tallyOfRows(rows)), { response: "y", family, columns });
  const inGroups = (answers: readonly (readonly [group: string, y: number | null])[]): readonly Row[] =>
    answers.map(([group, y], psu) => ({ psu, weight: 1, keys: { group }, values: { y } }));

  test("nobody answered", () => {
    const result = attempt(inGroups([["a", null]]), gaussian, []);
    expect(result).toMatchObject({ kind: "not-estimable", reason: "no-answers" });
  });

  test("weights below zero, as linear calibration may give", () => {
    const rows = inGroups([
      ["a", 1],
      ["b", 2],
    ]).map((row, i) => ({ ...row, weight: i === 0 ? -1 : 2 }));
    expect(attempt(rows, gaussian, [])).toMatchObject({ reason: "no-convergence" });
  });

  test("a column that follows from the others is named", () => {
    const twice: Column = {
      name: "b again",
      term: "b again",
      valueIn: ({ group }) => (group === "b" ? 3 : 1),
    };
    const rows = inGroups([
      ["a", 1],
      ["a", 2],
      ["b", 3],
      ["b", 5],
    ]);
    const result = attempt(rows, gaussian, [...category("group", ["a", "b"]), twice]);
    expect(result).toMatchObject({ reason: "singular", detail: "follows from the columns before: b again" });
  });

  test("more columns than patterns", () => {
    const result = attempt(inGroups([["a", 1]]), gaussian, category("group", ["a", "b"]));
    expect(result).toMatchObject({ kind: "not-estimable", reason: "singular" });
  });

  test.each([binomial, poisson])("$name: a group in which everybody says 0 bounds nothing", (family) => {
    const rows = inGroups([
      ["a", 0],
      ["a", 1],
      ["b", 0],
      ["b", 0],
    ]);
    expect(attempt(rows, family, category("group", ["a", "b"]))).toMatchObject({ reason: "no-convergence" });
  });

  test.each([binomial, poisson])("$name: everybody says 0", (family) => {
    const rows = inGroups([
      ["a", 0],
      ["b", 0],
    ]);
    expect(attempt(rows, family, [])).toMatchObject({ reason: "no-convergence" });
  });

  test("a predictor that separates those who say 1 from those who say 0", () => {
    const rows = [0, 0, 0, 1, 1, 1].map(
      (y, x): Row => ({ psu: x, weight: 1, keys: { x: `${x}` }, values: { y } }),
    );
    expect(attempt(rows, binomial, numeric("x"))).toMatchObject({ reason: "no-convergence" });
  });

  test("outcomes that are not 0 or 1 are our bug", () => {
    expect(() => attempt(inGroups([["a", 2]]), binomial, [])).toThrow("0 or 1");
  });
});
