import { guard } from "./guard.js";

export type Root =
  | { readonly kind: "found"; readonly x: number }
  /** The function has one sign at both ends of the widest interval tried. */
  | { readonly kind: "not-bracketed"; readonly low: number; readonly high: number };

export interface RootOptions {
  readonly low: number;
  readonly high: number;
  /** If the sign does not change in [low, high], widen it, each time twice as far, up to these ends. */
  readonly within?: readonly [number, number];
  /** How near the root, absolute; on top of the precision of a double. */
  readonly tolerance?: number;
}

/**
 * Where a continuous function of one number crosses zero.
 *
 * in      the function, and an interval (its ends in either order) at whose ends it has different signs, or that may be widened to one
 * out     the root, to `tolerance` plus two units in the last place; or `not-bracketed`
 * throws  Error when the function gives NaN
 * source  Chandrupatla (1997), Advances in Engineering Software 28: Brent's method with a plainer rule for when the
 *         inverse quadratic may be trusted
 */
export function root(f: (x: number) => number, options: RootOptions): Root {
  const at = (x: number): Place => {
    const y = f(x);
    guard("root", { x, "f(x)": y });
    return { x, y };
  };
  const [low, high] = bracket(at, options);
  return sameSign(low, high)
    ? { kind: "not-bracketed", low: low.x, high: high.x }
    : { kind: "found", x: narrow(at, low, high, options.tolerance ?? 0) };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function sameSign(a: Place, b: Place): boolean {
  return Math.sign(a.y) * Math.sign(b.y) > 0;
}

function bracket(at: (x: number) => Place, { low, high, within }: RootOptions): [Place, Place] {
  let [a, b] = low < high ? [at(low), at(high)] : [at(high), at(low)];
  const [least, most] = within ?? [a.x, b.x];
  for (let step = b.x - a.x || 1; sameSign(a, b) && (a.x > least || b.x < most); step *= 2) {
    [a, b] = [at(Math.max(least, a.x - step)), at(Math.min(most, b.x + step))];
  }
  return [a, b];
}

/** `newest` and `across` always lie on different sides of the root; `before` is the point that was given up last. */
function narrow(at: (x: number) => Place, low: Place, high: Place, tolerance: number): number {
  let [newest, across] = [low, high];
  let share = 0.5;
  for (;;) {
    const next = at(newest.x + share * (across.x - newest.x));
    let before = newest;
    if (!sameSign(next, newest)) [before, across] = [across, newest];
    newest = next;
    const best = Math.abs(newest.y) < Math.abs(across.y) ? newest : across;
    const near = 2 * Number.EPSILON * Math.abs(best.x) + Math.max(tolerance / 2, Number.MIN_VALUE);
    const least = near / Math.abs(across.x - newest.x);
    if (least > 0.5 || best.y === 0) return best.x;
    share = Math.min(Math.max(nextShare(newest, across, before), least), 1 - least);
  }
}

/** How far to go from `a` towards `b`: by the inverse quadratic through all three where it is monotone, else half. */
function nextShare(a: Place, b: Place, c: Place): number {
  const xi = (a.x - b.x) / (c.x - b.x);
  const phi = (a.y - b.y) / (c.y - b.y);
  if (!(phi * phi < xi && (1 - phi) ** 2 < 1 - xi)) return 0.5;
  const straight = (a.y / (b.y - a.y)) * (c.y / (b.y - c.y));
  const bend = ((c.x - a.x) / (b.x - a.x)) * (a.y / (c.y - a.y)) * (b.y / (c.y - b.y));
  return straight + bend;
}
