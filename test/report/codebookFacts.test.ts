import { describe, expect, test } from "vitest";
import { codebookFacts } from "../../src/intake/codebook/codebookFacts.js";
import type { CodebookFacts, FileWords } from "../../src/vocabulary/codebook.js";
import type { IntakeAccount } from "../../src/vocabulary/intake.js";
import type { LabelledVariable } from "../../src/vocabulary/labelled.js";
import { takenIn } from "../intake/delivery.js";

const study = `sources:
  - {file: a.csv, columns: {glad: text, hours: number, sex: text, w: number}, ignore: [phone], wave: "2018"}
  - {file: b.csv, columns: {glad: text, sex: text, w: number}, others: ignore, wave: "2021"}
waves: ["2018", "2021"]
breakdowns:
  - {id: gender, label: Gender, column: sex, categories: [{id: m, label: Man, values: [1]}, {id: k, label: Woman, values: [2]}]}
measures:
  - {id: glad, label: Glad, meaning: Who say 3., share: {item: glad, orAbove: 3}}
  - {id: hours, label: Hours, meaning: Mean., mean: hours}
design: {weight: w}
`;
const items = `  - id: glad
    question: Glad?
    points: [{code: no, value: 1}, {code: nej, value: 1}, {code: maybe, value: 2}, {code: yes, value: 3}]
  - {id: hours, question: Hours?, number: {min: 0, max: 168, unit: hours}}
`;
const files = {
  "a.csv": "glad,hours,sex,w,phone\nno,3,1,1,11\nnej,,2,1,12\nyes,5,2,1,13\n,7,,2,14\n",
  "b.csv": "glad,sex,w,extra\nyes,1,1,x\nyes,2,1,y\n",
};

const variable = (name: string, label: string): LabelledVariable => ({
  name,
  label,
  kind: "number",
  temporal: null,
  format: "F1.0",
  measure: null,
  labels: [],
  missing: { values: [], ranges: [{ low: 90, high: Infinity }] },
});

/** Intake's account of files, the first of which has words of its own. */
function deliveredWith(words: readonly FileWords[]): Pick<IntakeAccount, "files"> {
  const last = Math.max(-1, ...words.map(({ source }) => source));
  const file = { file: "", sha256: "", bytes: 0, rows: 0, read: 0, leftOut: [] };
  return {
    files: Array.from({ length: last + 1 }, (_, i) => {
      const own = words.find(({ source }) => source === i);
      return { ...file, ...(own && { variables: own.variables }) };
    }),
  };
}

function factsOf(words: readonly FileWords[] = []): Promise<CodebookFacts> {
  return takenIn({ study, items, files }, (_, store, read) =>
    codebookFacts(read, store, deliveredWith(words)),
  );
}

describe("what a codebook tells of the data", () => {
  test("every column that is declared, and those that are named as not used, in the order of the sources", async () => {
    const { columns } = await factsOf();
    expect(columns.map(({ name, type, sources }) => [name, type, ...sources])).toEqual([
      ["glad", "text", 0, 1],
      ["hours", "number", 0],
      ["sex", "text", 0, 1],
      ["w", "number", 0, 1],
      ["phone", null, 0],
    ]);
  });

  test("what the study makes of each", async () => {
    const { columns } = await factsOf();
    const uses = columns.map((column) =>
      column.uses.map(({ kind, id }) => (id === null ? kind : `${kind} ${id}`)),
    );
    expect(uses).toEqual([["item glad"], ["item hours"], ["breakdown gender"], ["weight"], []]);
  });

  test("how often each answer was given, by wave; codes that mean the same are one answer", async () => {
    const [glad, hours, sex] = (await factsOf()).columns;
    expect(glad?.answers).toEqual({
      of: { kind: "item", id: "glad" },
      codes: [["no", "nej"], ["maybe"], ["yes"]],
      waves: [
        { wave: "2018", counts: [2, 0, 1], answered: 3, missing: 1 },
        { wave: "2021", counts: [0, 0, 2], answered: 2, missing: 0 },
      ],
    });
    expect(hours?.answers?.waves).toEqual([{ wave: "2018", counts: [], answered: 3, missing: 1 }]);
    expect(hours?.waves).toEqual(["2018"]);
    expect(sex?.answers?.waves[0]).toEqual({ wave: "2018", counts: [1, 2], answered: 3, missing: 1 });
  });

  test("what labelled files say, once where they say the same, and columns that only they have", async () => {
    const words = (source: number, ...variables: LabelledVariable[]) => ({
      source,
      variables,
    });
    const { columns } = await factsOf([
      words(1, variable("glad", "Glad at bo her"), variable("extra", "Bemærkning")),
      words(0, variable("glad", "Glad at bo her"), variable("sex", "Køn")),
    ]);
    const told = columns.flatMap(({ name, delivered }) =>
      delivered.map(({ label, sources }) => `${name}: ${label} (${sources})`),
    );
    expect(told).toEqual(["glad: Glad at bo her (0,1)", "sex: Køn (0)", "extra: Bemærkning (1)"]);
    expect(columns.at(-1)).toMatchObject({
      name: "extra",
      type: null,
      sources: [1],
      uses: [],
      waves: ["2021"],
    });
  });
});
