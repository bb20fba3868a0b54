import { double } from "../store/literal.js";
import { type Sql, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import type { Calibration } from "../vocabulary/design.js";
import type { Auxiliaries } from "./auxiliaries.js";
import { distanceOf } from "./distance.js";
import { heaviest, type MarginPatterns } from "./marginPatterns.js";
import { newton, type Solution, type SumsAt, sumsOf } from "./newton.js";
import { patternSums, predictor } from "./patternSums.js";
import { type RakeOptions, rakePatterns } from "./rakePatterns.js";
import { rowPredictor } from "./rowPredictor.js";
import { rowSums } from "./rowSums.js";

/** A weight's ratio to what it was: SQL over the columns of `beside`, which is joined by pattern. */
export interface Ratio {
  readonly kind: "ratio";
  readonly value: Sql;
  readonly beside: Sql;
  readonly iterations: number;
}

/** The totals cannot be met together. */
export interface NotMet {
  readonly kind: "not-met";
  /** The total that is furthest off, and where it stands. */
  readonly worst: number;
  readonly reached: number;
  readonly iterations: number;
  /** Margins (indices) each of which, left out, lets the others be met. */
  readonly blame: readonly number[];
}

/**
 * The ratios of the weights that bring every margin to its totals.
 *
 * in      the calibration, the known totals, the sample by pattern; rows are read only where a margin is a number
 * out     ratios by pattern of margins, or by row
 * returns `not-met` with the margins to blame
 */
export async function solveCalibration(
  store: Store,
  calibration: Calibration,
  { list, margins }: Auxiliaries,
  sample: MarginPatterns,
  options: RakeOptions,
): Promise<Ratio | NotMet> {
  const totals = Float64Array.from(list, ({ total }) => total);
  const { patterns, weights } = sample;
  if (calibration.kind === "post-stratification" || calibration.kind === "raking") {
    // One margin a wave is met after one sweep: post-stratification is raking with nothing left to repeat.
    const rake = (kept: typeof margins) =>
      rakePatterns({ weights, patterns, totals, margins: kept }, options);
    const found = rake(margins);
    if (found.kind === "raked") return byPattern(found.factors, found.iterations);
    const without = margins.map((_, m) => rake(margins.filter((_, i) => i !== m)));
    return { ...found, blame: without.flatMap(({ kind }, m) => (kind === "raked" ? [m] : [])) };
  }
  const distance = distanceOf(calibration.kind, calibration.bounds);
  if (list.every(({ category }) => category !== null)) {
    const sumsAt: SumsAt = (lambda) => patternSums(sample, list.length, distance, lambda);
    const found = await newton(totals, sumsAt);
    if (found.kind === "not-met") return blamed(found, totals, margins, sumsAt);
    const factors = patterns.map((auxiliaries) => distance.ratio(predictor(auxiliaries, found.lambda)));
    return byPattern(factors, found.iterations);
  }
  const rows = await rowPredictor(store, list, sample);
  const of = { list, sample, predictor: rows, distance, largestWeight: await heaviest(store) };
  const sumsAt: SumsAt = (lambda) => rowSums(store, of, lambda);
  const found = await newton(totals, sumsAt);
  if (found.kind === "not-met") return blamed(found, totals, margins, sumsAt);
  return {
    kind: "ratio",
    value: distance.ratioSql(rows.u),
    beside: rows.coefficients(found.lambda),
    iterations: found.iterations,
  };
}

function byPattern(factors: ArrayLike<number>, iterations: number): Ratio {
  const lines = Array.from(factors, (factor, i) => sql`(${i}, ${double(factor)})`);
  const beside = lines.reduce((all, line) => sql`${all}, ${line}`);
  return {
    kind: "ratio",
    value: sql`factor`,
    beside: sql`(VALUES ${beside}) AS coefficients(pattern, factor)`,
    iterations,
  };
}

/** Tries to do without each margin in turn. */
async function blamed(
  found: Extract<Solution, { readonly kind: "not-met" }>,
  totals: Float64Array,
  margins: readonly (readonly number[])[],
  sumsAt: SumsAt,
): Promise<NotMet> {
  const blame: number[] = [];
  for (const [m] of margins.entries()) {
    const kept = margins.flatMap((members, i) => (i === m ? [] : members));
    const others = Float64Array.from(kept, (k) => totals[k] as number);
    const solution = await newton(others, sumsOf(kept, totals.length, sumsAt));
    if (solution.kind === "solved") blame.push(m);
  }
  return { ...found, blame };
}
