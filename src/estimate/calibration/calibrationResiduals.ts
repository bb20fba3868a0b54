import { cholesky, choleskySolve } from "../../maths/cholesky.js";
import { entry, matrix, select } from "../../maths/matrix.js";
import type { Calibrated } from "../../vocabulary/calibrated.js";
import type { Tally } from "../../vocabulary/tally.js";
import type { Form, Influence } from "../variance/influence.js";
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
  const corrections = calibrated.residuals === "sweeps" ? sweptMeans : regressed;
  return (tally, influence) => ({ ...influence, byPattern: corrections(calibrated, tally, influence) });
}

/** −x'B for each pattern, with B from the weights before calibration. */
function regressed(calibrated: Calibrated, tally: Tally, influence: Influence): readonly (readonly Form[])[] {
  const { size } = influence;
  const many = calibrated.auxiliaries.length;
  const { formOf, times } = auxiliaryForms(calibrated, tally);
  const gram = new Float64Array(many * many);
  const cross = new Float64Array(many * size);
  for (const { domain, pattern, sums } of sumsByPattern(tally, "before")) {
    const own = calibrated.patterns[pattern] ?? [];
    for (const k of own) {
      const products = times(k, sums);
      for (const l of own) add(gram, k * many + l, dot(formOf(l), products));
      for (const { estimate, coefficients } of influence.byDomain[domain] ?? [])
        add(cross, k * size + estimate, dot(coefficients, products));
    }
  }
  const { kept, slopes } = solved(gram, cross, many, size);
  return calibrated.patterns.map((own) =>
    Array.from({ length: size }, (_, estimate) => {
      const coefficients = new Float64Array(tally.variables.length);
      kept.forEach((k, i) => {
        if (!own.includes(k)) return;
        formOf(k).forEach((c, j) => {
          add(coefficients, j, -c * entry(slopes, i, estimate));
        });
      });
      return { estimate, coefficients };
    }),
  );
}

/** B on the auxiliaries that do not follow from others. */
function solved(gram: Float64Array, cross: Float64Array, many: number, size: number) {
  const whole = matrix(
    many,
    many,
    (k, l) => ((gram[k * many + l] as number) + (gram[l * many + k] as number)) / 2,
  );
  const found = cholesky(whole, { tolerance: 1e-10 });
  if (found.kind === "indefinite") throw new Error("auxiliaries with negative sums of squares");
  const kept = found.order.slice(0, found.rank);
  const right = matrix(kept.length, size, (i, p) => cross[(kept[i] as number) * size + p] as number);
  const answer = choleskySolve(select(whole, kept, kept), right);
  if (answer.kind !== "solved") throw new Error(`the auxiliaries' sums are ${answer.kind}`);
  return { kept, slopes: answer.x };
}

function add(to: Float64Array, at: number, value: number): void {
  to[at] = (to[at] as number) + value;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, j) => sum + value * (b[j] as number), 0);
}
