import { describe, expect, test } from "vitest";
import type { Effects } from "./effects.js";
import { readStudy } from "./readStudy.js";

const encoder = new TextEncoder();

/** A study's folder that exists only here. */
function folder(files: Readonly<Record<string, string>>): Effects {
  return {
    read: async (_, path) => {
      const text = files[path];
      return text === undefined ? "nothing" : encoder.encode(text);
    },
    listBelow: async (path) =>
      Object.keys(files)
        .map((name) => `/s/${name}`)
        .filter((name) => name.startsWith(`${path}/`))
        .map((name) => name.slice(path.length + 1)),
    list: async (path) =>
      Object.keys(files)
        .map((name) => `/s/${name}`)
        .filter((name) => name.startsWith(`${path}/`))
        .map((name) => name.slice(path.length + 1))
        .filter((name) => !name.includes("/")),
  };
}

const smallest = {
  "study.yaml": `
kvarter: 1
id: glad
title: Are people glad where they live?
languages: [en]
about: {authors: [A. Author], date: 2026-01-31, citation: Own survey.}
sources: [{file: data/answers.csv, columns: {year: text, glad: number}, wave: {column: year}}]
waves: [2018, 2021]
measures: [{id: glad, label: Glad, meaning: People who say 4 or 5., share: {item: glad, orAbove: 4}}]
release: standard
`,
  "instrument.yaml": `
kvarter: 1
items: [{id: glad, question: Are you glad to live here?, points: [{code: 1}, {code: 2}, {code: 3}, {code: 4}, {code: 5}]}]
`,
};

describe("the smallest study", () => {
  test("fits in ten lines, and what it leaves out has a known default", async () => {
    const study = await readStudy("/s", folder(smallest));
    expect(study.summary).toEqual({ en: "Are people glad where they live?" });
    expect(study.synthetic).toBe(false);
    expect(study.sources).toEqual([
      {
        file: "data/answers.csv",
        format: "csv",
        sheet: null,
        recode: {},
        encoding: "utf-8",
        delimiter: ",",
        decimal: ".",
        missing: ["", "NA"],
        columns: [
          { name: "year", type: "text" },
          { name: "glad", type: "number" },
        ],
        ignore: [],
        wave: { column: "year" },
        group: null,
        line: 7,
      },
    ]);
    expect(study.waves[0]).toEqual({
      id: "2018",
      label: { en: "2018" },
      value: "2018",
      time: 2018,
      note: null,
    });
    expect(study.groups).toEqual([
      { id: "population", label: { en: "Population" }, role: "benchmark", where: null },
    ]);
    expect(study.design).toEqual({
      weight: null,
      stratum: null,
      stages: [],
      population: null,
      person: null,
      psusStay: false,
      lonelyPsu: "fail",
      degreesOfFreedom: "design",
      shareInterval: "logit",
      confidence: 0.95,
      replicates: null,
      calibration: null,
    });
    expect(study.policy.name).toBe("standard");
    expect(study.reports).toEqual([]);
    expect(study.items[0]?.column).toBe("glad");
  });
});

