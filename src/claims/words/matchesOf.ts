/**
 * Where a pattern matches, from left to right.
 *
 * in      a global pattern that matches no empty text
 * out     places in the text; `matchAll` would compile the pattern anew each time
 */
export function matchesOf(pattern: RegExp, text: string): readonly { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text))
    found.push({ start: match.index, end: pattern.lastIndex });
  return found;
}
