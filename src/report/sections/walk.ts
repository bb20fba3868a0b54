import type { Block, Display, Inline, VerifiedReport } from "../../vocabulary/document.js";
import type { Figure, Released } from "../../vocabulary/released.js";

/** What is met when a report is read from its first block to its last. */
export type Met =
  | { readonly kind: "claim"; readonly id: string }
  | { readonly kind: "number"; readonly figure: Released<Figure>; readonly claim: string | null }
  | { readonly kind: "display"; readonly display: Display };

/** Everything in a report that rests on evidence, in the order of reading. */
export function walk({ lead, blocks }: Pick<VerifiedReport, "lead" | "blocks">): Met[] {
  return [...walkInline(lead ?? [], null), ...blocks.flatMap(walkBlock)];
}

function walkBlock(block: Block): Met[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return walkInline(block.children, null);
    case "list":
      return block.items.flatMap((item) => item.flatMap(walkBlock));
    case "quote":
      return block.children.flatMap(walkBlock);
    case "display":
      return [...walkInline(block.display.title, null), { kind: "display", display: block.display }];
  }
}

function walkInline(inlines: readonly Inline[], claim: string | null): Met[] {
  return inlines.flatMap((inline): Met[] => {
    switch (inline.kind) {
      case "claim":
        return [{ kind: "claim", id: inline.id }, ...walkInline(inline.children, inline.id)];
      case "number":
        return [{ kind: "number", figure: inline.figure, claim }];
      case "emphasis":
      case "strong":
      case "link":
        return walkInline(inline.children, claim);
      default:
        return [];
    }
  });
}
