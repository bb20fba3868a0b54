import { expect, test } from "vitest";
import type { MoverSums } from "../../../vocabulary/chances.js";
import { behindMovers } from "./behindMovers.js";

/**
 * Ten stayed, of whom 4 had the trait before and 9 after. Six came: 2 of 4 who moved in have it, 1 of 2 of whom it is not
 * told how. Five left: all 5 who moved out had it.
 */
const counted: MoverSums = {
  came: ["", "in"],
  left: ["out"],
  sums: {
    units: 21,
    clustered: false,
    totals: Float64Array.from([10, 4, 9, 2, 1, 4, 2, 5, 5]),
    products: { first: new Int32Array(), second: new Int32Array(), values: new Float64Array() },
  },
  centre: 0,
  people: [10, 2, 4, 5],
  leftOut: 0,
  query: "",
};

const { stayed, all, way } = behindMovers(counted);
const told = ({ n, fewest, domains }: typeof stayed) => ({
  n,
  fewest,
  answered: [...domains.answered],
  having: [...domains.sums],
});

test("behind those who stayed are they themselves, before and after", () => {
  expect(told(stayed)).toEqual({ n: 10, fewest: 10, answered: [10, 10], having: [4, 9] });
});

test("those who came stand beside those who stayed as these are after, those who left as they were before", () => {
  expect(told(all("came"))).toEqual({ n: 6, fewest: 6, answered: [6, 10], having: [3, 9] });
  expect(told(all("left"))).toEqual({ n: 5, fewest: 5, answered: [5, 10], having: [5, 4] });
});

test("one way depends on those whose way is not told, too; of a way that nobody took there is nobody", () => {
  expect(told(way("came", "in"))).toEqual({ n: 4, fewest: 2, answered: [4, 10], having: [2, 9] });
  expect(told(way("left", "out"))).toEqual({ n: 5, fewest: 5, answered: [5, 10], having: [5, 4] });
  expect(told(way("left", "died"))).toMatchObject({ n: 0, fewest: 0 });
});

test("sums that were counted from a centre are told from 0", () => {
  const { domains } = behindMovers({ ...counted, centre: 1.5 }).stayed;
  expect([...domains.sums]).toEqual([4 + 15, 9 + 15]);
});
