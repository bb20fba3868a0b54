/** What raking knows of the sample: the weight of each pattern, and the auxiliaries that it has. */
export interface RakeInput {
  /** Σ w by pattern. */
  readonly weights: Float64Array;
  /** Auxiliaries (by index) of each pattern. */
  readonly patterns: readonly (readonly number[])[];
  readonly totals: Float64Array;
  /** Auxiliaries of each margin, in the order in which they are gone through. */
  readonly margins: readonly (readonly number[])[];
}

export interface RakeOptions {
  /** Stop when no pattern's weight moved by this part of all weight. R's default is 1 person, not a part. */
  readonly tolerance?: number;
  readonly most?: number;
}

export type Raked =
  | { readonly kind: "raked"; readonly factors: Float64Array; readonly iterations: number }
  | {
      readonly kind: "not-met";
      readonly worst: number;
      readonly reached: number;
      readonly iterations: number;
    };

/**
 * Raking: each margin in turn is brought to its totals, again and again (iterative proportional fitting).
 *
 * in      Σ w by pattern; every category with a total has weight
 * out     the factor of each pattern's weights
 * returns `not-met` where a margin is still off (by 1e-9 of its total, or by what a looser tolerance leaves)
 * source  Deming & Stephan (1940); R survey 4.5 `rake`, whose `control$epsilon` is an absolute number of people
 */
export function rakePatterns(
  input: RakeInput,
  { tolerance = 1e-14, most = 10_000 }: RakeOptions = {},
): Raked {
  const { weights, patterns, totals, margins } = input;
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const patternsWith = Array.from(totals, (): number[] => []);
  patterns.forEach((auxiliaries, pattern) => {
    for (const k of auxiliaries) patternsWith[k]?.push(pattern);
  });
  const factors = new Float64Array(weights.length).fill(1);
  const weightOf = (pattern: number) => (weights[pattern] as number) * (factors[pattern] as number);
  const reached = (k: number) => (patternsWith[k] ?? []).reduce((sum, pattern) => sum + weightOf(pattern), 0);
  let iterations = 0;
  for (let moved = Number.POSITIVE_INFINITY; moved >= tolerance * all && iterations < most; iterations++) {
    const before = factors.map((_, pattern) => weightOf(pattern));
    for (const k of margins.flat()) {
      const now = reached(k);
      if (now === 0) continue;
      const change = (totals[k] as number) / now;
      for (const pattern of patternsWith[k] ?? []) factors[pattern] = (factors[pattern] as number) * change;
    }
    moved = before.reduce((far, weight, pattern) => Math.max(far, Math.abs(weight - weightOf(pattern))), 0);
  }
  const wanted = new Set(margins.flat());
  const gaps = totals.map((total, k) =>
    wanted.has(k) ? Math.abs(reached(k) - total) / (1 + Math.abs(total)) : 0,
  );
  const gap = gaps.reduce((far, value) => Math.max(far, value), 0);
  const worst = gaps.indexOf(gap);
  const left = Math.abs(reached(worst) - (totals[worst] as number));
  return gap < 1e-9 || left < tolerance * all * weights.length
    ? { kind: "raked", factors, iterations }
    : { kind: "not-met", worst, reached: reached(worst), iterations };
}
