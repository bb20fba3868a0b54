import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Row, tallyOfRows } from "../../../test/tallyOfRows.js";
import { chiSquaredUpperTail } from "../../maths/chiSquared.js";
import type { Matrix } from "../../maths/matrix.js";
import type { Tally } from "../../vocabulary/tally.js";
import { waldTest } from "../contrasts/waldTest.js";
import { designCovariance } from "../variance/designCovariance.js";
import type { Influence } from "../variance/influence.js";
import { pearsonStatistic, type RaoScottStatistic, raoScott } from "./raoScott.js";
import { cellShares, everybody, twoWayTable } from "./twoWayTable.js";
import { independenceResiduals } from "./waldIndependence.js";

/** People in pairs of categories, as a table of counts. */
function rowsOf(counts: readonly (readonly number[])[], weight = 1): readonly Row[] {
  let psu = 0;
  return counts.flatMap((line, i) =>
    line.flatMap((n, j) =>
      Array.from({ length: n }, () => ({
        psu: psu++,
        weight,
        keys: { row: `r${i}`, column: `c${j}` },
        values: { [everybody]: 1 },
      })),
    ),
  );
}

function covarianceOf(tally: Tally, influence: Influence): Matrix {
  const found = designCovariance(tally, influence, { lonelyPsu: "fail" });
  if (found.kind !== "covariance") throw new Error(found.kind);
  return { rows: found.size, cols: found.size, data: found.data };
}

function tested(tally: Tally, statistic: RaoScottStatistic, [row, column] = ["row", "column"]) {
  const table = twoWayTable(tally, row as string, column as string);
  const covariance = covarianceOf(tally, cellShares(tally, table).influence);
  const people = tally.cells.rows.reduce((sum, n) => sum + n, 0);
  const result = raoScott(table, covariance, { statistic, df: 30, people });
  if (result.kind !== "tested") throw new Error(result.detail);
  return result;
}

function wald(tally: Tally, [row, column] = ["row", "column"]) {
  const { values, influence } = independenceResiduals(
    tally,
    twoWayTable(tally, row as string, column as string),
  );
  const result = waldTest(values, covarianceOf(tally, influence), { df: 30 });
  if (result.kind !== "tested") throw new Error(result.detail);
  return result;
}

const counts = fc.array(fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 3, maxLength: 3 }), {
  minLength: 2,
  maxLength: 4,
});

/** X² = 60·(10·10 − 20·20)²/30⁴ = 6⅔. */
test("ten, twenty, twenty, ten", () => {
  const tally = tallyOfRows(
    rowsOf([
      [10, 20],
      [20, 10],
    ]),
  );
  expect(pearsonStatistic(twoWayTable(tally, "row", "column"), 60)).toBeCloseTo(20 / 3, 12);
});

test("a simple random sample has Pearson's own p, but for (n − 1)/n", () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 500 }), (table, weight) => {
      const tally = tallyOfRows(rowsOf(table, weight));
      const n = table.flat().reduce((sum, m) => sum + m, 0);
      const pearson = pearsonStatistic(twoWayTable(tally, "row", "column"), n);
      const df = (table.length - 1) * 2;
      const { statistic, p } = tested(tally, "Chisq");
      expect(statistic).toBeCloseTo(pearson, 9);
      expect(p).toBeCloseTo(chiSquaredUpperTail((pearson * (n - 1)) / n, df), 9);
      const f = tested(tally, "F");
      expect(f.df?.[0]).toBeCloseTo(df, 6);
      expect(f.statistic).toBeCloseTo((pearson * (n - 1)) / n / df, 9);
    }),
  );
});

test("rows and columns may change places", () => {
  fc.assert(
    fc.property(counts, (table) => {
      const tally = tallyOfRows(rowsOf(table));
      for (const statistic of ["F", "Chisq", "saddlepoint"] as const)
        expect(tested(tally, statistic, ["column", "row"]).p).toBeCloseTo(tested(tally, statistic).p, 8);
      const [across, down] = [wald(tally), wald(tally, ["column", "row"])];
      expect(Math.abs(down.statistic - across.statistic)).toBeLessThan(1e-7 * (1 + across.statistic));
    }),
  );
});

test("counting the rows one by one or cell by cell gives the same", () => {
  fc.assert(
    fc.property(counts, (table) => {
      fc.pre(table.flat().reduce((sum, n) => sum + n, 0) >= 20);
      const rows = rowsOf(table).map((row, i) => ({ ...row, psu: i % 7, weight: 1 + (i % 3) }));
      const [whole, apart] = [tallyOfRows(rows), tallyOfRows(rows, { apart: true })];
      expect(tested(apart, "F").p).toBeCloseTo(tested(whole, "F").p, 9);
    }),
  );
});

describe("not estimable", () => {
  const attempt = (table: readonly (readonly number[])[], df = 30) => {
    const tally = tallyOfRows(rowsOf(table));
    const found = twoWayTable(tally, "row", "column");
    const covariance = covarianceOf(tally, cellShares(tally, found).influence);
    return raoScott(found, covariance, { statistic: "F", df, people: 1 });
  };

  test("one column", () => expect(attempt([[3], [4]])).toMatchObject({ reason: "no-variance" }));

  test("no degrees of freedom", () => {
    const table = [
      [3, 4],
      [5, 6],
    ];
    expect(attempt(table, 0)).toMatchObject({ reason: "one-psu" });
  });

  test("a table in which only the diagonal has people", () => {
    const diagonal = [
      [3, 0, 0],
      [0, 4, 0],
      [0, 0, 5],
    ];
    expect(attempt(diagonal)).toMatchObject({ kind: "not-estimable", reason: "singular" });
  });
});
