import { describe, expect, test } from "vitest";
import { accountOf, type Delivery, drawn, gladShare, told } from "./delivery.js";

const areasFile = `kvarter: 1
areas:
  - {id: North, label: North}
  - {id: West, label: West, was: [West Hill, Hilltop]}
`;

/** What is known of everyone invited: that they are people. */
const who =
  "breakdowns: [{id: who, label: Who, categories: [{id: all, label: All}, {id: other, label: Other}]}]\n";

describe("areas", () => {
  const study = `sources: [{file: a.csv, wave: {column: year}, columns: {year: text, pnr: text, glad: number, area: text}}]
waves: [2018, 2021]
areas: {file: areas.yaml, label: Area, column: area, measures: [glad]}
design: {person: pnr}
${gladShare}`;
  const delivery = (csv: string, areas = areasFile): Delivery => ({
    study,
    files: { "a.csv": `year,pnr,glad,area\n${csv}`, "areas.yaml": areas },
  });
  const merged = `2018,1,3,North
2018,2,3,West Hill
2018,3,1,Hilltop
2021,1,3,North
2021,2,3,West
2021,3,1,West
`;

  test("that merge or change name between waves are one, where the list says so", async () => {
    expect(await drawn(delivery(merged), "wave person by_area")).toBe(`
wave | person | by_area
2018 | 1 | North
2018 | 2 | West
2018 | 3 | West
2021 | 1 | North
2021 | 2 | West
2021 | 3 | West
`);
  });

  test("that the list does not know are told, with the way to say what they were", async () => {
    const areas = areasFile.replace(", was: [West Hill, Hilltop]", "");
    expect(await told(delivery(merged, areas))).toMatchInlineSnapshot(`
      "a.csv:3 data-unknown-area
        The list of areas has no such code (column “area”): “Hilltop” in 1 row of wave 2018, first on line 4; “West Hill” in 1 row of wave 2018, first on line 3.
        → If an area was called so before, or this one was merged into it, say so at that area: was: [Hilltop]. If not, add it to the list, or to the source's “missing” list. Known here: North, West."
    `);
  });

  test("a person in two of them is told with both", async () => {
    expect(await told(delivery(`${merged}2018,3,1,North\n`))).toMatchInlineSnapshot(`
      "a.csv:8 data-person-twice
        The person on this line answers a second time in wave 2018; the first is a.csv, line 4. Here the area is “North”, there “West”.
        → Nobody lives in two places at once: settle which area the person belongs to and take the other row out at its source, or check that the key of the person is the right column."
    `);
  });

  test("a person twice in one of them is a person twice", async () => {
    expect(await told(delivery(`${merged}2018,3,1,West Hill\n`))).toMatchInlineSnapshot(`
      "a.csv:8 data-person-twice
        The person on this line answers a second time in wave 2018; the first is a.csv, line 4.
        → Nobody counts twice in a wave: take the surplus rows out at their source, or check that the key of the person is the right column."
    `);
  });
});

describe("a person in two strata", () => {
  const study = (more = "") => `sources:
  - {file: a.csv, columns: {pnr: text, glad: number, estate: text, here: text, who: text}}
waves: [2021]
design: {stratum: estate, person: pnr}
${who}${more}${gladShare}`;
  const files = {
    "a.csv": "pnr,glad,estate,here,who\n1,3,North,1,all\n2,3,South,1,all\n1,,South,0,all\n3,1,North,1,all\n",
  };

  test("is told with both", async () => {
    expect(await told({ study: study(), files })).toMatchInlineSnapshot(`
      "a.csv:4 data-person-twice
        The person on this line answers a second time in wave 2021; the first is a.csv, line 2. Here the stratum is “South”, there “North”.
        → Nobody lives in two places at once: settle which stratum the person belongs to and take the other row out at its source, or check that the key of the person is the right column."
    `);
  });

  test("is told among those invited too, whether they answered or not", async () => {
    const response = "response: {column: here, yes: 1, no: 0, known: [who]}\n";
    expect(await told({ study: study(response), files })).toMatchInlineSnapshot(`
      "a.csv:4 data-person-twice
        The person on this line is invited a second time in wave 2021; the first is a.csv, line 2. Here the stratum is “South”, there “North”.
        → Nobody lives in two places at once: settle which stratum the person belongs to and take the other row out at its source, or check that the key of the person is the right column."
    `);
  });
});

