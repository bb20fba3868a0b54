import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { instrumentSchema } from "../../src/study/schema/instrumentSchema.js";
import { instrument } from "../../src/world/instrument.js";
import { makeWorld } from "../../src/world/makeWorld.js";
import { items, questionnaire } from "../../src/world/questionnaire.js";
import type { NumberTableColumn, Table } from "../../src/world/tables/table.js";
import { writeTable } from "../../src/world/writeTable.js";
import { tablesOf } from "../../src/world/writeWorld.js";

const world = makeWorld({ seed: 1, size: 0.01 });
const tables = new Map(tablesOf(world).map((table) => [table.name, table]));
const table = (name: string) => tables.get(name) as Table;
const column = (name: string, of: string) => table(name).columns.find((one) => one.name === of);
const numbersOf = (name: string, of: string) => [...(column(name, of) as NumberTableColumn).values];
const surveys = ["residents", "sector", "population"].flatMap((name) => [`${name}-2018`, `${name}-2021`]);

describe("the tables of a world", () => {
  test("have as many values in every column as they have rows, and names that a statistics package takes", () => {
    for (const { name, rows, columns } of tables.values()) {
      for (const one of columns) {
        expect(one.values.length, `${name}: ${one.name}`).toBe(rows);
        expect(one.name).toMatch(/^[a-z][a-z0-9_]{0,31}$/);
      }
    }
  });

  test("say in their titles that they are synthetic", () => {
    for (const { title } of tables.values()) {
      expect(title.en).toMatch(/[Ss]ynthetic/);
      expect(title.da).toMatch(/[Ss]yntetisk/);
    }
  });

  test("hold only codes that have a label, where codes have labels", () => {
    for (const { name, columns } of tables.values()) {
      for (const one of columns) {
        if (one.kind === "text" || one.labels.length === 0) continue;
        const known = new Set(one.labels.map(({ value }) => value));
        if (one.name === "area" && name === "later/children") known.add(0);
        const strange = one.values.filter((value) => !Number.isNaN(value) && !known.has(value));
        expect([name, one.name, ...strange]).toEqual([name, one.name]);
      }
    }
  });

  test.each(surveys)("%s has answers where somebody answered and nowhere else", (name) => {
    const answered = numbersOf(name, "answered");
    const given = items.map(({ id }) => numbersOf(name, id));
    answered.forEach((yes, i) => {
      const any = given.some((answers) => !Number.isNaN(answers[i]));
      expect(any).toBe(yes === 1);
    });
    const language = column(name, "language")?.values ?? [];
    expect(answered.every((yes, i) => (yes === 1) === (language[i] !== ""))).toBe(true);
  });

  test.each(surveys)("%s has weights that sum to the adults of the margins", (name) => {
    const [group = "", wave = ""] = name.replace("residents", "areas").split("-");
    const weights = numbersOf(name, "weight").reduce((sum, weight) => sum + weight, 0);
    const margins = table("margins");
    const of = (what: string) => margins.columns.find((one) => one.name === what)?.values ?? [];
    const columns = new Set(of("column") as readonly string[]);
    expect([...columns].length).toBeGreaterThan(8);
    for (const margin of columns) {
      if (margin === "residency" && group !== "areas") continue;
      let sum = 0;
      for (let i = 0; i < margins.rows; i++) {
        if (of("column")[i] === margin && of("group")[i] === group && of("wave")[i] === Number(wave))
          sum += Number(of("people")[i]);
      }
      expect(sum, margin).toBeCloseTo(weights, 6);
    }
  });

  test("a person has one key, the same sex and the same year of birth in both waves", () => {
    const known = (wave: number) => {
      const name = `residents-${wave}`;
      const [years, sex] = [numbersOf(name, "years"), numbersOf(name, "sex")];
      const keys = column(name, "person")?.values as readonly string[];
      expect(new Set(keys).size).toBe(keys.length);
      return new Map(keys.map((key, i) => [key, `${wave - (years[i] ?? 0)} ${sex[i]}`]));
    };
    const [before, after] = [known(2018), known(2021)];
    const both = [...before.keys()].filter((key) => after.has(key));
    expect(both.length).toBeGreaterThan(100);
    expect(both.map((key) => after.get(key))).toEqual(both.map((key) => before.get(key)));
  });
});

describe("writing a table", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "kvarter-world-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("quotes what needs it, and leaves empty what is missing", async () => {
    const label = { en: "", da: "" };
    const file = await writeTable(folder, {
      name: "in/three",
      title: label,
      rows: 3,
      columns: [
        { kind: "text", name: "text", label, values: ["plain", 'a "b", c', ""] },
        {
          kind: "number",
          name: "number",
          label,
          labels: [],
          values: Float64Array.of(1, 0.1 + 0.2, Number.NaN),
        },
      ],
    });
    expect(file).toBe("in/three.csv");
    expect(await readFile(join(folder, file), "utf8")).toBe(
      'text,number\nplain,1\n"a ""b"", c",0.30000000000000004\n,\n',
    );
  });
});

describe("the questionnaire", () => {
  const read = instrumentSchema.parse(parse(instrument(), { schema: "failsafe" }));

  test("is an instrument that Kvarter reads, in Danish and English, told to be nobody else's", () => {
    expect(read.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    for (const { question, source, points = [] } of read.items) {
      expect(question).toMatchObject({ en: expect.stringMatching(/\w/), da: expect.stringMatching(/\w/) });
      expect(source).toMatch(/own wording.*not VIVE's/);
      expect(points.length).toBeGreaterThan(3);
    }
  });

  test("has six dimensions of four questions, with points of several kinds, some of them reversed", () => {
    expect(questionnaire.map(({ items: own }) => own.length)).toEqual([4, 4, 4, 4, 4, 4]);
    expect(new Set(items.map(({ scale }) => scale.labels.length))).toEqual(new Set([4, 5, 11]));
    expect(items.filter(({ reversed }) => reversed).map(({ id }) => id)).toEqual([
      "safe_avoid",
      "coh_apart",
      "eff_nobody",
      "sat_move",
      "qol_lonely",
    ]);
  });
});
