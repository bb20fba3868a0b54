/** Rows of covariates with a constant first, one after another. */
export interface Rows {
  readonly cols: number;
  readonly data: Float64Array;
}

/** A constant, and covariates as distances from their mean in units of their spread: so units of measurement do not matter. */
export function standardisedRows(covariates: readonly (readonly number[])[], weight: Float64Array): Rows {
  const many = covariates[0]?.length ?? 0;
  const cols = many + 1;
  const total = sumOf(weight);
  const data = new Float64Array(covariates.length * cols).fill(1);
  for (let k = 0; k < many; k++) {
    const own = Float64Array.from(covariates, (row) => row[k] as number);
    const mean = productSum(weight, own) / total;
    const away = own.map((value) => value - mean);
    const spread =
      Math.sqrt(
        productSum(
          weight,
          away.map((value) => value * value),
        ) / total,
      ) || 1;
    away.forEach((value, i) => {
      data[i * cols + k + 1] = value / spread;
    });
  }
  return { cols, data };
}

/** x_i'b. */
export function inner({ cols, data }: Rows, i: number, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < cols; k++) sum += (data[i * cols + k] as number) * (b[k] as number);
  return sum;
}

/** Σ v_i x_i. */
export function weighedRows({ cols, data }: Rows, by: Float64Array): Float64Array {
  const out = new Float64Array(cols);
  by.forEach((value, i) => {
    if (value !== 0)
      for (let k = 0; k < cols; k++) out[k] = (out[k] as number) + value * (data[i * cols + k] as number);
  });
  return out;
}

/** Σ v_i x_i x_i', row by row. */
export function crossOfRows({ cols, data }: Rows, by: Float64Array): Float64Array {
  const out = new Float64Array(cols * cols);
  by.forEach((value, i) => {
    if (value === 0) return;
    for (let k = 0; k < cols; k++) {
      const part = value * (data[i * cols + k] as number);
      for (let l = 0; l <= k; l++)
        out[k * cols + l] = (out[k * cols + l] as number) + part * (data[i * cols + l] as number);
    }
  });
  for (let k = 0; k < cols; k++) for (let l = 0; l < k; l++) out[l * cols + k] = out[k * cols + l] as number;
  return out;
}

export function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export function productSum(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
}
