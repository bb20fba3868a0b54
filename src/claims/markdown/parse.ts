import type { BlockContent, DefinitionContent, PhrasingContent, Root, RootContent } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Spot } from "../draft.js";

export type BlockNode = RootContent | BlockContent | DefinitionContent;
export type InlineNode = PhrasingContent;
export type TextDirective = Extract<InlineNode, { type: "textDirective" }>;
export type LeafDirective = Extract<BlockNode, { type: "leafDirective" }>;
export type Directive = TextDirective | LeafDirective;

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkDirective);

/**
 * Markdown as a tree whose positions are those of the file.
 *
 * in      the text, and where in the file it begins
 */
export function parse(markdown: string, begins: Spot = { line: 1, column: 1 }): Root {
  const root = processor.parse(markdown);
  if (begins.line > 1 || begins.column > 1) shift(root, begins);
  return root;
}

interface Positioned {
  readonly position?: { start: { line: number; column: number } } | undefined;
  readonly children?: readonly Positioned[];
}

function shift(node: Positioned, begins: Spot): void {
  const start = node.position?.start;
  if (start) {
    if (start.line === 1) start.column += begins.column - 1;
    start.line += begins.line - 1;
  }
  for (const child of node.children ?? []) shift(child, begins);
}
