/**
 * What every function of this room demands of its numbers. A NaN that got this far is our bug,
 * so it is thrown with the name of the function and of the argument, never carried on.
 *
 * in      the function's name and its numbers by name
 * throws  Error if one of them is NaN
 */
export function guard(where: string, numbers: Readonly<Record<string, number>>): void {
  for (const name in numbers) {
    if (Number.isNaN(numbers[name])) throw new Error(`${where}: ${name} is NaN`);
  }
}

/** As `guard`, and each number is above zero. Infinity passes; the caller says what it means. */
export function guardPositive(where: string, numbers: Readonly<Record<string, number>>): void {
  for (const name in numbers) {
    const value = numbers[name] as number;
    if (!(value > 0)) throw new Error(`${where}: ${name} must be above 0, is ${value}`);
  }
}

/** As `guard`, and the number lies in [0, 1]. */
export function guardProbability(where: string, p: number): void {
  if (!(p >= 0 && p <= 1)) throw new Error(`${where}: a probability lies in [0, 1], this one is ${p}`);
}
