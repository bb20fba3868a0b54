import type { Side, Tail, Tails } from "./tails.js";

export interface TailSearch {
  readonly side: Side;
  /** The tail probability wanted, in (0, ½]. */
  readonly p: number;
  /** Any point of the distribution's middle. */
  readonly start: number;
  readonly tails: (r: number) => Tails;
}

const SMALLEST = 1e-307;

/**
 * The r where a tail of a positive variable X has a given probability.
 *
 * Newton's method for ln P in ln r. Where ln X has a log-concave density, as for gamma variables and for the odds of
 * beta variables, ln P is concave: a step lands on the far side of the root at most once, then closes in, so it
 * converges from any start. Steps multiply r, which so keeps all its digits.
 *
 * out     r, as exact as the tail function; 0 where r would be below 1e-307
 * throws  Error when it does not converge (our bug)
 */
export function tailQuantile({ side, p, start, tails }: TailSearch): number {
  const logTarget = Math.log(p);
  let r = start;
  let last = Infinity;
  for (let i = 0; i < 500; i++) {
    const tail: Tail = tails(r)[side];
    const excess = tail.logP - logTarget;
    if (r === SMALLEST && side === "lower" && excess > 0) return 0;
    const distance = excess * Math.exp(tail.logMills);
    // Far right a gamma tail falls like exp(−r): one step there must not go up by more than a factor e.
    const step = side === "lower" ? -distance : Math.min(distance, 1);
    r = Math.max(r * Math.exp(step), SMALLEST);
    const size = Math.abs(step);
    if (size < 1e-15 || (size < 1e-9 && size >= last)) return r;
    last = size;
  }
  throw new Error(`tailQuantile: none found for ${side} p = ${p}, reached ${r}`);
}
