/**
 * The tag of a special missing value: a small letter for “.A” to “.Z”, as in Stata, or “_”; 0 for all others.
 *
 * in      the character code of the letter that SAS has
 */
export function sasTag(character: number): number {
  if (character === 0x5f) return character;
  return character >= 0x41 && character <= 0x5a ? character + 0x20 : 0;
}

/**
 * The same from the byte that data sets and catalogs have for it: a character code, or a number: 0 for “._”, 1 for “.”,
 * 2 to 27 for “.A” to “.Z”.
 */
export function sasTagOf(byte: number): number {
  if (byte === 0) return 0x5f;
  return sasTag(byte >= 2 && byte < 28 ? 0x41 + byte - 2 : byte);
}
