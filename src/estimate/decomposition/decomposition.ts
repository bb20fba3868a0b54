import type { Matrix } from "../../maths/matrix.js";

/**
 * A change divided into parts that add up to it, with how each part moves with what it was made of: the parts'
 * covariance is `quadraticForm(jacobian, covariance of the inputs)`.
 */
export interface Decomposition<Part extends string> {
  readonly kind: "decomposed";
  /** After minus before. */
  readonly change: number;
  readonly parts: readonly Part[];
  readonly values: readonly number[];
  /** parts × inputs. */
  readonly jacobian: Matrix;
}
