import { describe, expect, test } from "vitest";
import { type Estimator, type Quantity, quantityKey } from "../../src/vocabulary/quantity.js";
import { evaluatedFiles } from "./evaluatedFiles.js";

/** What a unit gains (or loses) from the year in which the plan begins there or next door; everywhere one point a year. */
interface Unit {
  readonly side: "in" | "near" | "out";
  readonly level: number;
  readonly from?: number;
  readonly gains?: number;
  /** Up every other year, or down: units elsewhere are not all the same, and the same on average. */
  readonly wobble?: number;
}

/** What the areas gain, four on average, their neighbours lose. */
const together: Readonly<Record<string, Unit>> = {
  Ask: { side: "in", level: 10, from: 2011, gains: 3 },
  Birk: { side: "in", level: 20, from: 2011, gains: 5 },
  Eg: { side: "near", level: 12, from: 2011, gains: -3 },
  El: { side: "near", level: 18, from: 2011, gains: -5 },
  Fyr: { side: "out", level: 14 },
  Gran: { side: "out", level: 17 },
};

/** The same where plans begin in two years. */
const staggered: Readonly<Record<string, Unit>> = {
  Ask: { side: "in", level: 10, from: 2012, gains: 3 },
  Birk: { side: "in", level: 20, from: 2012, gains: 5 },
  Bøg: { side: "in", level: 13, from: 2013, gains: 3 },
  Ceder: { side: "in", level: 19, from: 2013, gains: 5 },
  Eg: { side: "near", level: 12, from: 2012, gains: -3 },
  El: { side: "near", level: 18, from: 2012, gains: -5 },
  Elm: { side: "near", level: 11, from: 2013, gains: -3 },
  Enebær: { side: "near", level: 16, from: 2013, gains: -5 },
  Fyr: { side: "out", level: 10, wobble: 0.1 },
  Gran: { side: "out", level: 14, wobble: -0.1 },
  Lind: { side: "out", level: 17, wobble: 0.1 },
  Løn: { side: "out", level: 20, wobble: -0.1 },
};

/** Three people of each unit in each year, all with the unit's points. */
function rowsOf(units: Readonly<Record<string, Unit>>, years: readonly number[]): readonly string[] {
  return Object.entries(units).flatMap(([name, { side, level, from, gains = 0, wobble = 0 }]) =>
    years.flatMap((year) => {
      const y =
        level + (year - 2010) + wobble * (year % 2) + (from !== undefined && year >= from ? gains : 0);
      const [since, near] = [side === "in" ? from : "", side === "near" ? from : ""];
      return ["a", "b", "c"].map((who) => `${year},${name} ${who},${name},${side},${since},${near},${y}`);
    }),
  );
}

const study = (years: readonly number[], effects: string) => `kvarter: 1
id: test
title: Next door
languages: [en]
about: {authors: [A. Author], date: 2026-01-31, citation: Own}
sources:
  - {file: a.csv, wave: {column: year}, columns: {year: text, person: text, unit: text, side: text, since: number, near: number, y: number}}
waves: [${years.join(", ")}]
groups:
  - {id: areas, role: programme, label: Areas, where: {side: in}}
  - {id: neighbours, role: benchmark, label: Neighbours, where: {side: near}}
  - {id: elsewhere, role: benchmark, label: Elsewhere, where: {side: out}}
measures:
  - {id: y, label: Outcome, meaning: The mean., mean: y}
analysis:
  effects: [${effects}]
design: {person: person, psu: unit, psusStay: true, lonelyPsu: adjust}
release: open
`;

const instrument = `kvarter: 1
items: [{id: y, question: How much?, number: {min: -1000, max: 1000, unit: points}}]
`;

async function evaluated(units: Readonly<Record<string, Unit>>, years: readonly number[], effects = "") {
  const files = {
    "study.yaml": study(years, effects),
    "instrument.yaml": instrument,
    "a.csv": `year,person,unit,side,since,near,y\n${rowsOf(units, years).join("\n")}\n`,
    "reports/plan.en.md": "---\ntitle: Next door\nslug: plan\n---\n\nUnits were followed.\n",
  };
  const { publication } = await evaluatedFiles(files);
  const { byKey } = publication.results;
  return (quantity: Quantity) => byKey.get(quantityKey(quantity));
}

