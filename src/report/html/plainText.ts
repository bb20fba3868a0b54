import type { Inline } from "../../vocabulary/document.js";

/** The words of a text without its marks. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ("children" in inline ? plainText(inline.children) : inline.text)).join("");
}
