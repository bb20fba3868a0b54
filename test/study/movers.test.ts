import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MoversOf, type Quantity, quantityKey } from "../../src/vocabulary/quantity.js";
import { evaluatedFiles, problemsTold } from "./evaluatedFiles.js";

/** Where somebody lived in 2015 and in 2020, and what they answered then; how they came or left. */
type Life = readonly [then: string, before: number | null, now: string, after: number | null, how?: string];

/** Ten people in 2015 with a mean of 5.6, ten in 2020 with one of 4; those who stayed went from 5 to 7. */
const inside: readonly Life[] = [
  ["in", 4, "in", 6],
  ["in", 4, "in", 6],
  ["in", 6, "in", 7],
  ["in", 6, "in", 9],
  ["", null, "in", 1, "moved"],
  ["", null, "in", 3, "moved"],
  ["out", 7, "in", 5, "moved"],
  ["", null, "in", 0, "born"],
  ["", null, "in", 1, "born"],
  ["", null, "in", 2, "born"],
  ["in", 8, "out", 9, "moved"],
  ["in", 10, "", null, "moved"],
  ["in", 12, "", null, "moved"],
  ["in", 1, "", null, "died"],
  ["in", 2, "", null, "died"],
  ["in", 3, "", null, "died"],
];

const outside: readonly Life[] = [
  ["out", 5, "out", 6],
  ["out", 6, "out", 6],
  ["out", 7, "out", 9],
  ["out", 6, "out", 7],
];

function rowsOf(lives: readonly Life[]): readonly string[] {
  return lives.flatMap(([then, before, now, after, how = ""], i) => {
    const stays = then === now;
    const left = stays ? "" : how;
    const block = `block ${i % 3}`;
    return [
      ...(then === "" ? [] : [`2015,p${i},${then},${before ?? ""},,${left},${block}`]),
      ...(now === "" ? [] : [`2020,p${i},${now},${after ?? ""},${stays ? "" : how},,${block}`]),
    ];
  });
}

const study = ({ movers, design, more = "" }: Laid) => `kvarter: 1
id: test
title: {en: Who lives there, da: Hvem bor der}
languages: [en, da]
about: {authors: [A. Author], date: 2026-01-31, citation: {en: Own, da: Egne}}
sources:
  - {file: a.csv, wave: {column: year}, columns: {year: text, person: text, side: text, y: number, came: text, left: text, block: text}}
waves: [2015, 2020]
groups:
  - {id: inside, role: programme, label: {en: Inside, da: Inde}, where: {side: in}}
  - {id: outside, role: benchmark, label: {en: Outside, da: Ude}, where: {side: out}}
breakdowns:
  - {id: came, label: {en: How they came, da: Hvordan de kom}, categories: [{id: moved, label: {en: Moved in, da: Flyttet ind}}, {id: born, label: {en: Born there, da: Født der}}]}
  - {id: left, label: {en: How they left, da: Hvordan de forlod stedet}, categories: [{id: moved, label: {en: Moved out, da: Flyttet ud}}, {id: died, label: {en: Died, da: Død}}]}
measures:
  - {id: y, label: {en: Points, da: Point}, meaning: {en: The mean., da: Gennemsnit.}, mean: y}
${more}analysis:
  movers: ${movers}
design: ${design}
release: open
`;

const instrument = `kvarter: 1
items:
  - {id: y, question: {en: How many?, da: Hvor mange?}, number: {min: -1000, max: 1000, unit: {en: points, da: point}}}
`;

const report = (language: string, text: string) =>
  `---\ntitle: ${language === "da" ? "Hvem bor der" : "Who lives there"}\nslug: ${language === "da" ? "flytning" : "movers"}\n---\n\n${text}\n`;

interface Laid {
  readonly movers: string;
  readonly design: string;
  readonly more?: string;
}

const plain: Laid = {
  movers: "{measures: [y], came: came, left: left}",
  design: "{person: person, degreesOfFreedom: infinite}",
};

interface Told {
  readonly en?: string;
  readonly da?: string;
}

async function evaluated(lives: readonly Life[] | readonly string[], laid: Laid = plain, text: Told = {}) {
  const rows = lives.map((one) => (typeof one === "string" ? [one] : null));
  const lines = rows.every((row) => row !== null) ? rows.flat() : rowsOf(lives as readonly Life[]);
  const files = {
    "study.yaml": study(laid),
    "instrument.yaml": instrument,
    "a.csv": `year,person,side,y,came,left,block\n${lines.join("\n")}\n`,
    "reports/movers.en.md": report("en", text.en ?? "People were counted."),
    "reports/movers.da.md": report("da", text.da ?? "Personer blev talt."),
  };
  const { publication } = await evaluatedFiles(files);
  const { byKey } = publication.results;
  return (quantity: Quantity) => byKey.get(quantityKey(quantity));
}

const problemsOf = (...asked: Parameters<typeof evaluated>) =>
  problemsTold(evaluated(...asked), ({ code, message }) => `${code}: ${message}`);

