import type { Inline } from "../../vocabulary/document.js";
import { didYouMean } from "../../vocabulary/near.js";
import { readClaim } from "../claim/claim.js";
import { type Draft, spotOf, tell } from "../draft.js";
import { readFact, readLimit, readName } from "../terms/names.js";
import { readNumber } from "../terms/number.js";
import { readLink } from "./link.js";
import type { InlineNode, TextDirective } from "./parse.js";
import { bound, type Piece, type ReadInlines, type Within } from "./reading.js";
import { tellUnsupported } from "./unsupported.js";

/**
 * Markdown within a paragraph → inlines of the document.
 *
 *     :num{…}                 a figure, see number.ts
 *     :claim[sentence]{…}     a sentence that asserts something, see claim.ts
 *     :wave[2018] :group[…] :category[degree=graduate] :measure[…] :limit[30] :fact[870]{source=…}, see names.ts
 *     :words[higher education]   words that look as if they asserted something, and do not
 *
 * in      pieces: what has been read so far; what a reader will read is added to it, in order
 * out     inlines; what the document has no form for is told as a problem and left out
 */
export const readInlines: ReadInlines = (nodes, within, draft, pieces) => {
  const inlines: Inline[] = [];
  for (let k = 0; k < nodes.length; k++) {
    const [node, next] = [nodes[k], nodes[k + 1]];
    if (!node) continue;
    if (
      node.type === "textDirective" &&
      next?.type === "text" &&
      /^ ?[{[]/.test(next.value) &&
      isEmpty(node)
    ) {
      tellBroken(node, draft);
      k += 1;
    } else {
      inlines.push(...readInline(node, within, draft, pieces));
    }
  }
  return inlines;
};

function readInline(node: InlineNode, within: Within, draft: Draft, pieces: Piece[]): Inline[] {
  switch (node.type) {
    case "text":
      pieces.push({ ...bound(node.value, spotOf(node)), typed: true, words: true });
      return [{ kind: "text", text: node.value.replace(/\s*\n\s*/g, " ") }];
    case "emphasis":
    case "strong":
      return [{ kind: node.type, children: readInlines(node.children, within, draft, pieces) }];
    case "inlineCode":
      pieces.push(bound(node.value, spotOf(node)));
      return [{ kind: "code", text: node.value }];
    case "break":
      pieces.push({ ...bound(" ", spotOf(node)), words: true });
      return [{ kind: "text", text: " " }];
    case "link":
      return [readLink(node, within, draft, pieces, readInlines)];
    case "textDirective":
      return readDirective(node, within, draft, pieces);
    default:
      tellUnsupported(node, draft);
      return [];
  }
}

function readDirective(node: TextDirective, within: Within, draft: Draft, pieces: Piece[]): Inline[] {
  switch (node.name) {
    case "num":
      return readNumber(node, draft, pieces);
    case "wave":
    case "group":
    case "category":
    case "measure":
      return readName(node, node.name, draft, pieces);
    case "limit":
      return readLimit(node, within, draft, pieces);
    case "fact":
      return readFact(node, within, draft, pieces, readInlines);
    case "words": {
      const inner: Piece[] = [];
      const children = readInlines(node.children, within, draft, inner);
      pieces.push(...inner.map((piece) => ({ ...piece, words: false })));
      return children;
    }
    case "claim":
      return readClaim(node, within, draft, pieces, readInlines);
    default:
      tell(draft, spotOf(node), {
        code: "directive-unknown",
        what: `“:${node.name}” is nothing that a report knows.`,
        todo: `${didYouMean(node.name, directives)} If an ordinary colon is meant, write “\\:${node.name}”.`,
      });
      pieces.push(bound(`:${node.name}`, spotOf(node)));
      return [];
  }
}

const directives = ["num", "claim", "wave", "group", "category", "measure", "limit", "fact", "words"];

const isEmpty = (node: TextDirective) => Object.keys(node.attributes ?? {}).length === 0;

/** Braces that hold something Markdown cannot read become plain text after the directive. */
function tellBroken(node: TextDirective, draft: Draft): void {
  tell(draft, spotOf(node), {
    code: "directive-broken",
    what: `What follows “:${node.name}” cannot be read.`,
    todo: 'Braces follow at once, a value with a space or “=” is in quotes (by="degree=graduate"), and every [ has its ].',
  });
}
