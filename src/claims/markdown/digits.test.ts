import fc from "fast-check";
import { expect, test } from "vitest";
import { complaints, file, released, study } from "../../../test/claims/smallStudy.js";
import type { Block, Inline } from "../../vocabulary/document.js";
import { Problems } from "../../vocabulary/problem.js";
import { verifyReports } from "../verifyReports.js";

/** Text that a reader would see and that nothing is bound to; addresses and code may hold digits. */
function loose(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === "text") return inline.text;
      if (inline.kind === "link" && inline.url.endsWith(loose(inline.children))) return "";
      return "children" in inline ? loose(inline.children) : "";
    })
    .join("");
}

function looseIn(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === "list") return block.items.map(looseIn).join("");
      if (block.kind === "quote") return looseIn(block.children);
      return block.kind === "display" ? loose(block.display.title) : loose(block.children);
    })
    .join("");
}

const digit = fc.constantFrom("0", "7", "42", "½", "²", "Ⅳ", "٣", "１");
const word = fc.constantFrom("people", "were", "asked", "again", "naboer", "æøå", "and");
const joint = fc.constantFrom(" ", ", ", "\n", " – ", "-", "(", ") ", ". ", "/");

test("a digit among words is caught, with the line and column where it stands", () => {
  const around = fc.array(fc.tuple(word, joint), { maxLength: 8 }).map((parts) => parts.flat().join(""));
  fc.assert(
    fc.property(around, digit, around, (before, number, after) => {
      const text = `x ${before} ${number} ${after}x`.replace(/\n+[ \t]*/g, "\n");
      const lines = text.slice(0, text.indexOf(number)).split("\n");
      const at = `happiness.en.md:${4 + lines.length}:${(lines.at(-1)?.length ?? 0) + 1} number-unbound`;
      expect(complaints(() => verifyReports(study, [file(text)], released()))).toContain(at);
    }),
    { numRuns: 120 },
  );
});

const bits = fc.constantFrom(
  ..."12 0 * ** _ ` [ ] ( ) { } : :: \\ # > - + | ~ ~~ < & ; = ! .".split(" "),
  "&#49;",
  "\n",
  "\n\n",
  " ",
  "    ",
  "people",
  "www.x.dk/1",
  "http://x.dk/1",
  ":words",
  ":wave",
  ":num",
  "::chart",
  "2018",
  "\t",
  "\\\n",
  "---",
  "1. ",
  "9) ",
);

test("whatever the Markdown, no digit reaches the reader unless something stands behind it", () => {
  let passed = 0;
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 14 }), (parts) => {
      try {
        const [report] = verifyReports(study, [file(parts.join(""))], released()).reports;
        passed += 1;
        expect(looseIn(report?.blocks ?? [])).not.toMatch(/\p{N}/u);
      } catch (error) {
        if (!(error instanceof Problems)) throw error;
      }
    }),
    { numRuns: 1000 },
  );
  expect(passed).toBeGreaterThan(25);
});
