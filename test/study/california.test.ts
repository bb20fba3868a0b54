import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { type Quantity, quantityKey } from "../../src/vocabulary/quantity.js";
import { list, reference } from "../reference/fixtures.js";

const data = fileURLToPath(new URL("../reference/data/", import.meta.url));

/** A study of Californian schools, as an analyst would write it; `design` is what is being tested. */
function studyYaml(design: string, file: string, columns: string): string {
  return `
kvarter: 1
id: schools
title: Schools in California
languages: [en]
about: {authors: [Test], date: 2000-12-31, citation: California Department of Education.}
sources:
  - {file: data/${file}, columns: {${columns}}, others: ignore, wave: 2000}
waves: [2000]
breakdowns:
  - {id: type, label: Type, column: stype, categories: [{id: E, values: E, label: Elementary}, {id: H, values: H, label: High}, {id: M, values: M, label: Middle}]}
measures:
  - {id: score, label: Score, meaning: Mean score., mean: api00}
  - {id: median, label: Median score, meaning: Median score., median: api00}
  - {id: lower, label: Lower quartile, meaning: A quarter score no more., quantile: {item: api00, p: 0.25}}
  - {id: enrolled, label: Enrolment, meaning: Pupils., total: enroll}
  - {id: tested, label: Tested, meaning: Tested per enrolled., ratio: {item: api-stu, per: enroll}}
  - {id: growing, label: Met the target, meaning: Schools that met the target., share: {item: target, orAbove: 1}}
design: ${design}
release: {profile: open}
`;
}

const instrument = `
kvarter: 1
items:
  - {id: api00, question: Score?, number: {min: 0, max: 1000, unit: points}}
  - {id: enroll, question: Pupils?, number: {min: 0, max: 100000, unit: pupils}}
  - {id: api-stu, column: api.stu, question: Pupils tested?, number: {min: 0, max: 100000, unit: pupils}}
  - {id: target, column: sch.wide, question: Target met?, points: [{code: "No", value: 0}, {code: "Yes", value: 1}]}
`;

const common = "stype: text, api00: number, enroll: number, api.stu: number, sch.wide: text, pw: number";

