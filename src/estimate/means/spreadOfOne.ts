import type { Tally } from "../../vocabulary/tally.js";
import { domainTotals, peopleOf } from "./ratios.js";

/** How much single people differ in a domain: what a simple random sample's variance is made of. */
export interface SpreadOfOne {
  /** People who answered. */
  readonly people: number;
  /** The people they stand for: Σ w. */
  readonly population: number;
  /** S² in the variable's unit squared, with n − 1 below. */
  readonly variance: number;
}

/**
 * Variance of a variable among single people, by domain.
 *
 * in      a tally with the variable, `answered`, and its square (`squareOf`)
 * out     per domain n/(n − 1)·Σw(v − v̄)²/Σw; `null` where fewer than two answered
 * source  R survey 4.5 `svyvar`
 */
export function spreadOfOne(tally: Tally, name: string): readonly (SpreadOfOne | null)[] {
  const [first, second] = [sum(tally, name), sum(tally, `${name} × ${name}`)];
  return spread(tally, name, (d) => [first(d), second(d)]);
}

/**
 * Variance among single people of above − ratio·below, the residual of a ratio, in each domain.
 *
 * in      as `spreadOfOne`, with both variables, both squares and the product of above and below; the ratios
 */
export function spreadOfResidual(
  tally: Tally,
  { above, below }: { readonly above: string; readonly below: string },
  ratios: ArrayLike<number>,
): readonly (SpreadOfOne | null)[] {
  const [up, down] = [sum(tally, above), sum(tally, below)];
  const upUp = sum(tally, `${above} × ${above}`);
  const upDown = sum(tally, `${above} × ${below}`);
  const downDown = sum(tally, `${below} × ${below}`);
  return spread(tally, above, (d) => {
    const ratio = ratios[d] as number;
    return [up(d) - ratio * down(d), upUp(d) - 2 * ratio * upDown(d) + ratio * ratio * downDown(d)];
  });
}

function sum(tally: Tally, name: string): (d: number) => number {
  const totals = domainTotals(tally, new Map([[name, 1]]));
  return (d) => totals[d] as number;
}

/** From Σw·u and Σw·u² of a variable u about any centre. */
function spread(
  tally: Tally,
  name: string,
  sums: (d: number) => readonly [first: number, second: number],
): readonly (SpreadOfOne | null)[] {
  const people = domainTotals(tally, peopleOf(name), "unweighted");
  const population = domainTotals(tally, peopleOf(name));
  return Array.from(people, (n, d) => {
    const size = population[d] as number;
    if (n < 2 || size === 0) return null;
    const [first, second] = sums(d);
    const squares = second / size - (first / size) ** 2;
    return { people: n, population: size, variance: (Math.max(0, squares) * n) / (n - 1) };
  });
}
