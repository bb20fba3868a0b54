/** Adds to the number at a place, which is within the list. */
export function addAt(to: Float64Array, place: number, value: number): void {
  to[place] = (to[place] as number) + value;
}
