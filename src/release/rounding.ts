/** Rounds half away from zero, on the fifteen digits that a double holds for sure and not on its binary tail. */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const size = Math.round(Number((Math.abs(value) * scale).toPrecision(15))) / scale;
  return value < 0 && size !== 0 ? -size : size;
}

/** The nearest multiple of the base. */
export function roundToBase(count: number, base: number): number {
  return base <= 1 ? count : Math.round(count / base) * base;
}
