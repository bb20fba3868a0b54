import { describe, expect, test } from "vitest";
import { type ChanceMeasure, type Place, type Quantity, quantityKey } from "../../src/vocabulary/quantity.js";
import { evaluatedFiles } from "./evaluatedFiles.js";

/** Of those of an origin in a place and year: how many finished, and how many did not. */
type Counted = readonly [year: number, side: "in" | "out", origin: "poor" | "rich", yes: number, no: number];

const counted: readonly Counted[] = [
  [1995, "in", "poor", 10, 90],
  [1995, "in", "rich", 30, 70],
  [1995, "out", "poor", 25, 75],
  [1995, "out", "rich", 55, 45],
  [2000, "in", "poor", 20, 80],
  [2000, "in", "rich", 50, 50],
  [2000, "out", "poor", 30, 70],
  [2000, "out", "rich", 60, 40],
  [2005, "in", "poor", 40, 60],
  [2005, "in", "rich", 60, 40],
  [2005, "out", "poor", 35, 65],
  [2005, "out", "rich", 65, 35],
  [2010, "in", "poor", 60, 40],
  [2010, "in", "rich", 70, 30],
  [2010, "out", "poor", 40, 60],
  [2010, "out", "rich", 70, 30],
];

const rows = counted.flatMap(([year, side, origin, yes, no]) => [
  ...Array.from({ length: yes }, (_, i) => `${year},${side},${origin},1,${i},${100 - i}`),
  ...Array.from({ length: no }, (_, i) => `${year},${side},${origin},0,${i},${i}`),
]);

const study = `kvarter: 1
id: test
title: Who finishes school
languages: [en]
about: {authors: [A. Author], date: 2026-01-31, citation: Own}
sources:
  - {file: a.csv, wave: {column: year}, columns: {year: text, side: text, origin: text, done: text, parents: number, income: number}}
waves: [1995, 2000, 2005, 2010]
groups:
  - {id: inside, role: programme, label: Inside, where: {side: in}}
  - {id: outside, role: benchmark, label: Outside, where: {side: out}}
breakdowns:
  - {id: origin, label: Origin, categories: [{id: poor, label: Poor}, {id: rich, label: Rich}]}
measures:
  - {id: done, label: Finished, meaning: Who finished., share: {item: done, orAbove: 1}}
  - {id: income, label: Income, meaning: The mean., mean: income}
analysis:
  gaps: [{breakdown: origin, measures: [done]}]
  trends: [{measures: [done], bend: 2005}]
  chances:
    - {id: origins, label: By origin, measures: [done], breakdown: origin, of: poor, against: rich}
    - {id: ranks, label: By income, measures: [income], parents: parents}
design: {degreesOfFreedom: infinite}
release: open
`;

const instrument = `kvarter: 1
items:
  - {id: done, question: Finished?, points: [{code: 0, value: 0}, {code: 1, value: 1}]}
  - {id: income, question: Income?, number: {min: 0, max: 1000, unit: kr}}
`;

async function results() {
  const files = {
    "study.yaml": study,
    "instrument.yaml": instrument,
    "a.csv": `year,side,origin,done,parents,income\n${rows.join("\n")}\n`,
    "reports/school.en.md": "---\ntitle: School\nslug: school\n---\n\nPeople were counted.\n",
  };
  const { publication } = await evaluatedFiles(files);
  return (quantity: Quantity) => publication.results.byKey.get(quantityKey(quantity));
}

const at = (wave: string, group: string, origin?: string): Place => ({
  wave,
  group,
  category: origin === undefined ? null : { breakdown: "origin", category: origin },
});
const chance = (name: ChanceMeasure, wave: string, group = "inside"): Quantity => ({
  kind: "chance",
  measure: "done",
  analysis: "origins",
  chance: name,
  at: at(wave, group),
});

