import { type Matrix, matrix } from "../../maths/matrix.js";
import { qr } from "../../maths/qr.js";
import type { Multipliers } from "./reweigh.js";

/**
 * Degrees of freedom of replicate weights: one less than the rank of their matrix.
 *
 * in      the different rows of multipliers (rows × replicates): people with the same ones add nothing
 * out     an integer, at least 0
 * not     where a study knows the design behind the weights: PSUs − strata is then given as such
 * source  R survey 4.5 `degf`, tolerance 1e-5
 */
export function replicateDf(patterns: Matrix): number {
  return Math.max(0, qr(patterns, { tolerance: 1e-5 }).rank - 1);
}

/** The rows of multipliers of a design's PSUs. */
export function patternsOf({ count, of }: Multipliers, psus: number): Matrix {
  const columns = Array.from({ length: count }, (_, r) => of(r));
  return matrix(psus, count, (psu, r) => columns[r]?.[psu] as number);
}
