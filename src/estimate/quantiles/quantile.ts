import type { Distribution } from "../../vocabulary/valueTable.js";

/**
 * Which point of a distribution is "the" quantile.
 *
 * `math` (hf1) the least value with at least the share p at or below it; `school` (hf2) the middle of two values
 * where one ends exactly at p; hf4–hf9 interpolate between people, as Hyndman and Fan number them.
 */
export type QuantileRule = "math" | "school" | "hf1" | "hf2" | "hf4" | "hf5" | "hf6" | "hf7" | "hf8" | "hf9";

/**
 * Quantile of a weighted distribution.
 *
 * in      distinct values with their weights; p in [0, 1]; the rule
 * out     in the variable's unit; `null` where nobody answered
 * not     hf3: R's does not take the even place that Hyndman and Fan's type 3 does
 * source  Hyndman & Fan (1996), The American Statistician 50, 361–365; R survey 4.5 `qrule`. Two deviations, both
 *         where p is less than the first person's weight share: R's step rules then give the second value, hf4
 *         points below the first; here it is the first value. R puts people of one value in the order of the file
 */
export function quantile(distribution: Distribution, p: number, rule: QuantileRule): number | null {
  if (!(p >= 0 && p <= 1)) throw new Error(`quantile: p lies in [0, 1], this one is ${p}`);
  if (distribution.values.length === 0) return null;
  switch (rule) {
    case "math":
    case "hf1":
      return stepped(distribution, p, (low) => low);
    case "school":
    case "hf2":
      return stepped(distribution, p, (low, high) => low + (high - low) / 2);
    case "hf4":
      return interpolated(distribution, p, 1, 0);
    case "hf5":
      return interpolated(distribution, p, 1 / 2, 0);
    case "hf6":
      return interpolated(distribution, p, 1, 1);
    case "hf7":
      return interpolated(distribution, p, 0, -1);
    case "hf8":
      return interpolated(distribution, p, 2 / 3, 1 / 3);
    case "hf9":
      return interpolated(distribution, p, 5 / 8, 1 / 4);
  }
}

/** The quantile of a study's measures: by the rule “math”. */
export const mathQuantile = (distribution: Distribution, p: number) => quantile(distribution, p, "math");

/** Sums of weights are read to this part of their total: a value that ends "exactly at p" does so up to rounding. */
const rounding = 1e-12;

/** The first value that reaches beyond p; where one ends exactly at p, `tie` of it and the next. */
function stepped(
  { values, weights }: Distribution,
  p: number,
  tie: (low: number, high: number) => number,
): number {
  const total = sum(weights);
  const at = (k: number) => values[Math.min(k, values.length - 1)] as number;
  let reached = 0;
  for (let k = 0; k < values.length; k++) {
    reached += weights[k] as number;
    const beyond = reached / total - p;
    if (Math.abs(beyond) <= rounding) return tie(at(k), at(k + 1));
    if (beyond > 0) return at(k);
  }
  return at(values.length - 1);
}

/**
 * A line through people: person i lies at (C before + m·w)/(C + d·w of the last), C being sums of weights.
 * People of one value lie beside each other, so only the first and the last of them bend the line.
 */
function interpolated(distribution: Distribution, p: number, m: number, d: number): number {
  const { values, rows, weights, first, last } = distribution;
  const end = values.length - 1;
  const length = sum(weights) + d * (last[end] as number);
  let [x, y] = [Number.NEGATIVE_INFINITY, values[0] as number];
  let reached = 0;
  for (let k = 0; k < values.length; k++) {
    const value = values[k] as number;
    const knots = [reached + m * (first[k] as number)];
    reached += weights[k] as number;
    if ((rows[k] as number) > 1) knots.push(reached - (1 - m) * (last[k] as number));
    for (const knot of knots) {
      const next = knot / length;
      if (p <= next)
        return next - x > 0 && Number.isFinite(x) ? y + (value - y) * ((p - x) / (next - x)) : value;
      [x, y] = [next, value];
    }
  }
  return y;
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((total, value) => total + value, 0);
}