test("measures of chances, their changes, gaps and lines come out of the study as counted by hand", async () => {
  const of = await results();
  // 20 of 100 against 50 of 100: 30 points, 0.4 times, odds 1/4 against 1.
  expect(of(chance("share-gap", "2000"))).toMatchObject({ value: -0.3 });
  expect(of(chance("share-ratio", "2000"))).toMatchObject({ value: 0.4 });
  // Woolf (1955): ln interval ±1.96·√(1/20 + 1/80 + 1/50 + 1/50).
  const reach = 1.959963984540054 * Math.sqrt(1 / 20 + 1 / 80 + 1 / 50 + 1 / 50);
  expect(of(chance("odds-ratio", "2000"))).toMatchObject({
    value: 0.25,
    low: Number((0.25 * Math.exp(-reach)).toFixed(2)),
    high: Number((0.25 * Math.exp(reach)).toFixed(2)),
  });
  // Later 40/60 against 60/40: odds ratio 4/9.
  const span = { from: at("2000", "inside"), to: at("2005", "inside") };
  expect(
    of({ kind: "chance-change", measure: "done", analysis: "origins", chance: "odds-ratio", ...span }),
  ).toMatchObject({ value: Number((4 / 9 - 0.25).toFixed(2)) });
  // Inside the gap went from −30 to −10 points; outside it stayed at −30.
  const pair = (group: string) => ({
    of: { from: at("2000", group, "poor"), to: at("2010", group, "poor") },
    against: { from: at("2000", group, "rich"), to: at("2010", group, "rich") },
  });
  expect(of({ kind: "change-difference", measure: "done", ...pair("inside") })).toMatchObject({ value: 0.2 });
  const gap = (group: string) => ({ of: at("2010", group, "poor"), against: at("2010", group, "rich") });
  expect(
    of({ kind: "double-difference", measure: "done", of: gap("inside"), against: gap("outside") }),
  ).toMatchObject({ value: 0.2, se: expect.closeTo(Math.sqrt((0.24 + 0.21 + 0.24 + 0.21) / 99), 3) });
  // Inside 20, 35, 50 and 65 of 100 finished: 3 points a year before the bend and after it.
  const line = { measure: "done", bend: "2005", against: null } as const;
  const over = (from: string, to: string) => ({ from: at(from, "inside"), to: at(to, "inside") });
  expect(of({ kind: "trend", ...line, part: "before", ...over("1995", "2005") })).toMatchObject({
    value: 0.03,
  });
  expect(of({ kind: "trend", ...line, part: "after", ...over("2005", "2010") })).toMatchObject({
    value: 0.03,
  });
  expect(of({ kind: "trend", ...line, part: "bend", ...over("1995", "2010") })).toMatchObject({ value: 0 });
});

test("ranks are those within a wave, and who has more than the parents is counted", async () => {
  const of = await results();
  const ranks = (name: ChanceMeasure) =>
    of({ kind: "chance", measure: "income", analysis: "ranks", chance: name, at: at("2000", "inside") });
  // Of 200 the 70 who finished have more than their parents, the others just as much.
  expect(ranks("upward")).toMatchObject({ value: 0.35 });
  expect(ranks("rank-slope")).toMatchObject({ kind: "figure" });
});

