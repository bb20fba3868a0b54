/** Order of names in which numbers count as numbers: A1, A2, A10. */
export function naturally(a: string, b: string): number {
  const [left, right] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (let k = 0; k < Math.min(left.length, right.length); k++) {
    const [one = "", other = ""] = [left[k], right[k]];
    // Every second part is a number, as `split` leaves what its group caught in between.
    const order = k % 2 === 1 ? Number(one) - Number(other) : byCode(one, other);
    if (order !== 0) return order;
  }
  return byCode(a, b);
}

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
