/** How many people, and their mean; `null` where there is nobody. */
export interface Mean {
  readonly people: number;
  readonly value: number | null;
}

/** Mean of scores in each of `count` classes. */
export function meansBy(
  scores: Float64Array,
  classes: Uint8Array | Uint16Array,
  count: number,
): readonly Mean[] {
  const sums = new Float64Array(count);
  const people = new Int32Array(count);
  for (let i = 0; i < scores.length; i++) {
    const c = classes[i] as number;
    sums[c] = (sums[c] as number) + (scores[i] as number);
    people[c] = (people[c] as number) + 1;
  }
  return Array.from(people, (n, c) => ({ people: n, value: n === 0 ? null : (sums[c] as number) / n }));
}

export function meanOfAll(scores: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += scores[i] as number;
  return sum / scores.length;
}

/** A column of everybody, cut down to those in the rows. */
export function classesOf<Column extends Uint8Array | Uint16Array>(column: Column, rows: Int32Array): Column {
  const classes = column.slice(0, rows.length) as Column;
  for (let i = 0; i < rows.length; i++) classes[i] = column[rows[i] as number] as number;
  return classes;
}
