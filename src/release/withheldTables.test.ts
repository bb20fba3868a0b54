import { expect, test } from "vitest";
import type { Estimate } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import { type Quantity, quantityKey } from "../vocabulary/quantity.js";
import { withheldTables } from "./withheldTables.js";

const policy: ReleasePolicy = {
  name: "three",
  minimumCount: 3,
  minimumPerSide: 3,
  minimumDf: 1,
  countBase: 1,
  decimals: { share: 1, mean: 1, dimension: 1 },
};

const of = (quantity: Quantity, n: number, having = n / 2): Estimate => ({
  kind: "estimate",
  quantity,
  unit: "share",
  value: 0.5,
  se: 0.1,
  df: n - 1,
  interval: { low: 0.3, high: 0.7, confidence: 0.95, method: "t" },
  test: null,
  n,
  counts: { having, lacking: n - having },
  evidence: {
    method: "mean",
    query: "SELECT 1",
    tables: ["answers"],
    unit: "person",
    variance: "rows",
    psus: 2 * n,
    strata: 1,
    lonelyPsu: "fail",
    leftOut: [{ reason: "no answer", rows: 1 }],
    designEffect: null,
  },
});

const at = (group: string, wave = "2010") => ({ wave, group, category: null });
const named = { kind: "chance", measure: "income", analysis: "ranks" } as const;

/** A table with its figures; `few`: those who went from the lowest class to the highest. */
function tableOf(group: string, classes: number, people: number, few = people / 2, wave?: string) {
  const all = Array.from({ length: classes }, (_, c) => c + 1);
  const place = at(group, wave);
  const cells = all.flatMap((from) =>
    all.map((to) =>
      of(
        { ...named, chance: "transition", cell: { from, to }, at: place },
        people,
        from < to ? few : people / 2,
      ),
    ),
  );
  return [
    ...cells,
    of({ ...named, chance: "bottom-to-top", at: place }, people),
    of({ ...named, chance: "mobility", at: place }, people),
    of({ ...named, chance: "rank-slope", at: place }, people),
  ];
}

const moved = (group: string, chance: "mobility" | "uniform-difference") =>
  of({ ...named, kind: "chance-change", chance, from: at(group, "2000"), to: at(group) }, 50);
const changed = (group: string) => [
  of(
    {
      ...named,
      kind: "chance-change",
      chance: "transition",
      cell: { from: 1, to: 2 },
      from: at(group, "2000"),
      to: at(group),
    },
    50,
  ),
  moved(group, "mobility"),
  moved(group, "uniform-difference"),
];

const told = (results: readonly Estimate[]) => {
  const kept = withheldTables(results, policy);
  return results
    .map(({ quantity }) => quantity)
    .filter((quantity) => !kept.has(quantityKey(quantity)))
    .map((quantity) => ("chance" in quantity ? quantity.chance : ""));
};

test("of two classes everything that tells the table goes with it, and its change", () => {
  expect(told([...tableOf("inside", 2, 40, 2), ...changed("inside")])).toEqual(["rank-slope"]);
});

test("of three classes mobility rests on more people; from bottom to top is a cell", () => {
  expect(told(tableOf("inside", 3, 40, 2))).toEqual(["mobility", "rank-slope"]);
  expect(told(tableOf("inside", 3, 40)).length).toBe(12);
});

test("the last group's table follows from the others': the smallest of them is withheld with it", () => {
  const results = [...tableOf("a", 2, 40, 2), ...tableOf("b", 2, 400), ...tableOf("c", 2, 300)];
  const kept = withheldTables(results, policy);
  const groups = results.flatMap(({ quantity }) =>
    kept.has(quantityKey(quantity)) && quantity.kind === "chance" ? [quantity.at.group] : [],
  );
  expect([...new Set(groups)]).toEqual(["a", "c"]);
});

test("two that are withheld hide each other; another wave has tables of its own", () => {
  const here = [...tableOf("a", 2, 40, 2), ...tableOf("b", 2, 40, 2)];
  expect(told([...here, ...tableOf("c", 2, 300), ...tableOf("a", 2, 40, 20, "2000")]).length).toBe(16);
});
