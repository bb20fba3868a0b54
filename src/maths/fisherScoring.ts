import { dot } from "./matrix.js";
import { positiveDefinite } from "./positiveDefinite.js";

/** A function to be made small, at one point. */
export interface Objective {
  readonly value: number;
  readonly gradient: Float64Array;
  /** A positive definite stand-in for the second derivatives, row by row: their expected value. */
  readonly information: Float64Array;
}

export type Minimum =
  | { readonly kind: "found"; readonly x: Float64Array; readonly at: Objective; readonly iterations: number }
  /** The information has no inverse: some direction does not change the function. */
  | { readonly kind: "singular" }
  | { readonly kind: "no-convergence"; readonly x: Float64Array; readonly iterations: number };

const LONGEST = 400;
const REMEMBERED = 12;

/**
 * The least value of a smooth function by Fisher scoring, with steps halved until they help.
 *
 * The information is only what the second derivatives are expected to be; what the last steps taught about the
 * difference corrects it, as in a quasi-Newton method. A step is judged by the function; where its gain would drown
 * in the rounding of the function's own value, by whether the gradient has become smaller. So the minimum is found to
 * about 1e-9 of a standard error and not only to the square root of a double's precision.
 *
 * in      the function with its derivatives, `null` where it has none; a start where it has
 * out     the minimum; or why there is none
 * throws  Error for a start outside the function's domain
 * source  scoring: Osborne (1992), International Statistical Review 60, 99–117; the correction: Nocedal & Wright
 *         (2006), Numerical Optimization, algorithm 7.4, with the information in place of γI
 */
export function fisherScoring(f: (x: Float64Array) => Objective | null, start: Float64Array): Minimum {
  let x = start;
  let turns: readonly Turn[] = [];
  const first = f(x);
  if (!first) throw new Error("fisherScoring: the start lies outside the function's domain");
  let here = stepAt(first, turns);
  for (let iterations = 0; here; iterations++) {
    const { at, direction, decrement } = here;
    if (decrement < 1e-20) return { kind: "found", x, at, iterations };
    let better: { x: Float64Array; step: Step; turns: readonly Turn[] } | null = null;
    for (let part = 1; part > 1e-6 && !better; part /= 2) {
      const next = x.map((value, k) => value + part * (direction[k] as number));
      const found = f(next);
      if (!found) continue;
      const learnt = remember(turns, minus(next, x), minus(found.gradient, at.gradient));
      const step = stepAt(found, learnt);
      if (step && helps(here, step, part)) better = { x: next, step, turns: learnt };
    }
    if (!better && decrement < 1e-15) return { kind: "found", x, at, iterations };
    if (!better || iterations === LONGEST) return { kind: "no-convergence", x, iterations };
    ({ x, turns } = better);
    here = better.step;
  }
  return { kind: "singular" };
}

/** A step taken, and how the gradient turned along it. */
interface Turn {
  readonly step: Float64Array;
  readonly change: Float64Array;
  /** Their product: the curvature along the step, above 0. */
  readonly curvature: number;
}

function remember(turns: readonly Turn[], step: Float64Array, change: Float64Array): readonly Turn[] {
  const curvature = dot(step, change);
  const least = 1e-8 * Math.sqrt(dot(step, step) * dot(change, change));
  return curvature > least ? [...turns, { step, change, curvature }].slice(-REMEMBERED) : turns;
}

interface Step {
  readonly at: Objective;
  readonly direction: Float64Array;
  /** Minus the slope along the direction: twice what a full step is expected to gain. */
  readonly decrement: number;
}

function stepAt(at: Objective, turns: readonly Turn[]): Step | null {
  const factored = positiveDefinite(at.information, at.gradient.length);
  if (!factored) return null;
  let slope = at.gradient;
  const backwards = [...turns].reverse().map((turn) => {
    const share = dot(turn.step, slope) / turn.curvature;
    slope = along(slope, turn.change, -share);
    return { turn, share };
  });
  let ascent = factored.solve(slope);
  for (const { turn, share } of backwards.reverse())
    ascent = along(ascent, turn.step, share - dot(turn.change, ascent) / turn.curvature);
  return { at, direction: ascent.map((value) => -value), decrement: dot(at.gradient, ascent) };
}

function helps(here: Step, next: Step, part: number): boolean {
  const rounding = 1e-13 * (1 + Math.abs(here.at.value));
  const gain = here.at.value - next.at.value;
  if (here.decrement < 100 * rounding) return gain > -rounding && next.decrement < here.decrement;
  return gain >= 1e-4 * part * here.decrement;
}

function along(a: Float64Array, b: Float64Array, far: number): Float64Array {
  return a.map((value, k) => value + far * (b[k] as number));
}

function minus(a: Float64Array, b: Float64Array): Float64Array {
  return along(a, b, -1);
}
