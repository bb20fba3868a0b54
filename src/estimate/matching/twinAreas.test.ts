import { describe, expect, test } from "vitest";
import { leaveOneOut } from "./leaveOneOut.js";
import type { Matching } from "./matching.js";
import { type TwinAreas, type TwinRequest, twinAreas } from "./twinAreas.js";

//              id   treated  crime in 2013, 2014, 2015   change after
const rows: readonly (readonly [string, number, number, number, number, number])[] = [
  ["Nordby", 1, 50, 52, 54, 10],
  ["Sydby", 1, 30, 30, 30, 4],
  ["Havnen", 0, 50, 52, 54, 1],
  ["Bakken", 0, 54, 52, 50, 2],
  ["Engen", 0, 30, 31, 30, 3],
  ["Skoven", 0, 90, 70, 20, 5],
];
const column = (k: 2 | 3 | 4) => rows.map((row) => row[k]);
const request: TwinRequest = {
  areas: { id: rows.map(([id]) => id), treated: rows.map(([, treated]) => treated) },
  traits: [],
  histories: [{ name: "crime", years: [2013, 2014, 2015], values: [column(2), column(3), column(4)] }],
};

function twins(more: Partial<TwinRequest>): TwinAreas {
  const found = twinAreas({ ...request, ...more });
  if (found.kind !== "matched") throw new Error(found.detail);
  return found;
}

const named = ({ matches }: TwinAreas) =>
  matches.map(({ treated, control }) => `${rows[treated]?.[0]}–${rows[control]?.[0]}`);

describe("twin areas", () => {
  test("a twin has the level and the trend: Havnen rose as Nordby did, Bakken fell", () => {
    expect(named(twins({}))).toEqual(["Nordby–Havnen", "Sydby–Engen"]);
    expect(twins({}).matches[0]?.distance).toBe(0);
  });

  test("areas that must agree in a trait and do not are no twins, nor those beyond the caliper", () => {
    const exact = ["west", "east", "east", "west", "east", "west"];
    expect(named(twins({ areas: { ...request.areas, exact } }))).toEqual(["Nordby–Bakken", "Sydby–Engen"]);
    const near = twins({ areas: { ...request.areas, exact }, caliper: 0.2 });
    expect(named(near)).toEqual(["Sydby–Engen"]);
    expect(near.unmatched).toEqual([0]);
  });

  test("two twins each; the balance tells levels and trend apart", () => {
    const found = twins({ ratio: 2 });
    expect(named(found)).toEqual(["Nordby–Havnen", "Nordby–Bakken", "Sydby–Engen", "Sydby–Skoven"]);
    expect(found.balance.rows.map(({ name }) => name)).toEqual([
      "crime 2013",
      "crime 2014",
      "crime 2015",
      "crime trend",
    ]);
    expect(found.balance.imbalanced).toContain("crime trend");
  });

  test("no area near enough: not estimable", () => {
    const exact = rows.map(([, treated]) => String(treated));
    const found = twinAreas({ ...request, areas: { ...request.areas, exact } });
    expect(found).toMatchObject({ kind: "not-estimable", reason: "no-match" });
  });

  test("a history needs two years, and every area a value", () => {
    const histories = [{ name: "crime", years: [2013], values: [column(2)] }];
    expect(() => twinAreas({ ...request, histories })).toThrow("two years");
    const traits = [{ name: "size", values: [1, 2, 3, 4, Number.NaN, 6] }];
    expect(() => twinAreas({ ...request, traits })).toThrow("“size” is not known");
  });
});

/** Mean of the treated less mean of their twins. */
const difference =
  (outcome: readonly number[]) =>
  ({ weights, matches }: Matching) => {
    const theirs = new Set(matches.map(({ treated }) => treated));
    const signed = outcome.map((y, row) => (theirs.has(row) ? 1 : -1) * (weights[row] ?? 0) * y);
    return signed.reduce((sum, each) => sum + each, 0) / theirs.size;
  };

test("leaving one out: each treated area with its twin, each twin with the next nearest in its place", () => {
  const after = rows.map((row) => row[5]);
  const found = leaveOneOut(twins({}), difference(after));
  expect(found.value).toBe(5); // (10 + 4)/2 − (1 + 3)/2
  expect(found.without).toEqual([
    { id: "Nordby", role: "treated", value: 1 }, // 4 − 3
    { id: "Sydby", role: "treated", value: 9 }, // 10 − 1
    { id: "Engen", role: "twin", value: 5.5 }, // 7 − (1 + 2)/2
    { id: "Havnen", role: "twin", value: 4.5 }, // 7 − (2 + 3)/2
  ]);
  expect([found.least, found.most, found.decisive]).toEqual([1, 9, []]);
});

test("an effect that rests on one area says so", () => {
  const after = [30, -2, 0, 0, 0, 0];
  expect(leaveOneOut(twins({}), difference(after)).decisive).toEqual(["Nordby"]);
  const fallen = after.map((value) => -value);
  expect(leaveOneOut(twins({}), difference(fallen))).toMatchObject({ value: -14, decisive: ["Nordby"] });
});
