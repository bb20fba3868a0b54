import { addAt } from "../../maths/addAt.js";
import { type Cholesky, cholesky, solveFactored } from "../../maths/cholesky.js";
import { dot, matrix, rowOf, select } from "../../maths/matrix.js";
import type { Calibrated } from "../../vocabulary/calibrated.js";
import type { Tally } from "../../vocabulary/tally.js";
import type { Influence, PatternForms } from "../variance/influence.js";
import { patternForms } from "../variance/patternForms.js";
import { auxiliaryForms } from "./auxiliaryForms.js";
import { sumsByPattern } from "./sumsByPattern.js";
import { sweptMeans } from "./sweptMeans.js";

/**
 * What calibrated weights leave of an estimate's influence: its residual from the auxiliaries.
 *
 * Every rule subtracts x'B from the influence of each row, also of rows outside the estimate's domain, so the
 * correction is written once per pattern of margins (`Influence.byPattern`).
 *
 * in      what `calibrate` gave
 * out     a function that takes a tally made by `calibratedRequest` and an influence on it to the corrected influence
 * not     for influences that were corrected already; R's calibration within clusters (`stage`)
 * source  Deville & Särndal (1992), eq. 3.4; R survey 4.5 `svyrecvar`: after `postStratify` means with the old weights,
 *         after `calibrate` the regression with the weights before, after `rake` ten sweeps of unweighted means
 */
export function calibrationResiduals(
  calibrated: Calibrated,
): (tally: Tally, influence: Influence) => Influence {
  if (calibrated.residuals === "sweeps") {
    return (tally, influence) => ({ ...influence, byPattern: sweptMeans(calibrated, tally, influence) });
  }
  const solver = new AuxiliarySolver();
  return (tally, influence) => ({ ...influence, byPattern: regressed(calibrated, tally, influence, solver) });
}

/** −x'B for each pattern, with B from the weights before calibration. */
function regressed(
  calibrated: Calibrated,
  tally: Tally,
  influence: Influence,
  solver: AuxiliarySolver,
): PatternForms {
  const { size } = influence;
  const many = calibrated.auxiliaries.length;
  const { formOf, totalOf, times } = auxiliaryForms(calibrated, tally);
  const gram = new Float64Array(many * many);
  const cross = new Float64Array(many * size);
  for (const { domain, pattern, sums } of sumsByPattern(tally, "before")) {
    const own = calibrated.patterns[pattern] ?? [];
    const forms = influence.byDomain[domain] ?? [];
    for (const k of own) {
      const products = times(k, sums);
      for (const l of own) addAt(gram, k * many + l, totalOf(l, products));
      for (const { estimate, coefficients } of forms)
        addAt(cross, k * size + estimate, dot(coefficients, products));
    }
  }
  const { kept, slopes } = solver.slopes(gram, cross, many, size);
  const forms = kept.map(formOf);
  const variables = tally.variables.flatMap((_, j) => (forms.some((form) => form[j] !== 0) ? [j] : []));
  const slopeOf = new Map(kept.map((k, i) => [k, slopes[i] as Float64Array]));
  const { patterns } = calibrated;
  return patternForms({ variables, patterns: patterns.length, size }, (row, pattern, v) => {
    for (const k of patterns[pattern] ?? []) {
      const slope = slopeOf.get(k);
      const c = formOf(k)[variables[v] as number] as number;
      if (!slope || c === 0) continue;
      for (let p = 0; p < size; p++) row[p] = (row[p] as number) - c * (slope[p] as number);
    }
  });
}

/** B on the auxiliaries that do not follow from others. The sums of squares are those of the sample, for every estimate. */
class AuxiliarySolver {
  #gram: Float64Array | null = null;
  #factor: { readonly kept: readonly number[]; readonly own: Cholesky } | null = null;

  slopes(gram: Float64Array, cross: Float64Array, many: number, size: number) {
    const { kept, own } = this.#factorOf(gram, many);
    const right = matrix(kept.length, size, (i, p) => cross[(kept[i] as number) * size + p] as number);
    const answer = solveFactored(own, right);
    return { kept, slopes: kept.map((_, i) => rowOf(answer, i)) };
  }

  #factorOf(gram: Float64Array, many: number) {
    const same = this.#gram?.length === gram.length && this.#gram.every((sum, i) => sum === gram[i]);
    if (this.#factor && same) return this.#factor;
    const at = (k: number, l: number) => gram[k * many + l] as number;
    const whole = matrix(many, many, (k, l) => (at(k, l) + at(l, k)) / 2);
    const found = cholesky(whole, { tolerance: 1e-10 });
    if (found.kind === "indefinite") throw new Error("auxiliaries with negative sums of squares");
    const kept = found.order.slice(0, found.rank);
    const own = cholesky(select(whole, kept, kept));
    if (own.kind === "indefinite" || own.rank < own.size)
      throw new Error("the auxiliaries' sums are singular");
    this.#gram = gram;
    this.#factor = { kept, own };
    return this.#factor;
  }
}
