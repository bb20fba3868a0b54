import { at } from "../../maths/at.js";
import { chiSquaredQuantile } from "../../maths/chiSquared.js";
import { type Cholesky, cholesky } from "../../maths/cholesky.js";
import { entry, matrix } from "../../maths/matrix.js";
import type { Random } from "../../maths/random.js";

/** Coefficients of a linear regression: as estimated, and one draw of what they could as well be. */
export interface DrawnRegression {
  readonly estimated: Float64Array;
  readonly drawn: Float64Array;
}

/**
 * A Bayesian draw of a linear regression under a flat prior: σ² from its scaled inverse χ², then β from its normal.
 *
 * in      X′X (a square, row by row), X′y and y′y, the number of rows
 * out     β estimated and drawn; 0 for predictors that say nothing the others do not
 * source  van Buuren (2018), Flexible Imputation of Missing Data, algorithm 3.1, with its ridge of 1e-5
 */
export function drawRegression(
  of: {
    readonly xx: Float64Array;
    readonly xy: Float64Array;
    readonly yy: number;
    readonly rows: number;
  },
  random: Random,
): DrawnRegression {
  const { xx, xy, yy, rows } = of;
  const size = xy.length;
  const found = cholesky(matrix(size, size, (k, l) => at(xx, k * size + l) * (k === l ? 1 + ridge : 1)));
  if (found.kind === "indefinite") throw new Error("cross products with a negative eigenvalue");
  const along = forward(found, xy);
  const explained = along.reduce((sum, z) => sum + z * z, 0);
  const free = Math.max(1, rows - size);
  const variance = Math.max(0, yy - explained) / chiSquaredQuantile(inside(random.uniform()), free);
  const spread = Math.sqrt(variance);
  return {
    estimated: backward(found, along),
    drawn: backward(
      found,
      along.map((z) => z + spread * random.normal()),
    ),
  };
}

const ridge = 1e-5;

/** A chance that is not 0, where the quantile would be. */
const inside = (p: number) => p + 2 ** -54;

/** The z with Fz = c on the independent rows. */
function forward({ factor, order, rank }: Cholesky, c: Float64Array): Float64Array {
  const z = new Float64Array(rank);
  for (let k = 0; k < rank; k++) {
    const row = at(order, k);
    let sum = at(c, row);
    for (let l = 0; l < k; l++) sum -= entry(factor, row, l) * at(z, l);
    z[k] = sum / entry(factor, row, k);
  }
  return z;
}

/** The b with F′b = z, 0 on the dependent rows. */
function backward({ factor, order, rank, size }: Cholesky, z: Float64Array): Float64Array {
  const b = new Float64Array(size);
  for (let k = rank - 1; k >= 0; k--) {
    let sum = at(z, k);
    for (let l = k + 1; l < rank; l++) sum -= entry(factor, at(order, l), k) * at(b, at(order, l));
    b[at(order, k)] = sum / entry(factor, at(order, k), k);
  }
  return b;
}