describe("the change of a gap has the error that the difference of the two changes has", () => {
  /** Forty blocks in four strata, ten people in each; three of four answer the second time as they did the first. */
  const people = Array.from({ length: 400 }, (_, i) => {
    const block = i % 40;
    const [first, other] = [(i * 53) % 101 < 40, (i * 31) % 97 < 60];
    return { i, block, origin: i % 3 === 0 ? "poor" : "rich", answers: [first, i % 4 === 0 ? other : first] };
  });
  const inBlocks = (named: (block: number, wave: number) => string, person = (i: number) => `p${i}`) =>
    people.flatMap(({ i, block, origin, answers }) =>
      answers.map(
        (done, wave) =>
          `${[2000, 2010][wave]},in,${origin},${Number(done)},${(i * 37) % 401},${(i * 37 + i * wave * 5) % 401},${person(i)},s${block % 4},${named(block, wave)}`,
      ),
    );
  const designs: readonly [string, string, readonly string[], Partial<Record<"df", number>>][] = [
    ["people in both waves", "{person: person}", inBlocks(() => ""), { df: 399 }],
    [
      "people of whom some have no key",
      "{person: person}",
      inBlocks(
        () => "",
        (i) => (i < 100 ? "" : `p${i}`),
      ),
      { df: 399 },
    ],
    ["PSUs that stay", "{psu: block, psusStay: true}", inBlocks((block) => `${block}`), { df: 39 }],
    ["names that are another PSU in each wave", "{psu: block}", inBlocks((block) => `${block}`), { df: 39 }],
    [
      "names that begin anew in each stratum",
      "{psu: block, stratum: stratum, psusStay: true}",
      inBlocks((block) => `${Math.floor(block / 4)}`),
      { df: 39 },
    ],
  ];

  test.each(designs)("%s", async (_, design, among, { df }) => {
    const of = await followed(design, among);
    const span = (origin?: string) => ({
      from: at("2000", "inside", origin),
      to: at("2010", "inside", origin),
    });
    const change = { kind: "chance-change", measure: "done", analysis: "origins", ...span() } as const;
    const gap = of({ ...change, chance: "share-gap" });
    const both = of({ kind: "change-difference", measure: "done", of: span("poor"), against: span("rich") });
    if (gap?.kind !== "figure" || both?.kind !== "figure") throw new Error("no figure");
    expect(gap.value).toBe(both.value);
    expect(gap.df).toBe(df);
    // Strata are not used, and a factor PSUs/(PSUs − 1) counts the PSUs of both waves: errors differ by little.
    expect(gap.se / both.se).toBeGreaterThan(0.98);
    expect(gap.se / both.se).toBeLessThan(1.04);
  });

  test("ranks of the same people in two waves go together; of other people they do not", async () => {
    const slope = (of: Awaited<ReturnType<typeof followed>>) => {
      const quantity = { measure: "income", analysis: "ranks", chance: "rank-slope" } as const;
      const spans = { from: at("2000", "inside"), to: at("2010", "inside") };
      const found = [
        of({ kind: "chance-change", ...quantity, ...spans }),
        of({ kind: "chance", ...quantity, at: spans.from }),
        of({ kind: "chance", ...quantity, at: spans.to }),
      ];
      return found.map((one) => (one?.kind === "figure" ? one.se : Number.NaN));
    };
    const same = people.flatMap(({ i }) =>
      [2000, 2010].map(
        (year) => `${year},in,poor,1,${(i * 37) % 401},${(i * 37 + (i % 9) * 30) % 401},p${i},s,b`,
      ),
    );
    expect(slope(await followed("{person: person}", same))[0]).toBeNaN(); // nothing changed, for anybody
    const [change = 0, before = 0, after = 0] = slope(await followed("{}", same));
    expect(change).toBeCloseTo(Math.hypot(before, after), 3);
  });
});

test("an origin that is not known is told apart from no answer", async () => {
  const row = (origin: string, done: string) => `2000,in,${origin},${done},1,2,,,`;
  const told = [
    ...["poor", "rich"].flatMap((origin) => ["0", "1", "1"].map((done) => row(origin, done))),
    ...[row("", "1"), row("", "0"), row("poor", ""), "2010,in,poor,1,1,2,,,"],
  ];
  const of = await followed("{}", told);
  expect(of(chance("share-gap", "2000"))).toHaveProperty("evidence.leftOut", [
    { reason: "no answer", rows: 1 },
    { reason: "background not known", rows: 2 },
  ]);
});

/** Eight people outside who stay as they are. */
const outside = [2000, 2010].flatMap((year) =>
  Array.from({ length: 8 }, (_, i) => {
    const [origin, done] = [i % 2 === 0 ? "poor" : "rich", i % 4 < 2 ? 0 : 1];
    return `${year},out,${origin},${done},${i},${2 * i},out${i},s0,out${i}`;
  }),
);

/** The study with another design, of other people inside. */
async function followed(design: string, inside: readonly string[]) {
  const { publication } = await evaluatedFiles({
    "study.yaml": study
      .replace(
        "income: number}}",
        "income: number, person: text, stratum: text, block: text}, others: ignore}",
      )
      .replace("waves: [1995, 2000, 2005, 2010]", "waves: [2000, 2010]")
      .replace("  trends: [{measures: [done], bend: 2005}]\n", "")
      .replace("design: {degreesOfFreedom: infinite}", `design: ${design}`),
    "instrument.yaml": instrument,
    "a.csv": `year,side,origin,done,parents,income,person,stratum,block\n${[...inside, ...outside].join("\n")}\n`,
    "reports/school.en.md": "---\ntitle: School\nslug: school\n---\n\nPeople were counted.\n",
  });
  return (quantity: Quantity) => publication.results.byKey.get(quantityKey(quantity));
}