const at = (wave: string, group: string) => ({ wave, group, category: null });

describe("three groups: areas, their neighbours, and elsewhere", () => {
  test("what the areas gained beyond elsewhere the ring lost", async () => {
    const of = await evaluated(together, [2010, 2011]);
    const beyond = (group: string): Quantity => {
      const over = (side: string) => ({ from: at("2010", side), to: at("2011", side) });
      return { kind: "change-difference", measure: "y", of: over(group), against: over("elsewhere") };
    };
    // Areas changed by 4 and 6, neighbours by −2 and −4, others by 1 and 1. Six PSUs in one stratum, of which two differ from
    // their mean by 1 either way, each half of its group: √(6/5 · 2 · (1/2)²).
    const se = Number(Math.sqrt(0.6).toFixed(3));
    expect(of(beyond("areas"))).toMatchObject({ kind: "figure", value: 4, se });
    expect(of(beyond("neighbours"))).toMatchObject({ kind: "figure", value: -4, se });
  });
});

const plans = (more: string) =>
  `{id: plans, label: the plans, measures: [y], unit: unit, start: since${more}}`;
const ring = (more: string) =>
  `{id: ring, label: the plans next door, measures: [y], group: neighbours, unit: unit, start: near${more}}`;

const effect = (analysis: "plans" | "ring", last: number, estimator: Estimator = "group-time"): Quantity => {
  const group = analysis === "plans" ? "areas" : "neighbours";
  return {
    kind: "effect",
    measure: "y",
    analysis,
    estimator,
    part: { by: "overall" },
    from: at("2010", group),
    to: at(String(last), group),
  };
};

describe("effects where the ring is nobody's comparison", () => {
  test("are those that were planted; with the ring among the others they are too large by half its loss", async () => {
    const both = `${plans(", spillOver: near")}, ${ring(", spillOver: since")}`;
    const of = await evaluated(together, [2010, 2011], both);
    // 4 and 6 against 1 and 1.
    expect(of(effect("plans", 2011))).toMatchObject({
      value: 4,
      n: 6,
      evidence: { leftOut: [{}, {}, { reason: "unit in the ring", rows: 12 }] },
    });
    expect(of(effect("ring", 2011))).toMatchObject({ value: -4 });
    const amongOthers = await evaluated(
      together,
      [2010, 2011],
      `${plans("")}, ${ring(", comparison: never")}`,
    );
    // 4 and 6 against 1, 1, −2 and −4; −2 and −4 against 1, 1, 4 and 6.
    expect(amongOthers(effect("plans", 2011))).toMatchObject({ value: 6 });
    expect(amongOthers(effect("ring", 2011))).toMatchObject({ value: -6 });
  });

  const years = [2010, 2011, 2012, 2013, 2014];
  /** Twins and synthetic comparisons are near the average of those elsewhere; the others are it. */
  const estimators: readonly (readonly [Estimator, number])[] = [
    ["group-time", 0],
    ["imputation", 0],
    ["interaction", 0],
    ["two-way", 0],
    ["synthetic", 0.1],
    ["twins", 0.1],
  ];
  test.each(estimators)("%s: staggered plans, and the ring around them", async (estimator, off) => {
    const asked = `, estimators: [${estimator}]`;
    const both = `${plans(`, spillOver: near${asked}`)}, ${ring(`, spillOver: since${asked}`)}`;
    const of = await evaluated(staggered, years, both);
    for (const [analysis, planted] of [
      ["plans", 4],
      ["ring", -4],
    ] as const) {
      const found = of(effect(analysis, 2014, estimator));
      if (found?.kind !== "figure") throw new Error(`${analysis}: ${JSON.stringify(found)}`);
      expect(Math.abs(found.value - planted)).toBeLessThanOrEqual(off + 1e-9);
    }
  });
});
