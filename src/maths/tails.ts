/** One tail of a positive variable X at a point. The logarithms do not underflow where the probability does. */
export interface Tail {
  readonly p: number;
  readonly logP: number;
  /** ln of the probability over the density of ln X at the point: Mills' ratio. */
  readonly logMills: number;
}

/** Both tails at one point, each with its own digits. */
export interface Tails {
  readonly lower: Tail;
  readonly upper: Tail;
}

export type Side = "lower" | "upper";

/**
 * Both tails from the one that was computed.
 *
 * in      which side; ln of the density of ln X; ln of Mills' ratio on that side
 * when    that side is the small one, or neither is small: the other is its complement
 */
export function tails(side: Side, logDensity: number, logMills: number): Tails {
  const logP = Math.min(logDensity + logMills, 0);
  const known = { p: Math.exp(logP), logP, logMills };
  const logOther = logP > -0.69 ? Math.log(-Math.expm1(logP)) : Math.log1p(-Math.exp(logP));
  const other = { p: -Math.expm1(logP), logP: logOther, logMills: logOther - logDensity };
  return side === "lower" ? { lower: known, upper: other } : { lower: other, upper: known };
}

/** At the ends of the range: nothing on that side. */
export function nothing(side: Side): Tails {
  return tails(side, -Infinity, 0);
}

export function opposite(side: Side): Side {
  return side === "lower" ? "upper" : "lower";
}
