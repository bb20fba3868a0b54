import { type Draft, spotOf, tell } from "../draft.js";
import type { BlockNode, InlineNode } from "./parse.js";

/** Markdown that a verified report has no form for: what it is called, and what to do instead. */
const unsupported: Partial<Record<(BlockNode | InlineNode)["type"], readonly [what: string, todo: string]>> =
  {
    html: ["raw HTML", "Take it out; a report is Markdown only, so that nothing unchecked gets in."],
    image: ["a picture", "Show figures with ::chart[title]{levels=…}; other pictures are not supported."],
    imageReference: [
      "a picture",
      "Show figures with ::chart[title]{levels=…}; other pictures are not supported.",
    ],
    table: [
      "a table typed by hand",
      "Show figures with ::table[title]{levels=… by=…}, which binds each of them.",
    ],
    code: ["a block of code", "Use `code` within a sentence; four spaces before a line also make it code."],
    thematicBreak: ["a ruled line", "Take it out; headings divide a report."],
    definition: ["a link defined apart", "Put the address in the link: [words](https://…)."],
    linkReference: [
      "a link defined apart",
      "Put the address in the link: [words](https://…), or write \\[ for a bracket.",
    ],
    footnoteDefinition: ["a footnote", "Put it in the text, or in a sentence in brackets."],
    footnoteReference: ["a footnote", "Put it in the text, or in a sentence in brackets."],
    delete: ["struck-out text", "Take it out, or write \\~ for a tilde."],
    containerDirective: ["a block between “:::”", "Use ::chart[…]{…} or ::table[…]{…} on a line of its own."],
  };

export function tellUnsupported(node: BlockNode | InlineNode, draft: Draft): void {
  const [what, todo] = unsupported[node.type] ?? [`“${node.type}”`, "Write it as plain text."];
  tell(draft, spotOf(node), { code: "markdown-unsupported", what: `A report cannot hold ${what}.`, todo });
}
