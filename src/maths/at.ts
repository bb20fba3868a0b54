/**
 * The number at place `i`: reading past the end is our bug and is thrown, not read as NaN.
 *
 * in      any list of numbers, a place counted from 0
 * throws  Error outside the list
 */
export function at(numbers: ArrayLike<number>, i: number): number {
  const value = numbers[i];
  if (value === undefined) throw new Error(`no number at place ${i} of ${numbers.length}`);
  return value;
}
