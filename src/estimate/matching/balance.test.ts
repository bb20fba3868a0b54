import { describe, expect, test } from "vitest";
import { balance } from "./balance.js";

describe("balance", () => {
  //               treated  others
  const treated = [1, 1, 0, 0, 0, 0];
  const age = [30, 34, 30, 34, 60, 64];
  const traits = [{ name: "age", values: age }];

  test("what differs by more than a tenth of a standard deviation is told", () => {
    const before = balance({ treated, traits, weights: [1, 1, 1, 1, 1, 1] });
    const [row] = before.rows;
    expect(row?.before.meanControls).toBe(47);
    expect(row?.before.difference).toBeCloseTo(-15 / Math.sqrt(8), 12);
    expect(before.imbalanced).toEqual(["age"]);
    expect(balance({ treated, traits, weights: [1, 1, 1, 1, 0, 0] }).imbalanced).toEqual([]);
  });

  test("a trait that all the treated share and others do not is infinitely out of balance, and told", () => {
    const origin = [{ name: "origin", values: [1, 1, 1, 0, 0, 0] }];
    const found = balance({ treated, traits: origin, weights: [1, 1, 1, 1, 0, 0] });
    expect(found.rows[0]?.after.difference).toBe(Number.POSITIVE_INFINITY);
    expect(found.imbalanced).toEqual(["origin"]);
  });

  test("(3 + 1 + 1 + 1)² over 9 + 1 + 1 + 1: four people of such weights are worth three", () => {
    const { controls } = balance({ treated, traits, weights: [1, 1, 3, 1, 1, 1] });
    expect(controls.after).toEqual({ rows: 4, effective: 3 });
    expect(controls.before).toEqual({ rows: 4, effective: 4 });
  });

  test("a side without weight has no balance", () => {
    expect(() => balance({ treated, traits, weights: [1, 1, 0, 0, 0, 0] })).toThrow("without weight");
  });
});