describe("weights that add up to different populations", () => {
  const study = (response = "response: {column: here, yes: 1, no: 0, known: [who]}") => `sources:
  - {file: a.csv, wave: {column: year}, columns: {year: text, glad: number, estate: text, w: number, size: number, here: text, who: text}}
waves: [2018, 2021]
design: {stratum: estate, weight: w, population: size}
${who}${response}
${gladShare}`;
  const header = "year,glad,estate,w,size,here,who\n";
  /** Four invited in each stratum and wave: North has 8 people, South 12. */
  const rows = (weight: (year: string, estate: string) => number) =>
    ["2018", "2021"].flatMap((year) =>
      [
        ["North", 8],
        ["South", 12],
      ].flatMap(([estate, size]) =>
        [1, 1, 0, 1].map(
          (here) => `${year},${here ? 3 : ""},${estate},${weight(year, `${estate}`)},${size},${here},all`,
        ),
      ),
    );
  const file = (weight: (year: string, estate: string) => number) => ({
    "a.csv": `${header}${rows(weight).join("\n")}\n`,
  });

  test("as many people as the stratum has are as they should be, to one per cent", async () => {
    const files = file((_, estate) => (estate === "North" ? 2.01 : 2.99));
    expect((await accountOf({ study: study(), files })).files[0]?.read).toBe(16);
  });

  test("the worst stratum is told", async () => {
    const files = file((year, estate) => (estate === "North" ? 2.1 : year === "2021" ? 2 : 3));
    expect(await told({ study: study(), files })).toMatchInlineSnapshot(`
      "a.csv data-population-weights
        In the stratum “South”, wave 2021, the weights “w” of everyone invited add up to 8, but the population is 12 by “size”. It is the worst of 3 strata.
        → Everyone invited stands for population / invited people. Check that both columns are of this sample, that nobody invited is left out, and that the weights are those before anyone answered."
    `);
  });

  test("nothing is told of those who answered alone: their weights may be anything", async () => {
    const files = file(() => 1);
    expect((await accountOf({ study: study(""), files })).files[0]?.read).toBe(16);
  });

  const twoWaves = (more = "") => `sources:
  - {file: a.csv, wave: 2018, columns: {w: number, glad: number, sex: text}}
  - {file: b.csv, wave: 2021, columns: {w: number, glad: number, sex: text}}
waves: [2018, 2021]
design: {weight: w${more}}
${gladShare}`;
  const wave = (weights: readonly number[]) => `w,glad,sex\n${weights.map((w) => `${w},3,M\n`).join("")}`;
  const counting = { "a.csv": wave([0.5, 1, 1.5]), "b.csv": wave([30, 20, 50]) };

  test("one wave counts answers, another the population", async () => {
    expect(await told({ study: twoWaves(), files: counting })).toMatchInlineSnapshot(`
      "b.csv data-weights-differ
        The weights “w” of the group “population” add up to 3 in wave 2018 (mean 1) and to 100 in wave 2021 (mean 33.3333): they cannot both count the people of the group.
        → Ask for weights of both waves that count the population, or scale both to a mean of 1."
    `);
  });

  test("one wave counts people, another thousands of them", async () => {
    const files = { "a.csv": wave([30_000, 20_000]), "b.csv": wave([32, 19]) };
    expect(await told({ study: twoWaves(), files })).toContain(
      "add up to 50000 in wave 2018 (mean 25000) and to 51",
    );
  });

  test.each([
    ["a group that grows", [10, 12, 14], [30, 33, 40]],
    ["a sample that shrinks, where weights count answers", [0.9, 1, 1, 1.1, 1, 1], [1.2, 0.8]],
    ["everyone in one wave, a sample in the other", [1, 1, 1, 1, 1, 1], [3, 3]],
  ])("%s is as it should be", async (_, first, second) => {
    const files = { "a.csv": wave(first), "b.csv": wave(second) };
    expect((await accountOf({ study: twoWaves(), files })).files.length).toBe(2);
  });

  test("calibration gives sums anew", async () => {
    const margins = ", calibration: {kind: raking, margins: [{column: sex, totals: {M: 100}}]}";
    expect((await accountOf({ study: twoWaves(margins), files: counting })).files.length).toBe(2);
  });
});

test("a code that does not tell whether somebody answered", async () => {
  const study = `sources: [{file: a.csv, columns: {glad: number, here: text, who: text}}]
waves: [2021]
${who}response: {column: here, yes: 1, no: 0, known: [who]}
${gladShare}`;
  expect(
    await told({ study, files: { "a.csv": "glad,here,who\n3,1,all\n,2,all\n,0,all\n,,all\n" } }),
  ).toMatchInlineSnapshot(`
    "a.csv:3 data-response-code
      Whether somebody answered is not told by the column “here”: “” in 1 row of wave 2021, first on line 5; “2” in 1 row of wave 2021, first on line 3.
      → Name every code under “response” in study.yaml, as “yes” or as “no”. Known here: 1, 0."
  `);
});

test("people whose answers contradict whether they answered", async () => {
  const study = `sources: [{file: a.csv, columns: {glad: number, here: text, who: text}}]
waves: [2021]
${who}response: {column: here, yes: 1, no: 0, known: [who]}
${gladShare}`;
  expect(
    await told({ study, files: { "a.csv": "glad,here,who\n3,1,all\n,1,all\n2,0,all\n,0,all\n" } }),
  ).toMatchInlineSnapshot(`
    "a.csv:3 data-response-contradicted
      The column “here” says that people answered who answered no question: “1” in 1 row of wave 2021, first on line 3.
      → Give them the code of those who did not answer, or check that the columns of the questions are the right ones.
    a.csv:4 data-response-contradicted
      The column “here” says that people did not answer who answered questions: “0” in 1 row of wave 2021, first on line 4.
      → Give them the code of those who answered, or take the answers out at their source."
  `);
});
