/**
 * Where the sum of u·v stands among the totals of moments of so many variables; −1 is the variable that is 1 for
 * everybody.
 */
export function momentPlace(many: number, u: number, v: number): number {
  const [a, b] = u < v ? [u, v] : [v, u];
  if (a < 0) return b + 1;
  return 1 + many + a * many - (a * (a - 1)) / 2 + b - a;
}
