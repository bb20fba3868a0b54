import type { Block } from "../../vocabulary/document.js";
import { readDisplay } from "../display/display.js";
import { type Draft, type Spot, spotOf, tell } from "../draft.js";
import type { BlockNode } from "./parse.js";
import type { Reading } from "./reading.js";
import { readProse } from "./readProse.js";
import { tellUnsupported } from "./unsupported.js";

/** Paragraphs, headings, lists, quotes and displays → blocks of the document, their prose checked. */
export function readBlocks(nodes: readonly BlockNode[], draft: Draft): Block[] {
  return nodes.flatMap((node) => readBlock(node, draft));
}

function readBlock(node: BlockNode, draft: Draft): Block[] {
  switch (node.type) {
    case "heading": {
      const { children } = readProse(node.children, draft);
      const { depth } = node;
      if (depth === 2 || depth === 3 || depth === 4) return [{ kind: "heading", depth, children }];
      tell(draft, spotOf(node), {
        code: "markdown-unsupported",
        what:
          depth === 1
            ? "A report has one title, and it stands in the front matter."
            : `A report cannot hold a heading of level ${depth}.`,
        todo: "Use ##, ### or ####.",
      });
      return [];
    }
    case "paragraph": {
      const { children, reading } = readProse(node.children, draft);
      tellBrokenDisplay(reading, spotOf(node), draft);
      return [{ kind: "paragraph", children }];
    }
    case "list": {
      const ordered = node.ordered === true;
      if (ordered && node.start !== 1) tellListStart(node.start ?? 0, spotOf(node), draft);
      if (node.children.some(({ checked }) => typeof checked === "boolean")) tellTasks(spotOf(node), draft);
      return [
        { kind: "list", ordered, items: node.children.map((item) => readBlocks(item.children, draft)) },
      ];
    }
    case "blockquote":
      return [{ kind: "quote", children: readBlocks(node.children, draft) }];
    case "leafDirective": {
      const display = readDisplay(node, draft);
      return display ? [{ kind: "display", display }] : [];
    }
    default:
      tellUnsupported(node, draft);
      return [];
  }
}

/** A display that is not on one line of its own is no display to Markdown, but text. */
function tellBrokenDisplay({ forDigits }: Reading, at: Spot, draft: Draft): void {
  const name = /(?:^|\n)\s*::+\s*(\p{L}+)\s*[[{]/u.exec(forDigits)?.[1];
  if (name === undefined) return;
  tell(draft, at, {
    code: "directive-broken",
    what: `“::${name}” cannot be read as a display.`,
    todo: `Write it on one line of its own, ::${name}[title]{…}, with nothing after it and values with a space or “=” in quotes.`,
  });
}

/** "2018. was a year" is a list to Markdown, which would print a number that nothing stands behind. */
function tellListStart(start: number, at: Spot, draft: Draft): void {
  tell(draft, at, {
    code: "number-unbound",
    what: `A line that begins with “${start}.” makes a list that starts at ${start}.`,
    todo: `Begin a numbered list with “1.”; where no list is meant, bind the number (:wave[${start}], :num{…}).`,
  });
}

function tellTasks(at: Spot, draft: Draft): void {
  tell(draft, at, {
    code: "markdown-unsupported",
    what: "A report cannot hold a list of tasks.",
    todo: "Take “[ ]” out of the list.",
  });
}
