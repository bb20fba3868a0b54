import { at } from "../maths/at.js";

/**
 * Whole numbers in proportion to weights that add up to a total.
 *
 * in      a whole total, positive weights
 * out     one whole number per weight, each within one of its exact share
 * source  the method of largest remainders (Hamilton)
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((all, n) => all + n, 0);
  const byRemainder = exact.map((_, i) => i).sort((a, b) => (at(exact, b) % 1) - (at(exact, a) % 1) || a - b);
  for (const i of byRemainder.slice(0, left)) whole[i] = at(whole, i) + 1;
  return whole;
}
