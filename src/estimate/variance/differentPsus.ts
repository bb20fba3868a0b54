/**
 * How many different PSUs several lists have together.
 *
 * in      lists of numbers from 0, none twice in one list
 * out     PSUs; one that is in several lists counts once
 */
export function differentPsus(lists: readonly Int32Array[]): number {
  const [first = new Int32Array(), ...others] = lists;
  if (others.length === 0) return first.length;
  const seen = new Uint8Array(1 + lists.reduce((most, list) => Math.max(most, list.at(-1) ?? 0), 0));
  let different = 0;
  for (const list of lists)
    for (const psu of list) {
      if (seen[psu] === 1) continue;
      seen[psu] = 1;
      different++;
    }
  return different;
}

/** Numbers in order, each once. */
export function inOrder(psus: ReadonlySet<number>): Int32Array {
  return Int32Array.from(psus).sort();
}
