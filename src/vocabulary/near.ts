/** Edits (insert, delete, replace, swap of neighbours) that turn one word into another. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const replace = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      rows[i]?.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replace, swap));
    }
  }
  return at(a.length, b.length);
}

/** Longer texts are no mistyped words, and comparing them costs the product of their lengths. */
const longestWord = 200;

/** The known word that a mistyped one most likely meant, or `null` where none is close. */
export function nearest(word: string, known: Iterable<string>): string | null {
  if (word.length > longestWord) return null;
  let best: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    const nothingKept = distance >= Math.max(word.length, candidate.length);
    if (distance < least && !nothingKept) [best, least] = [candidate, distance];
  }
  return best;
}

/** " Did you mean “x”?" or a list of what is known, ready to end a message. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== null) return `Did you mean “${near}”?`;
  return known.length === 0 ? "Nothing is known by such a name here." : `Known here: ${known.join(", ")}.`;
}
