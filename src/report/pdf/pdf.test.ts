import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publication } from "../../../test/report/fixture.js";
import { account, study } from "../../../test/report/fixtureStudy.js";
import type { VerifiedReport } from "../../vocabulary/document.js";
import { editionOf } from "../edition.js";
import { missingCharacters, pdf } from "./pdf.js";
import { pdfModel } from "./pdfModel.js";

const reader = canRead();
const report = publication.reports.find(({ language }) => language === "da");
if (!report) throw new Error("the fixture has no Danish report");

const make = (change: Partial<VerifiedReport> = {}) =>
  pdf(editionOf({ ...report, ...change }, study, publication, account));

function bytes(change: Partial<VerifiedReport> = {}): Uint8Array {
  const made = make(change);
  if (made.kind === "no-pdf") throw new Error(`no PDF for want of ${made.missing.join(" ")}`);
  return made.bytes;
}

const read = (content: Uint8Array, ...options: string[]) =>
  execFileSync("pdftotext", [...options, "-", "-"], {
    input: content,
    stdio: ["pipe", "pipe", "ignore"],
  }).toString();
/** Without spaces and without the hyphens of broken lines. */
const squeezed = (text: string) => text.replace(/[\s\u00ad]+/g, "");

describe.skipIf(!reader)(`the PDF of a report${reader ? "" : ": skipped, there is no pdftotext"}`, () => {
  const text = squeezed(read(bytes()));

  test("holds every sentence, what each rests on in a line, and every figure of the tables", () => {
    const model = pdfModel(editionOf(report, study, publication, account));
    for (const { sentence } of report.claims) expect(text).toContain(squeezed(sentence));
    for (const { number, told } of model.claims) expect(text).toContain(squeezed(`${number} ${told}`));
    for (const { mark, told } of model.methods) expect(text).toContain(squeezed(`${mark} ${told}`));
    expect(model.methods[0]?.told).toMatch(/linearisering over strata og udvalgsenheder/);
    expect(model.claims[0]?.told).toMatch(/^Personer: M1 4\.120/);
    for (const part of ["4.120", "+0,045", "tilbageholdt:forfåtilatudgive", "kvarterrunwellbeing"])
      expect(text).toContain(part);
  });

  test("says on every page that the data are made up", () => {
    const pages = read(bytes()).split("\f").slice(0, -1);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page).toContain("Syntetiske data.");
  });

  test("any text comes through unharmed", () => {
    const signs = `#@<>*_$\`"'\\/=-+~[](){}|&%^!?.,:;§æøåÆØÅé0aB«»“”–…`;
    const words = fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (parts) => {
        const said = parts.join(" ");
        const [claim] = report.claims;
        const odd = bytes({
          title: said,
          lead: null,
          blocks: [
            { kind: "paragraph", children: [{ kind: "emphasis", children: [{ kind: "text", text: said }] }] },
          ],
          claims: claim ? [{ ...claim, sentence: said, figures: [] }] : [],
        });
        const found = squeezed(read(odd, "-raw"));
        expect(found.split(squeezed(said)).length - 1).toBeGreaterThanOrEqual(3);
      }),
      { numRuns: 25 },
    );
  });
});

test("a PDF is tagged, PDF/UA-1, and knows its title, language and date", () => {
  const raw = Buffer.from(bytes()).toString("latin1");
  expect(raw).toContain("<pdfuaid:part>1</pdfuaid:part>");
  expect(raw).toMatch(/\/Marked true/);
  expect(raw).toMatch(/\/Lang ?\(da\)/);
  expect(raw).toContain(
    "Flere er glade for at bo i boligområder med helhedsplan".replace("å", "\u00c3\u00a5"),
  );
  expect(raw).toContain("2026-11-23");
});

test("every chart has its description as alternative text", () => {
  const { blocks } = pdfModel(editionOf(report, study, publication, account));
  const charts = blocks.filter((block) => "chart" in block && block.chart !== null);
  expect(charts).toHaveLength(4);
  for (const chart of charts) expect(JSON.stringify(chart)).toMatch(/"alt":"(Kurve|Punkt)diagram over/);
});

test("only the shipped fonts are used: other characters are told, not set in whatever the machine has", () => {
  expect(missingCharacters("Æble – 76 % ≥ 5 → “ja” × −2")).toEqual([]);
  expect(make({ title: "مرحبا 😀" })).toEqual({ kind: "no-pdf", missing: ["ا", "ب", "ح", "ر", "م", "😀"] });
});

function canRead(): boolean {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
