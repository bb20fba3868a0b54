import type { Tally } from "../../vocabulary/tally.js";

/**
 * Estimates as linear forms of a tally's sums. Estimate p moves by w·Σⱼ c[p][d][j]·(vⱼ − centreⱼ) for each
 * row of domain d: the linearised variable of Taylor's series, written once per domain instead of per row.
 */
export interface Influence {
  /** Number of estimates. */
  readonly size: number;
  /** For each domain of the tally, the estimates that its rows move. */
  readonly byDomain: readonly (readonly Form[])[];
  /** Where weights were calibrated: for each pattern of margins, what its rows add in whatever domain. */
  readonly byPattern?: PatternForms;
}

/**
 * Forms that every row of a pattern has, for every estimate. They are many and all alike, so they lie side by side:
 * a row of a pattern moves estimate p by w·Σᵥ c[pattern][v][p]·(value of variable v − centre).
 */
export interface PatternForms {
  /** Indices of the tally's variables that the forms are of. */
  readonly variables: readonly number[];
  /** patterns × these variables × estimates, estimate fastest. */
  readonly coefficients: Float64Array;
}

/** The coefficients of one pattern on the v-th of its variables, one for each estimate. */
export function patternRow({ byPattern, size }: Influence, pattern: number, v: number): Float64Array {
  if (!byPattern) throw new Error("an influence without patterns");
  const start = (pattern * byPattern.variables.length + v) * size;
  return byPattern.coefficients.subarray(start, start + size);
}

export interface Form {
  readonly estimate: number;
  /** One coefficient per variable of the tally. */
  readonly coefficients: Float64Array;
}

/** Adds a multiple of one row to another. */
export function addTimes(to: Float64Array, row: Float64Array, factor: number): void {
  for (let p = 0; p < to.length; p++) to[p] = (to[p] as number) + factor * (row[p] as number);
}

/** Builds an influence from coefficients named by estimate, domain and variable; equal places add up. */
export class InfluenceBuilder {
  readonly #byDomain: Map<number, Float64Array>[];
  readonly #variables: number;
  readonly #size: number;

  constructor(tally: Tally, size: number) {
    this.#byDomain = tally.domains.map(() => new Map());
    this.#variables = tally.variables.length;
    this.#size = size;
  }

  add(estimate: number, domain: number, variable: number, coefficient: number): this {
    const forms = this.#byDomain[domain];
    if (!forms) throw new Error(`no domain ${domain}`);
    const coefficients = forms.get(estimate) ?? new Float64Array(this.#variables);
    forms.set(estimate, coefficients);
    coefficients[variable] = (coefficients[variable] as number) + coefficient;
    return this;
  }

  done(): Influence {
    return {
      size: this.#size,
      byDomain: this.#byDomain.map((forms) =>
        [...forms].map(([estimate, coefficients]) => ({ estimate, coefficients })),
      ),
    };
  }
}
