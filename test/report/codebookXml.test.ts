import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { releaseCodebook } from "../../src/release/releaseCodebook.js";
import { codebookFiles } from "../../src/report/codebook/codebookFiles.js";
import { codebookXml } from "../../src/report/codebook/codebookXml.js";
import { edition, facts } from "./codebookFixture.js";

const schema = fileURLToPath(new URL("ddi/codebook.xsd", import.meta.url));
const missing = spawnSync("xmllint", ["--version"]).error !== undefined;
const without = missing ? ": skipped, there is no xmllint" : "";

/** What the official schema has against a document; "" where it is valid. */
function complaints(xml: string): string {
  const { stderr, status } = spawnSync("xmllint", ["--nonet", "--noout", "--schema", schema, "-"], {
    input: xml,
  });
  return status === 0 ? "" : String(stderr);
}

/** What a reader finds in the document at a path; names stand for elements of DDI. */
function found(xml: string, path: string): string {
  const anyNamespace = path.replaceAll(/(?<=[/(,]|::)([a-z]\w*)(?=[[/)]|$)/gi, "*[local-name()='$1']");
  const { stdout } = spawnSync("xmllint", ["--nonet", "--xpath", anyNamespace, "-"], { input: xml });
  return String(stdout).trim();
}

const xml = codebookXml(edition);

describe.skipIf(missing)(`codebook.xml${without}`, () => {
  test("is valid DDI-Codebook 2.5", () => {
    expect(complaints(xml)).toBe("");
  });

  test("the schema does find what is wrong", () => {
    expect(complaints(xml.replace(/<titl .*?<\/titl>/, ""))).toContain(
      "Expected is ( {ddi:codebook:2_5}titl )",
    );
    expect(complaints(xml.replace(/<fileTxt>/, "<rows/><fileTxt>"))).toContain("rows");
  });

  test("every reference leads to an element", () => {
    const ids = new Set([...xml.matchAll(/ ID="([^"]+)"/g)].map(([, id]) => id));
    const refs = [...xml.matchAll(/ (?:files|var|sdatrefs)="([^"]+)"/g)].flatMap(([, list = ""]) =>
      list.split(" "),
    );
    expect(refs.length).toBeGreaterThan(10);
    expect(refs.filter((ref) => !ids.has(ref))).toEqual([]);
    expect(ids.size).toBe([...xml.matchAll(/ ID="/g)].length);
  });

  test("tells the question in each language, its scale, and what the file says", () => {
    const happy = "//var[@name='happy']";
    expect(found(xml, `string(${happy}/qstn/qstnLit[@xml:lang='da'])`)).toBe(
      "Hvor glad er du for at bo i dit boligområde?",
    );
    expect(found(xml, `string(${happy}/labl)`)).toBe("Glad for at bo i området <1–4>");
    expect(found(xml, `string(${happy}/catgry[4]/labl[@xml:lang='en'])`)).toBe("very");
    expect(found(xml, `count(${happy}/catgry[@missing='Y'])`)).toBe("3"); // 97, .a, no answer
    expect(found(xml, `count(${happy}/invalrng/item)`)).toBe("2"); // 8 in the instrument, 97 in the file
    expect(found(xml, `string(${happy}/invalrng/range/@max)`)).toBe("-1");
    expect(found(xml, "string(//var[@name='weight']/@wgt)")).toBe("wgt");
    expect(found(xml, "string(//varGrp[@name='glad']/@var)")).toBe(found(xml, `string(${happy}/@ID)`));
  });

  test("tells counts by wave; of one that is withheld there is no trace", () => {
    const counts = (code: number) => found(xml, `count(//var[@name='happy']/catgry[${code}]/catStat)`);
    expect(found(xml, "string(//var[@name='happy']/catgry[1]/catStat[@sdatrefs='W1'])")).toBe("210");
    expect([counts(1), counts(2), counts(3)]).toEqual(["2", "1", "2"]); // "a little" was withheld in 2021
    expect(found(xml, "string(//var[@name='happy']/catgry[not(catValu)]/catStat[@sdatrefs='W7'])")).toBe("");
    expect(xml).not.toMatch(/>4<\/catStat>|Karen Ågesen<\/labl>.*person/);
  });

  test("tells the files with checksum and released rows", () => {
    expect(found(xml, "string(//fileDscr/fileTxt/dataFingerprint/digitalFingerprintValue)")).toMatch(
      /^9f86d0/,
    );
    expect(found(xml, "string(//caseQnty)")).toBe("41250");
  });

  test("what a text says is what a reader finds", () => {
    const said = `<b>"5 & 6" isn't 7</b> ]]> ${"\u{1f600}"} æøå`;
    const study = { ...edition.study, title: { en: said, da: `${said}\u0007` } };
    const told = codebookXml({ ...edition, study });
    expect(found(told, "string(//stdyDscr/citation/titlStmt/titl)")).toBe(said);
    expect(found(told, "string(//stdyDscr/citation/titlStmt/parTitl)")).toBe(`${said}\ufffd`);
  });

  test("stays valid whatever texts a study or a file holds", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("]]>", "<!--", "&amp;", '"', "'", "\u0000", "\u000b", "\ud800", "\ufffe", "\n\t\r"),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 12, maxLength: 12 }), (texts) => {
        const next = () => texts.shift() ?? "";
        const said = () => ({ en: next(), da: next() });
        const [column, ...others] = facts.columns;
        const [item, ...items] = edition.study.items;
        if (!column || !item) throw new Error("no fixture");
        const words = { label: next(), labels: [{ value: next(), label: next() }] };
        const delivered = column.delivered.map((each) => ({ ...each, ...words }));
        const hostile = codebookXml({
          ...edition,
          study: {
            ...edition.study,
            id: next(),
            title: said(),
            about: { ...edition.study.about, authors: [next()] },
            items: [{ ...item, question: said(), missing: [next()] }, ...items],
          },
          codebook: releaseCodebook(
            { columns: [{ ...column, name: next(), delivered }, ...others] },
            edition.study.policy,
          ),
        });
        expect(complaints(hostile)).toBe("");
      }),
      { numRuns: 15 },
    );
  });
});

test("the same study and data give the same bytes", () => {
  const files = () => JSON.stringify([...codebookFiles(edition)]);
  expect(files()).toBe(files());
  expect([...codebookFiles(edition).keys()]).toEqual([
    "en/codebook.html",
    "da/codebook.html",
    "codebook.xml",
  ]);
});
