import type { Inline } from "../../vocabulary/document.js";
import type { Draft } from "../draft.js";
import { checkProse } from "../words/prose.js";
import { readInlines } from "./inlines.js";
import type { InlineNode } from "./parse.js";
import { type Piece, type Reading, readingOf } from "./reading.js";

/** Inlines and what a reader reads of them, digits and words checked. */
export function readProse(
  nodes: readonly InlineNode[],
  draft: Draft,
): { children: Inline[]; reading: Reading } {
  const pieces: Piece[] = [];
  const children = readInlines(nodes, "prose", draft, pieces);
  const reading = readingOf(pieces);
  checkProse(reading, draft);
  return { children, reading };
}