const at = (wave: string, group: string) => ({ wave, group, category: null });
const over = (group: string) => ({ from: at("2015", group), to: at("2020", group) });
const part = (name: MoversOf["part"], way: string | null = null, group = "inside"): Quantity => ({
  kind: "movers",
  measure: "y",
  part: name,
  way: way === null ? null : { breakdown: name, category: way },
  ...over(group),
});

describe("a change by who stayed, came and left", () => {
  test("is divided as counted by hand", async () => {
    const of = await evaluated([...inside, ...outside]);
    expect(of({ kind: "change", measure: "y", ...over("inside") })).toMatchObject({ value: -1.6 });
    // Those who stayed changed by 2, 2, 1 and 3.
    expect(of(part("stayed"))).toMatchObject({ value: 2, n: 4, se: Number(Math.sqrt(2 / 16).toFixed(3)) });
    // Six of ten came: three with a mean of 3, three with one of 1, where those who stayed have 7.
    expect(of(part("came", "moved"))).toMatchObject({ value: -1.2, n: 3 });
    expect(of(part("came", "born"))).toMatchObject({ value: -1.8, n: 3 });
    expect(of(part("came"))).toMatchObject({ value: -3, n: 6 });
    // Six of ten left: three with a mean of 10, three with one of 2, where those who stayed had 5.
    expect(of(part("left", "moved"))).toMatchObject({ value: -1.5, n: 3 });
    expect(of(part("left", "died"))).toMatchObject({ value: 0.9, n: 3 });
    expect(of(part("left"))).toMatchObject({ value: -0.6, n: 6 });
  });

  test("without ways is the same three parts", async () => {
    const of = await evaluated([...inside, ...outside], { ...plain, movers: "{measures: [y]}" });
    expect(["stayed", "came", "left"].map((name) => of(part(name as MoversOf["part"])))).toMatchObject([
      { value: 2 },
      { value: -3 },
      { value: -0.6 },
    ]);
    expect(of(part("came", "moved"))).toBeUndefined();
  });

  test("whoever goes from one group to the other leaves the one and comes to the other", async () => {
    const crossing: readonly Life[] = [
      ["in", 8, "out", 9],
      ["in", 9, "out", 6],
      ["in", 7, "out", 9],
    ];
    const of = await evaluated([...inside.slice(0, 4), ...outside, ...crossing], {
      ...plain,
      movers: "{measures: [y]}",
    });
    // Outside those who stayed went from 6 to 7. Nobody left it: who came would give that away. Inside nobody came.
    expect(of(part("stayed", null, "outside"))).toMatchObject({ value: 1 });
    expect(of(part("stayed"))).toMatchObject({ value: 2 });
    expect([of(part("came", null, "outside")), of(part("left"))]).toMatchObject([
      { kind: "withheld" },
      { kind: "withheld" },
    ]);
  });

  test("who lacks an answer in a wave in which they were there is left out and counted", async () => {
    const of = await evaluated([
      ...inside,
      ...outside,
      ["in", 4, "in", null],
      ["", null, "in", null, "born"],
    ]);
    expect(of(part("stayed"))).toMatchObject({ value: 2, n: 4, evidence: { leftOut: [{ rows: 2 }] } });
    expect(of(part("came"))).toMatchObject({ value: -3, n: 6 });
    // The person lacks the second answer only, so the whole change counts the first.
    expect(of({ kind: "change", measure: "y", ...over("inside") })).toMatchObject({ value: -1.45 });
  });

  test("a row that does not tell which person it is of is left out and counted", async () => {
    const of = await evaluated([
      ...rowsOf([...inside, ...outside]),
      "2015,,in,4,,,block 0",
      "2020,,in,4,,,block 0",
    ]);
    expect(of(part("stayed"))).toMatchObject({ value: 2, evidence: { leftOut: [{ rows: 0 }, { rows: 2 }] } });
    expect([of(part("came")), of(part("left"))]).toMatchObject([{ value: -3 }, { value: -0.6 }]);
  });

  test("with blocks as clusters has the same parts and errors of the blocks", async () => {
    const design = "{person: person, psu: block, psusStay: true, lonelyPsu: adjust}";
    const of = await evaluated([...inside, ...outside], { ...plain, design });
    // Changes by block: 2 and 3 in block 0, 2 in block 1, 1 in block 2; about 2: 1, 0 and −1; over 4, times 3/2.
    expect(of(part("stayed"))).toMatchObject({
      value: 2,
      se: Number(Math.sqrt(((3 / 2) * 2) / 16).toFixed(3)),
      df: 2,
      evidence: { unit: "psu", psus: 3 },
    });
  });

  test("too few in one way: the other would give them away", async () => {
    const born = (life: Life) => life[4] === "born";
    const [one] = inside.filter(born);
    const lives = [...inside.filter((life) => !born(life)), ...outside, ...(one ? [one] : [])];
    const of = await evaluated(lives);
    expect(of(part("came"))).toMatchObject({ kind: "figure", n: 4 });
    expect([of(part("came", "moved")), of(part("came", "born"))]).toMatchObject([
      { kind: "withheld" },
      { kind: "withheld" },
    ]);
    expect(of(part("left", "died"))).toMatchObject({ kind: "figure" });
    const level = (breakdown: string, category: string, wave: string) =>
      of({ kind: "level", measure: "y", at: { wave, group: "inside", category: { breakdown, category } } });
    // The plain levels are of the same people.
    expect(level("came", "moved", "2020")).toMatchObject({ kind: "withheld" });
    expect(level("left", "moved", "2015")).toMatchObject({ kind: "figure", value: 10 });
  });

  test("a way that is told of some only: the others would be what is left", async () => {
    const of = await evaluated([...inside, ...outside, ["", null, "in", 4]]);
    expect(of(part("came"))).toMatchObject({ kind: "figure", n: 7 });
    expect([of(part("came", "moved")), of(part("came", "born"))]).toMatchObject([
      { kind: "withheld" },
      { kind: "withheld" },
    ]);
  });

  test("for any people the parts add up to the released change", async () => {
    const answer = fc.integer({ min: 0, max: 9 });
    const life = fc
      .tuple(fc.constantFrom("in", "out", ""), answer, fc.constantFrom("in", "out", ""), answer)
      .map(([then, before, now, after]): Life => [then, before, now, after, "moved"]);
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 60, maxLength: 90 }), async (lives) => {
        const of = await evaluated([...inside, ...outside, ...lives]);
        const value = (quantity: Quantity) => {
          const found = of(quantity);
          if (found?.kind !== "figure") throw new Error(`${quantityKey(quantity)}: ${found?.kind}`);
          return found.value;
        };
        for (const group of ["inside", "outside"]) {
          const parts = (["stayed", "came", "left"] as const).map((name) => value(part(name, null, group)));
          const change = value({ kind: "change", measure: "y", ...over(group) });
          expect(parts.reduce((sum, one) => sum + one, 0)).toBeCloseTo(change, 1);
          expect(Math.abs(parts.reduce((sum, one) => sum + one, 0) - change)).toBeLessThan(0.021);
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });
});

