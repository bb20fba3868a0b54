import type { CovarianceOptions } from "./designCovariance.js";
import { lonelyRules } from "./lonelyRules.js";
import type { Unit } from "./psuTotals.js";

/** A stratum's share of the covariance, over the estimates that reach it. */
export type Spread =
  | {
      readonly kind: "spread";
      readonly estimates: readonly number[];
      readonly matrix: Float64Array;
      readonly lost: readonly boolean[];
    }
  /** One unit, and the rule is to refuse. */
  | { readonly kind: "lonely" };

/**
 * Spread of unit totals about their mean, times (1 − f)·n/(n − 1).
 *
 * in      the units with rows (the others count as zero), how many were drawn, 1 − f; under “adjust” the mean by
 *         estimate over all strata's units
 * out     covariance over the estimates that any unit reaches; `lost` marks those that take the other strata's
 *         average instead
 * source  R survey 4.5 `onestrat`, its five rules for a lonely PSU included
 */
export function spreadOfUnits(
  units: readonly Unit[],
  drawn: number,
  factor: number,
  options: CovarianceOptions,
  grand?: Float64Array,
): Spread {
  const estimates = [...new Set(units.flatMap((unit) => [...unit.totals.keys()]))].sort((a, b) => a - b);
  const size = estimates.length;
  const matrix = new Float64Array(size * size);
  const none = estimates.map(() => false);
  if (factor < 1e-7) return { kind: "spread", estimates, matrix, lost: none };
  if (drawn === 1 && options.lonelyPsu === "fail") return { kind: "lonely" };
  const reached = estimates.map((p) => units.filter((unit) => unit.totals.has(p)).length);
  const { centred, lost } = lonelyRules(reached, drawn, options);
  const means = estimates.map((p, k) =>
    centred[k] ? units.reduce((sum, unit) => sum + (unit.totals.get(p) ?? 0), 0) / drawn : (grand?.[p] ?? 0),
  );
  const scale = drawn > 1 ? (factor * drawn) / (drawn - 1) : factor;
  const addOuter = (deviation: (k: number) => number, times: number) => {
    for (let a = 0; a < size; a++) {
      const first = deviation(a) * times;
      if (first === 0) continue;
      for (let b = 0; b <= a; b++)
        matrix[a * size + b] = (matrix[a * size + b] as number) + first * deviation(b);
    }
  };
  for (const unit of units)
    addOuter((k) => (unit.totals.get(estimates[k] as number) ?? 0) - (means[k] as number), scale);
  addOuter((k) => -(means[k] as number), scale * (drawn - units.length));
  for (let a = 0; a < size; a++)
    for (let b = 0; b < a; b++) matrix[b * size + a] = matrix[a * size + b] as number;
  return { kind: "spread", estimates, matrix, lost };
}

/** Adds strata up; under "average", blows the sum up for the strata that are lost to each pair of estimates. */
export class SpreadSum {
  readonly #size: number;
  readonly #sum: Float64Array;
  /** Strata that a pair of estimates reaches, and those of them that have a spread. */
  readonly #strata: Float64Array | null;
  readonly #kept: Float64Array | null;

  constructor(size: number, average: boolean) {
    this.#size = size;
    this.#sum = new Float64Array(size * size);
    this.#strata = average ? new Float64Array(size * size) : null;
    this.#kept = average ? new Float64Array(size * size) : null;
  }

  add(spread: Spread & { kind: "spread" }): void {
    const { estimates, matrix, lost } = spread;
    const many = estimates.length;
    for (let a = 0; a < many; a++) {
      for (let b = 0; b < many; b++) {
        const at = (estimates[a] as number) * this.#size + (estimates[b] as number);
        const kept = !(lost[a] || lost[b]);
        if (kept) this.#sum[at] = (this.#sum[at] as number) + (matrix[a * many + b] as number);
        if (this.#strata) this.#strata[at] = (this.#strata[at] as number) + 1;
        if (this.#kept && kept) this.#kept[at] = (this.#kept[at] as number) + 1;
      }
    }
  }

  total(): Float64Array {
    const { strata, kept } = { strata: this.#strata, kept: this.#kept };
    if (!strata || !kept) return this.#sum;
    return this.#sum.map((value, at) =>
      kept[at] === strata[at] ? value : (value * (strata[at] as number)) / (kept[at] as number),
    );
  }
}
