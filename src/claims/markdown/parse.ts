import type { BlockContent, DefinitionContent, PhrasingContent, Root, RootContent } from "mdast";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { type Draft, type Spot, tell } from "../draft.js";

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
 * out     an empty tree where lists, quotes or brackets are nested too deep, after telling so
 */
export function parse(markdown: string, begins: Spot, draft: Draft): Root {
  const root = treeOf(markdown);
  if (root === null || isDeeper(root, deepest)) {
    tell(draft, begins, {
      code: "markdown-unsupported",
      what: `The text has lists, quotes or emphasis nested more than ${deepest} deep.`,
      todo: "Take out levels; a long row of “>”, “*” or “[” is read as levels too.",
    });
    return { type: "root", children: [] };
  }
  if (begins.line > 1 || begins.column > 1) shift(root, begins);
  return root;
}

const deepest = 50;

/** The parser calls itself for each level, so that a few thousand levels are more than the stack can hold. */
function treeOf(markdown: string): Root | null {
  try {
    return processor.parse(markdown);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isDeeper({ children = [] }: Positioned, levels: number): boolean {
  return levels < 0 || children.some((child) => isDeeper(child, levels - 1));
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
