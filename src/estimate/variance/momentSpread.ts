import { addAt } from "../../maths/addAt.js";
import { dot } from "../../maths/matrix.js";
import type { Moments, Tally } from "../../vocabulary/tally.js";
import { commonSpread } from "./commonSpread.js";
import { type CovarianceOptions, samplingFactor } from "./designCovariance.js";
import { domainMoments } from "./domainMoments.js";
import type { Form, Influence } from "./influence.js";
import { lonelyRules } from "./lonelyRules.js";
import { formsOf } from "./patternForms.js";
import type { Spread } from "./spread.js";

/**
 * A stratum's share of the covariance where people were drawn directly, from second moments by domain.
 *
 * A person is in one domain, so Σ z_p·z_q has a part only from domains that move both p and q, and, where weights
 * were calibrated, from the patterns of margins, which move every estimate (`commonSpread`).
 *
 * in      a tally with moments on centred variables; the stratum's index and its cells; under “adjust” the mean by estimate over
 *         all strata's people
 * out     (1 − f)·n/(n − 1)·(Σ z_p z_q − Σ z_p Σ z_q / n) over the estimates that reach the stratum
 * source  as `spreadOfUnits`, with people as units
 */
export function momentSpread(
  tally: Tally,
  influence: Influence,
  { h, cells }: { readonly h: number; readonly cells: readonly number[] },
  options: CovarianceOptions,
  grand?: Float64Array,
): Spread {
  const stratum = tally.strata[h];
  if (!stratum) throw new Error(`no stratum ${h}`);
  const drawn = stratum.psus;
  const estimates = estimatesIn(tally, influence, cells);
  const size = estimates.length;
  const matrix = new Float64Array(size * size);
  const factor = samplingFactor(drawn, stratum.populationPsus);
  const empty = { kind: "spread", estimates, matrix, lost: estimates.map(() => false) } as const;
  if (factor < 1e-7) return empty;
  if (drawn === 1 && options.lonelyPsu === "fail") return { kind: "lonely" };
  const place = new Int32Array(influence.size).fill(-1);
  estimates.forEach((p, k) => {
    place[p] = k;
  });
  const means = new Float64Array(size);
  const moved = new Float64Array(tally.variables.length);
  for (const { domain, first, second } of domainMoments(tally, cells)) {
    const forms = influence.byDomain[domain] ?? [];
    for (let i = 0; i < forms.length; i++) {
      const { estimate, coefficients } = forms[i] as Form;
      const k = place[estimate] as number;
      addAt(means, k, dot(coefficients, first) / drawn);
      multiply(second, coefficients, moved);
      for (let j = i; j < forms.length; j++) {
        const other = forms[j] as Form;
        const l = place[other.estimate] as number;
        const sum = dot(moved, other.coefficients);
        addAt(matrix, k * size + l, sum);
        if (i !== j) addAt(matrix, l * size + k, sum);
      }
    }
  }
  if (influence.byPattern) {
    const common = commonSpread(tally, influence, influence.byPattern, { cells, place, size });
    common.means.forEach((sum, k) => {
      addAt(means, k, sum / drawn);
    });
    common.products.forEach((product, at) => {
      addAt(matrix, at, product);
    });
  }
  const reached = new Float64Array(size);
  for (const cell of options.adjustDomainLonely ? cells : []) {
    for (const p of estimatesIn(tally, influence, [cell]))
      addAt(reached, place[p] as number, tally.cells.rows[cell] as number);
  }
  const { centred, lost } = lonelyRules(reached, drawn, options);
  const whole = Float64Array.from(estimates, (p) => grand?.[p] ?? 0);
  /** What centring two estimates at the mean of all strata takes off their mean product. */
  const aboutGrand = (a: number, b: number) => {
    const [one, other] = [whole[a] as number, whole[b] as number];
    return one * (means[b] as number) + other * (means[a] as number) - one * other;
  };
  const scale = drawn > 1 ? (factor * drawn) / (drawn - 1) : factor;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const own = centred[a] || centred[b];
      const removed = drawn * (own ? (means[a] as number) * (means[b] as number) : aboutGrand(a, b));
      matrix[a * size + b] =
        drawn === 1 && centred[a] ? 0 : scale * ((matrix[a * size + b] as number) - removed);
    }
  }
  return { kind: "spread", estimates, matrix, lost };
}

/** The estimates that the rows of some cells move, by their own forms or by those of their pattern; in rising order. */
function estimatesIn(
  tally: Tally,
  { size, byDomain, byPattern }: Influence,
  cells: readonly number[],
): readonly number[] {
  const moved = new Uint8Array(size);
  for (const cell of cells) {
    for (const { estimate } of byDomain[tally.cells.domain[cell] as number] ?? []) moved[estimate] = 1;
    const pattern = tally.cells.calibration?.pattern[cell] ?? -1;
    for (let v = 0; byPattern && v < byPattern.variables.length; v++) {
      const [from, end] = formsOf(byPattern, pattern, v);
      for (let i = from; i < end; i++) moved[byPattern.estimates[i] as number] = 1;
    }
  }
  const estimates: number[] = [];
  for (let p = 0; p < size; p++) if (moved[p] === 1) estimates.push(p);
  return estimates;
}

/** The indices of the cells of each stratum. */
export function cellsByStratum(tally: Tally): readonly (readonly number[])[] {
  const cells: number[][] = tally.strata.map(() => []);
  tally.cells.stratum.forEach((h, cell) => {
    cells[h]?.push(cell);
  });
  return cells;
}

export function momentsOf({ moments }: Tally): Moments {
  if (!moments) throw new Error("a tally without moments");
  return moments;
}

/** A square's product with a vector. */
function multiply(square: Float64Array, by: Float64Array, out: Float64Array): void {
  const many = by.length;
  for (let a = 0; a < many; a++) {
    let sum = 0;
    for (let b = 0; b < many; b++) sum += (square[a * many + b] as number) * (by[b] as number);
    out[a] = sum;
  }
}
