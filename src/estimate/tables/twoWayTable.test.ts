import { expect, test } from "vitest";
import { tallyOfRows } from "../../../test/tallyOfRows.js";
import { fitResiduals, goodnessOfFit } from "./goodnessOfFit.js";
import { everybody, twoWayTable } from "./twoWayTable.js";

const people = (table: readonly (readonly [row: string, column: string, weight: number])[]) =>
  tallyOfRows(
    table.map(([row, column, weight], psu) => ({
      psu,
      weight,
      keys: { row, column },
      values: { [everybody]: 1 },
    })),
  );

test("weights add up in each cell, and a cell without people is there with 0", () => {
  const tally = people([
    ["a", "x", 2],
    ["a", "y", 3],
    ["b", "x", 5],
    ["b", "x", 7],
  ]);
  const { rows, columns, people: cells, domains } = twoWayTable(tally, "row", "column");
  expect([rows, columns]).toEqual([
    ["a", "b"],
    ["x", "y"],
  ]);
  expect([...cells]).toEqual([2, 3, 12, 0]);
  expect(domains[3]).toBe(-1);
});

test("shares that are as expected: every residual is 0", () => {
  const tally = tallyOfRows(
    ["a", "b", "b", "c"].map((key, psu) => ({ psu, weight: 2, keys: { key }, values: { [everybody]: 1 } })),
  );
  const { values } = fitResiduals(tally, [0.25, 0.5, 0.25]);
  expect([...values]).toEqual([0, 0, 0]);
});

/** Eight people, 6 : 2 against 1 : 1. X² = 2 of a χ² on one degree of freedom, but for the variance's (n − 1)/n. */
test("a simple random sample of two categories", () => {
  const tally = tallyOfRows(
    [..."aaaaaabb"].map((key, psu) => ({ psu, weight: 1, keys: { key }, values: { [everybody]: 1 } })),
  );
  const { values } = fitResiduals(tally, [0.5, 0.5]);
  expect(values.reduce((sum, residual) => sum + residual ** 2, 0)).toBeCloseTo(2, 12);
  const nothing = { rows: 2, cols: 2, data: new Float64Array(4) };
  expect(goodnessOfFit(values, nothing)).toMatchObject({ kind: "not-estimable", reason: "no-variance" });
});
