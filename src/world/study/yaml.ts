import type { Text } from "../../vocabulary/text.js";

/** A text in YAML's flow style; JSON's quotation is YAML's. */
export function inBoth({ en = "", da = "" }: Text): string {
  return `{en: ${JSON.stringify(en)}, da: ${JSON.stringify(da)}}`;
}
