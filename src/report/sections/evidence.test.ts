import { expect, test } from "vitest";
import { figure, publication } from "../../../test/report/fixture.js";
import { account, study } from "../../../test/report/fixtureStudy.js";
import type { Block, Inline, VerifiedClaim, VerifiedReport } from "../../vocabulary/document.js";
import { editionOf } from "../edition.js";
import { htmlBlocks } from "../html/htmlBlocks.js";
import { htmlEvidence } from "../html/htmlEvidence.js";

const level = (year: string) =>
  figure({ kind: "level", measure: "glad", at: { wave: year, group: "plan", category: null } }, 0.83, 0.02);
const [then, now] = [level("2009"), level("2021")];
const text = (words: string): Inline => ({ kind: "text", text: words });
const claimed = (id: string, children: Inline[]): Inline => ({ kind: "claim", id, children });

function edition(children: readonly Inline[], more: readonly Block[] = []) {
  const report: VerifiedReport = {
    path: "reports/main.en.md",
    language: "en",
    slug: "main",
    title: "A report",
    lead: null,
    blocks: [{ kind: "paragraph", children }, ...more],
    claims: ["second", "first"].map((id) => ({
      id,
      sentence: `The ${id} sentence.`,
      asserts: `What the ${id} says.`,
      margin: null,
      caution: null,
      file: "reports/main.en.md",
      line: 3,
      figures: id === "first" ? [now] : [then, now],
    })),
  };
  return editionOf(report, study, { ...publication, reports: [report] }, account);
}

const sentences = [
  claimed("first", [{ kind: "number", text: "83 per cent", figure: now }]),
  text(" "),
  claimed("second", [{ kind: "number", text: "83 per cent", figure: now }]),
];

test("marked sentences are numbered as they are read, whatever the order of the claims", () => {
  const { evidence } = edition(sentences);
  expect(evidence.claims.map(({ number, claim }) => [number, claim.id])).toEqual([
    [1, "first"],
    [2, "second"],
  ]);
});

test("a number leads to the figure of the sentence that it stands in", () => {
  const html = htmlBlocks(edition(sentences).report.blocks, edition(sentences)).markup;
  expect([...html.matchAll(/class="number" href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    "#claim-1-figure-1",
    "#claim-2-figure-2",
  ]);
  expect(html).toContain(
    'title="Glad to live in the area, areas with a plan, 2021: 83 per cent, 95% interval 81 to 85, 4,120 people"',
  );
  expect(html).toContain('<sup><a href="#claim-1"><span class="unseen">Evidence </span>1</a></sup>');
});

test("a number in no marked sentence is told among the others, once", () => {
  const other = level("2017");
  const { evidence } = edition([
    ...sentences,
    { kind: "number", text: "83", figure: other },
    { kind: "number", text: "83", figure: other },
    { kind: "number", text: "83", figure: now },
  ]);
  expect(evidence.loose.map(({ label }) => label)).toEqual([
    "Glad to live in the area, areas with a plan, 2017",
  ]);
  expect(evidence.row(now, null).anchor).toBe("claim-1-figure-1");
});

test("a query is told once, however many figures rest on it", () => {
  expect(edition(sentences).evidence.queries).toHaveLength(1);
});

test("the evidence of a sentence: what was checked, each figure, method, design, what was left out, query", () => {
  const html = htmlEvidence(edition(sentences))
    .markup.replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");
  for (const part of [
    "The second sentence. What was checked: What the second says.",
    "Glad to live in the area, areas with a plan, 2009 83% 81 85 4,120 58",
    "66 primary sampling units in 8 strata",
    "design effect 1.42",
    "Left out: 41 rows: no answer",
    "reports/main.en.md, line 3",
    "Query 1 Reads the tables answers SELECT wave",
  ])
    expect(html).toContain(part);
});

test("each sentence tells how to explain it, and one that carries no mark has no way back to it", () => {
  const html = htmlEvidence(edition(sentences.slice(0, 1))).markup;
  expect(html).toContain(
    '<a href="#sentence-1">Back to sentence 1</a> · From the rows: <code>kvarter explain first</code>',
  );
  expect(html).toContain('<p class="back">From the rows: <code>kvarter explain second</code></p>');
});

test("a claim of sameness tells the margin that it was held against, and a margin too wide to say much", () => {
  const made = edition(sentences);
  const [first, ...others] = made.report.claims;
  const claims = [
    { ...(first as VerifiedClaim), margin: "Margin ±0.02; it lies within.", caution: "The margin is wide." },
    ...others,
  ];
  const html = htmlEvidence(
    editionOf({ ...made.report, claims }, study, { ...publication, reports: [made.report] }, account),
  ).markup;
  expect(html).toContain(
    "<p>Margin ±0.02; it lies within.</p>\n<p><strong>Caution:</strong> The margin is wide.</p>",
  );
  expect(html.match(/Margin/g)).toHaveLength(1);
});

test("a heading that skips a level is put right, so that none is missing from the outline", () => {
  const heading = (depth: 2 | 3 | 4): Block => ({
    kind: "heading",
    depth,
    children: [text(`depth ${depth}`)],
  });
  const made = edition(sentences, [heading(4), heading(2), heading(4), heading(3)]);
  const html = htmlBlocks(made.report.blocks, made).markup;
  expect([...html.matchAll(/<h(\d)/g)].map(([, level]) => level)).toEqual(["2", "2", "3", "3"]);
});

test("a link that would run code is refused with the file it stands in", () => {
  const made = edition([...sentences, { kind: "link", url: "javascript:alert(1)", children: [text("x")] }]);
  expect(() => htmlBlocks(made.report.blocks, made)).toThrow(
    expect.objectContaining({ code: "link-scheme", at: { file: "reports/main.en.md" } }),
  );
});

test("a marked sentence without a claim is a bug", () => {
  const made = edition([claimed("nobody", [text("x")])]);
  expect(() => htmlBlocks(made.report.blocks, made)).toThrow("without a verified claim");
});