describe("a study with everything", () => {
  const full = {
    "study.yaml": `
kvarter: 1
id: areas
title: {en: Areas, da: Områder}
languages: [en, da]
synthetic: true
about:
  authors: [A. Author]
  contact: post@example.org
  date: 2026-01-31
  citation: {en: Own survey., da: Egen undersøgelse.}
  facts: {budget: {en: The foundation's yearly report, da: Fondens årsberetning}}
sources:
  - file: data/areas.csv
    encoding: windows-1252
    delimiter: ";"
    decimal: ","
    missing: ["", "99"]
    columns: {safe: number, weight: number, area: text, pnr: text, sex: text, mother: text, father: text, rep01..rep03: number}
    others: ignore
    wave: spring-18
    group: areas
  - file: data/all.parquet
    columns: {safe: number, trust: number, weight: number, area: text, pnr: text, sex: text, sector: text, round: text, rep01..rep03: number}
    ignore: [x1..x3]
    wave: {column: round}
waves:
  - {id: spring-18, value: "1", time: 2018.25, label: {en: Spring 2018, da: Foråret 2018}}
  - {id: "2021", value: "2", note: {en: Pandemic, da: Pandemi}}
groups:
  - {id: areas, label: {en: Areas, da: Områder}, role: programme, where: {sector: "01"}}
  - {id: rest, label: {en: Rest, da: Resten}, role: benchmark, where: {sector: ["02", "03"]}}
breakdowns:
  - id: sex
    label: {en: Sex, da: Køn}
    categories: [{id: m, label: {en: Men, da: Mænd}}, {id: f, label: {en: Women, da: Kvinder}, values: [f, F]}]
  - id: parents
    label: {en: Parents' school, da: Forældres skole}
    columns: [mother, father]
    rule: highest
    categories:
      - {id: short, label: {en: Short, da: Kort}}
      - {id: long, label: {en: Long, da: Lang}}
instrument:
  - {waves: [spring-18], file: first.yaml}
  - {waves: ["2021"], file: second.yaml}
measures:
  - id: safe
    label: {en: Safe, da: Trygge}
    meaning: {en: Those who feel safe., da: Dem der føler sig trygge.}
    share: {item: safe, orBelow: 2}
  - {id: trust-mean, label: {en: Trust, da: Tillid}, meaning: {en: Mean trust., da: Gennemsnitlig tillid.}, mean: trust}
  - id: both
    label: {en: Both, da: Begge}
    meaning: {en: Both together., da: Begge sammen.}
    dimension: {items: [{item: safe, reversed: true}, trust]}
  - id: trust-top
    label: {en: Top trust, da: Størst tillid}
    meaning: {en: Nine in ten trust no more., da: Ni af ti har højst så megen tillid.}
    quantile: {item: trust, p: 0.9}
design:
  weight: weight
  stratum: area
  person: pnr
  lonelyPsu: adjust
  replicates: {columns: [rep01..rep03], method: Fay, rho: 0.5}
release: {profile: standard, minimumCount: 20, decimals: {share: 0}}
`,
    "first.yaml": `
kvarter: 1
items:
  - id: safe
    question: {en: How safe?, da: Hvor tryg?}
    points: [{code: 1, label: {en: very, da: meget}}, {code: 2}, {code: 3}]
`,
    "second.yaml": `
kvarter: 1
items:
  - id: safe
    question: {en: How safe?, da: Hvor tryg?}
    points: [{code: 1, label: {en: very, da: meget}}, {code: 2}, {code: 3}]
  - id: trust
    question: {en: How much trust?, da: Hvor megen tillid?}
    number: {min: 0, max: 10, unit: {en: points, da: point}}
    missing: [98]
    source: Own wording
`,
    "reports/main.en.md": "",
    "reports/main.da.md": "",
    "reports/picture.png": "",
  };

  test("reads known totals instead of replicate weights", async () => {
    const replicates = "  replicates: {columns: [rep01..rep03], method: Fay, rho: 0.5}\n";
    const calibration =
      '  calibration: {kind: raking, margins: [{column: sex, wave: "2021", totals: {m: 120, f: 130.5}}]}\n';
    const text = full["study.yaml"].replace(replicates, calibration);
    const study = await readStudy("/s", folder({ ...full, "study.yaml": text }));
    expect(study.design.calibration?.margins).toEqual([
      {
        name: "sex",
        column: "sex",
        wave: "2021",
        group: null,
        totals: [
          { category: "m", total: 120 },
          { category: "f", total: 130.5 },
        ],
      },
    ]);
  });

  test("is read as it is written", async () => {
    const study = await readStudy("/s", folder(full));
    expect(study.waves.map((wave) => [wave.id, wave.value, wave.time])).toEqual([
      ["spring-18", "1", 2018.25],
      ["2021", "2", 2021],
    ]);
    expect(study.groups.map((group) => group.where?.values)).toEqual([["01"], ["02", "03"]]);
    expect(study.sources.map((source) => [source.format, source.group, source.ignore])).toEqual([
      ["csv", "areas", "others"],
      ["parquet", null, ["x1", "x2", "x3"]],
    ]);
    expect(study.sources[0]?.columns.map((column) => column.name).slice(-3)).toEqual([
      "rep01",
      "rep02",
      "rep03",
    ]);
    expect(study.breakdowns.map((breakdown) => [breakdown.columns, breakdown.rule])).toEqual([
      [["sex"], "only"],
      [["mother", "father"], "highest"],
    ]);
    expect(study.items.map((item) => [item.id, item.scale.kind, item.missing])).toEqual([
      ["safe", "points", []],
      ["trust", "number", ["98"]],
    ]);
    expect(study.measures.map(({ id, label, meaning, ...kind }) => kind)).toEqual([
      { kind: "share", item: "safe", at: "or-below", point: 2 },
      { kind: "mean", item: "trust" },
      {
        kind: "dimension",
        items: [
          { item: "safe", reversed: true },
          { item: "trust", reversed: false },
        ],
        atLeast: 1,
      },
      { kind: "quantile", item: "trust", p: 0.9 },
    ]);
    expect(study.design.replicates).toEqual({
      columns: ["rep01", "rep02", "rep03"],
      method: "Fay",
      scale: 1 / (3 * 0.25),
      rscales: [1, 1, 1],
      mse: false,
      combined: true,
    });
    expect(study.policy).toEqual({
      name: "standard, sharpened",
      minimumCount: 20,
      minimumPerSide: 5,
      minimumDf: 5,
      countBase: 5,
      decimals: { share: 0, mean: 2, dimension: 3 },
    });
    expect(study.reports).toEqual([
      { path: "reports/main.da.md", language: "da" },
      { path: "reports/main.en.md", language: "en" },
    ]);
    expect(study.about.facts.budget?.da).toBe("Fondens årsberetning");
  });

  test("keeps codes as they stand: 01 is not 1", async () => {
    const study = await readStudy("/s", folder(full));
    expect(study.groups[0]?.where?.values).toEqual(["01"]);
  });
});
