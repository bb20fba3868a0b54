import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import { chromium } from "playwright-core";
import { describe, expect, test } from "vitest";
import { buildPublication } from "../../src/report/buildPublication.js";
import { codebookFiles } from "../../src/report/codebook/codebookFiles.js";
import { writeSite } from "../../src/report/site/writeSite.js";
import { edition } from "./codebookFixture.js";
import { publication } from "./fixture.js";
import { study, told } from "./fixtureStudy.js";

const pages = codebookFiles(edition);
const page = (language: string) => pages.get(`${language}/codebook.html`) ?? "";

/** A row of a table as its cells. */
function row(text: string, header: string): readonly string[] {
  const found = new RegExp(`<th scope="row">${header}</th>(.*?)</tr>`).exec(text)?.[1] ?? "";
  return [...found.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = ""]) => cell);
}

describe("the page of a codebook", () => {
  test("tells the question in the page's language first, then in the other, marked as such", () => {
    expect(page("da")).toMatch(
      /<dt>Spørgsmål<\/dt><dd>Hvor glad [^<]*<\/dd><dd lang="en" dir="ltr">How glad [^<]*<\/dd>/,
    );
  });

  test("tells how often each answer was given, as far as the gate lets it", () => {
    expect(row(page("en"), "not at all")).toEqual(["1", "210", "145"]);
    expect(row(page("en"), "a little")).toEqual(["2", "645", "withheld"]);
    expect(row(page("da"), "lidt")).toEqual(["2", "645", "tilbageholdt"]);
    expect(row(page("en"), "not asked, or no answer")).toEqual(["", "0", "withheld"]);
    expect(page("en")).toContain("fewer than 20 people gave the answer");
  });

  test("tells what the file says: label, format, value labels, what is missing", () => {
    const text = page("en");
    expect(text).toContain("<dd>Glad for at bo i området &lt;1–4&gt;</dd>");
    expect(text).toContain("<dt>Missing in the file</dt><dd>97</dd><dd>lowest to -1</dd>");
    expect(row(text, "\\.a")).toEqual(["uoplyst"]);
    expect(text.match(/Karen Ågesen<\/td>/g)).toHaveLength(2); // of the weight and the interviewer, not of the key
  });

  test("tells of each column what it is used for, also when it is not", () => {
    expect(page("en")).toContain('<td class="words">delivered, not used</td>');
    expect(page("da")).toContain('<td class="words">vægt</td>');
    expect(page("en")).toContain("<dt>Measures</dt><dd>Glad to live in the area</dd>");
  });

  test("tells files with checksums, and that the data are synthetic", () => {
    expect(row(page("en"), "data/residents\\.csv")).toEqual(["41,250", expect.stringMatching(/^9f86d0/)]);
    expect(page("da")).toContain("Syntetiske data");
  });
});

const browserPath = "/usr/bin/chromium";
const missing = !existsSync(browserPath);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

test.skipIf(missing)(
  `the page is accessible, on a phone and on a desk${missing ? `: skipped, there is no ${browserPath}` : ""}`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "kvarter-codebook-"));
    const browser = await chromium.launch({
      executablePath: browserPath,
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    });
    try {
      const files = new Map([...buildPublication(study, publication, told), ...pages]);
      await writeSite(files, join(folder, "out"));
      for (const [language, width, colorScheme] of [
        ["en", 390, "light"],
        ["da", 1280, "dark"],
        ["da", 320, "light"],
      ] as const) {
        const opened = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
        await opened.goto(`file://${folder}/out/${language}/codebook.html`);
        expect(await opened.evaluate("document.documentElement.scrollWidth")).toBe(width);
        await opened.evaluate(axe);
        const results: AxeResults = await opened.evaluate(`axe.run({ runOnly: ${JSON.stringify(rules)} })`);
        expect(
          results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)),
        ).toEqual([]);
        await opened.close();
      }
    } finally {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
);
