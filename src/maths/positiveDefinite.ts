/** A = LLᵀ, for a symmetric positive definite A. */
export interface PositiveDefinite {
  readonly logDeterminant: number;
  /** The x with Ax = b. */
  solve(b: ArrayLike<number>): Float64Array;
  /** A⁻¹, exactly symmetric, row by row. */
  inverse(): Float64Array;
}

/**
 * Cholesky's factor without pivoting, for the inside of an iteration, where the same small matrix is factored many
 * times. `cholesky` tells rank and is the one to ask about a matrix that is not known.
 *
 * in      a symmetric matrix, row by row (its lower half is read)
 * out     `null` where a pivot is at or below `tolerance` of its diagonal entry: not positive definite
 * source  Golub & Van Loan (2013), Matrix Computations, §4.2.5
 */
export function positiveDefinite(
  a: ArrayLike<number>,
  size: number,
  tolerance = 1e-13,
): PositiveDefinite | null {
  const factor = new Float64Array(size * size);
  let logDeterminant = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = a[i * size + j] as number;
      for (let k = 0; k < j; k++) rest -= (factor[i * size + k] as number) * (factor[j * size + k] as number);
      if (i > j) factor[i * size + j] = rest / (factor[j * size + j] as number);
      else {
        if (!(rest > tolerance * (a[i * size + i] as number)) || rest === Infinity) return null;
        factor[i * size + i] = Math.sqrt(rest);
        logDeterminant += Math.log(rest);
      }
    }
  }
  return {
    logDeterminant,
    solve: (b) => backward(factor, forward(factor, b, size), size),
    inverse: () => inverseOf(factor, size),
  };
}

/** L⁻¹b. */
function forward(factor: Float64Array, b: ArrayLike<number>, size: number): Float64Array {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let rest = b[i] as number;
    for (let k = 0; k < i; k++) rest -= (factor[i * size + k] as number) * (x[k] as number);
    x[i] = rest / (factor[i * size + i] as number);
  }
  return x;
}

/** L⁻ᵀb. */
function backward(factor: Float64Array, b: Float64Array, size: number): Float64Array {
  const x = new Float64Array(size);
  for (let i = size - 1; i >= 0; i--) {
    let rest = b[i] as number;
    for (let k = i + 1; k < size; k++) rest -= (factor[k * size + i] as number) * (x[k] as number);
    x[i] = rest / (factor[i * size + i] as number);
  }
  return x;
}

/** L⁻ᵀL⁻¹. */
function inverseOf(factor: Float64Array, size: number): Float64Array {
  const rows = Array.from({ length: size }, (_, j) => {
    const unit = new Float64Array(size);
    unit[j] = 1;
    return forward(factor, unit, size);
  });
  const out = new Float64Array(size * size);
  rows.forEach((first, i) => {
    rows.slice(0, i + 1).forEach((second, j) => {
      let sum = 0;
      for (let k = i; k < size; k++) sum += (first[k] as number) * (second[k] as number);
      out[i * size + j] = sum;
      out[j * size + i] = sum;
    });
  });
  return out;
}