/** Runs the whole road and looks a level up: [value, standard error, low, high]. */
async function run(design: string, file: string, extra: string, prepare?: (folder: string) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), "kvarter-schools-"));
  try {
    await mkdir(join(folder, "data"));
    await copyFile(join(data, file), join(folder, "data", file));
    await prepare?.(folder);
    await writeFile(join(folder, "study.yaml"), studyYaml(design, file, `${common}, ${extra}`));
    await writeFile(join(folder, "instrument.yaml"), instrument);
    const { publication } = await evaluate(folder);
    return (measure: string, category?: string) => {
      const at = {
        wave: "2000",
        group: "population",
        category: category ? { breakdown: "type", category } : null,
      };
      const quantity: Quantity = { kind: "level", measure, at };
      const found = publication.results.byKey.get(quantityKey(quantity));
      if (found?.kind !== "figure")
        throw new Error(`${quantityKey(quantity)}: ${found?.kind ?? "not there"}`);
      return found;
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const of = (key: string) => {
  const { est, se } = reference("survey-api", key);
  return { est: list(est), se: list(se) };
};

function expectLevel(
  found: { value: number; se: number },
  wanted: { est: number[]; se: number[] },
  i = 0,
): void {
  expect(found.value).toBeCloseTo(wanted.est[i] as number, 2);
  expect(Math.abs(found.se - (wanted.se[i] as number))).toBeLessThanOrEqual(0.00051);
}

describe("the whole road from study.yaml to a released figure, against R survey 4.5", () => {
  test("a stratified sample from a finite population, people drawn directly", async () => {
    const design = "{weight: pw, stratum: stype, stages: [{unit: cds, populationSize: fpc}]}";
    const level = await run(design, "apistrat.csv", "cds: text, fpc: number");
    expectLevel(level("score"), of("dstrat.mean_api00"));
    expectLevel(level("score", "H"), of("dstrat.by_mean"), 4);
    const total = of("dstrat.total_enroll");
    expect(level("enrolled").value).toBeCloseTo(total.est[0] as number, 2);
    expect(level("enrolled").se).toBeCloseTo(total.se[0] as number, 2);
    const ratio = of("dstrat.ratio_api.stu_enroll");
    expect(level("tested").value).toBeCloseTo(ratio.est[0] as number, 2);
    const [low, high] = (reference("survey-api", "dstrat.ciprop_logit").ci as number[]) ?? [];
    expect(level("growing").low).toBeCloseTo(low as number, 3);
    expect(level("growing").high).toBeCloseTo(high as number, 3);
    const median = level("median");
    expect([median.value, median.low, median.high]).toEqual([668, 642, 694]);
    const lower = level("lower"); // svyquantile(qrule = "math", interval.type = "mean"): dstrat.quantile_math_mean
    expect([lower.value, lower.low, lower.high]).toEqual([565, 535, 597]);
  });

  test("a cluster sample", async () => {
    const design = "{weight: pw, stages: [{unit: dnum, populationSize: fpc}]}";
    const level = await run(design, "apiclus1.csv", "dnum: text, fpc: number");
    expectLevel(level("score"), of("dclus1.mean_api00"));
    expect(level("score").df).toBe(14);
  });

  test("the same, raked to known numbers of schools", async () => {
    const design = `{weight: pw, stages: [{unit: dnum, populationSize: fpc}], calibration: {kind: raking, margins: [
      {column: stype, totals: {E: 4421, H: 755, M: 1018}}, {column: sch.wide, totals: {"No": 1072, "Yes": 5122}}]}}`;
    const level = await run(design, "apiclus1.csv", "dnum: text, fpc: number");
    expectLevel(level("score"), of("rake.mean"));
  });

  test("the same, post-stratified", async () => {
    const design = `{weight: pw, stages: [{unit: dnum, populationSize: fpc}], calibration: {kind: post-stratification,
      margins: [{column: stype, totals: {E: 4421, H: 755, M: 1018}}]}}`;
    const level = await run(design, "apiclus1.csv", "dnum: text, fpc: number");
    expectLevel(level("score"), of("postStratify.mean"));
    const total = of("postStratify.total");
    expect(level("enrolled").value).toBeCloseTo(total.est[0] as number, 1);
    expect(level("enrolled").se).toBeCloseTo(total.se[0] as number, 1);
  });

  test("jackknife weights as delivered", async () => {
    const psus: string[] = [];
    const design = `{weight: pw, replicates: {columns: [r1..r15], method: JK1, scale: ${((757 - 15) / 757) * (14 / 15)}, rscales: [${Array(15).fill(1).join(", ")}]}}`;
    const level = await run(design, "apiclus1.csv", "r1..r15: number", async (folder) => {
      const [head = "", ...lines] = (await readFile(join(folder, "data/apiclus1.csv"), "utf8"))
        .trim()
        .split("\n");
      const names = head.split(",").map((name) => name.replaceAll('"', ""));
      const cells = (line: string) =>
        line.match(/("[^"]*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, "")) ?? [];
      const psu = (line: string) => cells(line)[names.indexOf("dnum")] ?? "";
      for (const line of lines) if (!psus.includes(psu(line))) psus.push(psu(line));
      const weights = (line: string) => psus.map((each) => (each === psu(line) ? 0 : 15 / 14));
      const out = [
        `${head},${psus.map((_, r) => `r${r + 1}`).join(",")}`,
        ...lines.map((line) => `${line},${weights(line).join(",")}`),
      ];
      await writeFile(join(folder, "data/apiclus1.csv"), `${out.join("\n")}\n`);
    });
    expectLevel(level("score"), of("rep.JK1.mean"));
    expect(level("score").df).toBe(reference("survey-api", "rep.JK1.degf").value);
  });
});
