import { at } from "../../maths/at.js";

/**
 * Weights that make candidates look like the treated: 1 for the treated, p/(1 − p) for the others.
 *
 * in      who is treated (1, 0); the chance p of it, below 1
 * not     where some candidate's chance is near 1: it then speaks for everybody. Look at `effectiveSize`
 * source  Hirano, Imbens & Ridder (2003), Econometrica 71, 1161–1189
 */
export function oddsWeights(treated: ArrayLike<number>, score: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: score.length }, (_, i) =>
    at(treated, i) === 1 ? 1 : at(score, i) / (1 - at(score, i)),
  );
}
