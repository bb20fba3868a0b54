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
 * Forms that every row of a pattern has, for every estimate that it moves. They are many, so they lie side by side: a row
 * of a pattern moves an estimate by w·Σᵥ c·(value of variable v − centre). Made by `patternForms`.
 */
export interface PatternForms {
  /** Indices of the tally's variables that the forms are of. */
  readonly variables: readonly number[];
  /** Where in the two lists below each row of patterns × variables begins, and at last where they end. */
  readonly starts: Int32Array;
  readonly estimates: Int32Array;
  readonly coefficients: Float64Array;
}

export interface Form {
  readonly estimate: number;
  /** One coefficient per variable of the tally. */
  readonly coefficients: Float64Array;
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