describe("a claim of who stayed, came and left", () => {
  const terms = "from=2015 to=2020 group=inside";

  test("is true as counted, in both languages", async () => {
    const text = {
      en: `:claim[Among those who stayed in :group[inside], “:measure[y]” rose by :num{movers=y part=stayed ${terms} show=size} from :wave[2015] to :wave[2020].]{movers=y part=stayed ${terms} is=rose}
:claim[The arrival of newcomers (“:category[came=born]”) takes from “:measure[y]” in :group[inside].]{movers=y part=came way=born ${terms} is=takes}`,
      da: `:claim[Blandt dem, der blev boende i :group[inside], steg »:measure[y]«.]{movers=y part=stayed ${terms} is=rose}
:claim[Tilflytningen trækker ned i »:measure[y]« i :group[inside].]{movers=y part=came ${terms} is=takes}`,
    };
    expect(await problemsOf([...inside, ...outside], plain, text)).toBe("nothing");
  });

  test("is false the other way round, and says what is true", async () => {
    const en = `:claim[Among those who stayed “:measure[y]” fell in :group[inside].]{movers=y part=stayed ${terms} is=fell}`;
    const told = await problemsOf([...inside, ...outside], plain, { en });
    expect(told).toContain("claim-false");
    expect(told).toContain("+2.00 points");
  });

  test("of a figure that is withheld cannot be made", async () => {
    const en = `:claim[The arrival of newcomers takes from “:measure[y]” in :group[outside].]{movers=y part=came from=2015 to=2020 group=outside is=takes}`;
    expect(await problemsOf([...inside, ...outside], plain, { en })).toContain("figure-withheld");
  });
});

describe("what cannot be divided so", () => {
  test("a person who is in two groups in one wave", async () => {
    const rows = rowsOf([...inside, ...outside]);
    expect(await problemsOf([...rows, "2015,p0,out,4,,,block 0"])).toContain(
      "data-person-twice: The person on this line answers a second time in wave 2015",
    );
  });

  test("people who are not told from each other", async () => {
    const design = "{degreesOfFreedom: infinite}";
    expect(await problemsOf(inside, { ...plain, design })).toContain("study-movers-without-person");
  });

  test("a sample", async () => {
    const told = await problemsOf(inside, { ...plain, design: "{person: person, weight: y, population: y}" });
    expect(told).toContain(
      "study-movers-of-sample: Who stayed, came and left can be told only where files hold everybody",
    );
    expect(told).toContain("“design.weight”, “design.population” say that they hold a sample");
  });

  test("a measure or a way that there is not", async () => {
    const movers = "{measures: [z], came: how, left: left}";
    const told = await problemsOf(inside, { ...plain, movers });
    expect(told).toContain("The study has no mean, share or index “z”.");
    expect(told).toContain("The study has no breakdown “how”.");
  });
});
