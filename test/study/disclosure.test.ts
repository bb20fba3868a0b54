import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Desk, withStudy } from "../desks/desk.js";

/** Everything that left: the text of every published file but the fonts and PDFs. */
async function outside(desk: Desk): Promise<string> {
  const { exit, err } = await desk.type("run", "study", "--quiet");
  expect(err).toBe("");
  expect(exit).toBe(0);
  const entries = await readdir(desk.path("out"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => /\.(html|csv|json)$/.test(entry.name));
  return (await Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), "utf8")))).join(
    "\n",
  );
}

/** The entries of results.json, as a stranger would read them. */
async function resultsOf(desk: Desk) {
  const { results } = JSON.parse(await desk.read("out/results.json"));
  return Object.values(results) as {
    kind: string;
    quantity: { measure: string };
    n: number;
    df: number;
    evidence: { psus: number; leftOut: { rows: number }[] };
  }[];
}

/** Adds an income to every person, and one person in a category of their own. */
async function withIncome(desk: Desk, income: (row: number) => number): Promise<void> {
  const [head, ...rows] = (await desk.read("data/answers.csv")).trimEnd().split("\n");
  const lines = rows.map(
    (row, i) => `${i === 0 ? row.replace(/,(woman|man),/, ",other,") : row},${income(i)}`,
  );
  await desk.write("data/answers.csv", `${head},income\n${lines.join("\n")}\n`);
  await desk.change("study.yaml", "safe: text}", "safe: text, income: number}");
  await desk.change(
    "study.yaml",
    "      - {id: men,",
    "      - {id: others, values: other, label: {en: Others, da: Andre}}\n      - {id: men,",
  );
  const measure = (id: string, kind: string) =>
    `  - {id: ${id}, label: {en: ${id}, da: ${id}}, meaning: {en: Income., da: Indkomst.}, ${kind}: income}\n`;
  await desk.change(
    "study.yaml",
    "measures:\n",
    `measures:\n${measure("income-mean", "mean")}${measure("income-median", "median")}`,
  );
  await desk.change(
    "instrument.yaml",
    "items:\n",
    "items:\n  - {id: income, question: {en: Income?, da: Indkomst?}, number: {min: 0, max: 99999999, unit: {en: kroner, da: kroner}}}\n",
  );
}

describe("what leaves", () => {
  test("nothing of the one person in a category: not in a figure, a query, a scale or a centre", () =>
    withStudy(async (desk) => {
      await withIncome(desk, (row) => (row === 0 ? 7654321 : 200000 + ((row * 7919) % 300000)));
      const told = await outside(desk);
      expect(told).not.toMatch(/7[.,]?654[.,]?321/);
      expect(told).not.toMatch(/e\+\d/);
      expect(told).toContain("income-median");
    }));

  test("nobody can tell one person from none, or from a few who are alike: all are just withheld", () =>
    withStudy(async (desk) => {
      await withIncome(desk, () => 300000);
      await outside(desk);
      const absent = (await resultsOf(desk)).filter(
        ({ kind, quantity }) => kind !== "figure" && quantity.measure.startsWith("income"),
      );
      expect(absent.length).toBeGreaterThan(50);
      expect(new Set(absent.map((entry) => JSON.stringify({ ...entry, quantity: null })))).toHaveProperty(
        "size",
        1,
      );
    }));

  test("people drawn directly: degrees of freedom and numbers of people are multiples of the base", () =>
    withStudy(async (desk) => {
      await outside(desk);
      const figures = (await resultsOf(desk)).filter(({ kind }) => kind === "figure");
      expect(figures.length).toBeGreaterThan(20);
      for (const { n, df, evidence } of figures) {
        const counts = [n, df, evidence.psus, ...evidence.leftOut.map(({ rows }) => rows)];
        expect(counts.map((count) => count % 5)).toEqual(counts.map(() => 0));
      }
    }));
});
