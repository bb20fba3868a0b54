import type { Encoder } from "./encoder.js";

const longest = { characters: 80, bytes: 320 };

/** A label as Stata keeps it: 80 characters, and not more than 320 bytes of them. */
export function cut(label: string | null, encoder: Encoder): string {
  let kept = "";
  for (const character of [...(label ?? "")].slice(0, longest.characters)) {
    if (encoder.length(kept + character) > longest.bytes) break;
    kept += character;
  }
  return kept;
}
