import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { publication } from "../../test/report/fixture.js";
import { account, study, told } from "../../test/report/fixtureStudy.js";
import { buildPublication } from "./buildPublication.js";

const files = buildPublication(study, publication, told);
const pages = [...files].flatMap(([address, content]) =>
  typeof content === "string" && address.endsWith(".html") ? [[address, content] as const] : [],
);
const page = (address: string) => String(files.get(address));

test("a publication has its pages, PDFs, data, fonts and records", () => {
  expect([...files.keys()].sort()).toEqual([
    "codebook.xml",
    "da/codebook.html",
    "da/data-and-method.html",
    "da/wellbeing.html",
    "data/README.txt",
    "data/wellbeing-dimensions.da.csv",
    "data/wellbeing-dimensions.en.csv",
    "data/wellbeing-education.da.csv",
    "data/wellbeing-education.en.csv",
    "data/wellbeing-glad-table.da.csv",
    "data/wellbeing-glad-table.en.csv",
    "data/wellbeing-glad.da.csv",
    "data/wellbeing-glad.en.csv",
    "data/wellbeing-levels.da.csv",
    "data/wellbeing-levels.en.csv",
    "en/codebook.html",
    "en/data-and-method.html",
    "en/wellbeing.html",
    "fonts/LICENSE.txt",
    "fonts/sans.ttf",
    "fonts/sansBold.ttf",
    "fonts/sansItalic.ttf",
    "fonts/serif.ttf",
    "index.html",
    "pdf/wellbeing.da.pdf",
    "pdf/wellbeing.en.pdf",
    "results.json",
    "run-record.json",
    "style.css",
  ]);
});

test("the same study gives the same bytes", () => {
  const again = buildPublication(study, publication, told);
  for (const [address, content] of files) {
    expect(Buffer.compare(Buffer.from(again.get(address) ?? ""), Buffer.from(content)), address).toBe(0);
  }
});

describe.each(pages)("%s", (address, content) => {
  test("every link leads to a file of the publication and to a place in it", () => {
    for (const [, href = ""] of content.matchAll(/ (?:href|src)="([^"]*)"/g)) {
      if (/^(https?|mailto):/.test(href)) continue;
      const { pathname, hash } = new URL(href, `https://site.example/${address}`);
      const target = decodeURIComponent(pathname.slice(1));
      expect(files.has(target), href).toBe(true);
      if (hash !== "") expect(page(target), href).toContain(` id="${hash.slice(1)}"`);
    }
  });

  test("no name is given twice, and every description named is there", () => {
    const ids = [...content.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) < i)).toEqual([]);
    for (const [, names = ""] of content.matchAll(/ aria-(?:labelledby|describedby)="([^"]*)"/g))
      for (const name of names.split(" ")) expect(ids).toContain(name);
  });

  test("says that the data are made up, and holds no script and no inline style", () => {
    expect(content).toContain(address.startsWith("da/") ? "Syntetiske data" : "Synthetic data");
    expect(content).not.toMatch(/<script|<style| style=| on\w+=|javascript:/);
  });
});

test("real data carry no such banner, in pages and PDFs", () => {
  const real = buildPublication({ ...study, synthetic: false }, publication, told);
  expect(real.get("en/wellbeing.html")).not.toContain("Synthetic");
  expect(
    Buffer.compare(
      Buffer.from(real.get("pdf/wellbeing.en.pdf") ?? ""),
      Buffer.from(files.get("pdf/wellbeing.en.pdf") ?? ""),
    ),
  ).not.toBe(0);
});

test("the run record has the checksum of every other file", () => {
  const { output, input, software } = JSON.parse(page("run-record.json"));
  expect(output.map(({ path }: { path: string }) => path)).toEqual(
    [...files.keys()].filter((address) => address !== "run-record.json").sort(),
  );
  const index = output.find(({ path }: { path: string }) => path === "index.html");
  expect(index.sha256).toBe(createHash("sha256").update(page("index.html")).digest("hex"));
  expect(input).toEqual(account.files);
  expect(software.name).toBe("kvarter");
});

test("results.json holds each released result under its key, figures with evidence, withheld ones without", () => {
  const { results, policy, queries } = JSON.parse(page("results.json"));
  expect(policy.minimumCount).toBe(20);
  expect(results["level glad 2009/plan"]).toMatchObject({
    value: 0.7,
    n: 4120,
    evidence: { psus: 66, query: 0 },
  });
  expect(queries).toHaveLength(1);
  expect(Object.keys(results["level glad 2013/plan/education=long"])).toEqual(["kind", "quantity", "reason"]);
});

test("two displays with one address are a problem that names the file", () => {
  const [report] = publication.reports;
  if (!report) throw new Error("the fixture has no report");
  const twice = { ...publication, reports: [report, report] };
  expect(() => buildPublication(study, twice, told)).toThrow(
    expect.objectContaining({ code: "address-taken", exit: "study", at: { file: report.path } }),
  );
});
