import type { Tally } from "../vocabulary/tally.js";
import { type CovarianceOptions, samplingFactor } from "./designCovariance.js";
import type { Form, Influence } from "./influence.js";
import type { Spread } from "./spread.js";

/**
 * A stratum's share of the covariance where people were drawn directly, from second moments by domain.
 *
 * A person is in one domain, so Σ z_p·z_q has a part only from domains that move both p and q.
 *
 * in      a tally with moments on centred variables; the stratum's index
 * out     (1 − f)·n/(n − 1)·(Σ z_p z_q − Σ z_p Σ z_q / n) over the estimates that reach the stratum
 * source  as `spreadOfUnits`, with people as units
 */
export function momentSpread(
  tally: Tally,
  influence: Influence,
  h: number,
  { lonelyPsu, adjustDomainLonely = false }: CovarianceOptions,
): Spread {
  const stratum = tally.strata[h];
  if (!stratum) throw new Error(`no stratum ${h}`);
  const drawn = stratum.psus;
  const cells = cellsOfStratum(tally, h);
  const forms = (cell: number) => influence.byDomain[tally.cells.domain[cell] as number] ?? [];
  const estimates = [...new Set(cells.flatMap((cell) => forms(cell).map(({ estimate }) => estimate)))].sort(
    (a, b) => a - b,
  );
  const place = new Map(estimates.map((p, k) => [p, k]));
  const size = estimates.length;
  const matrix = new Float64Array(size * size);
  const factor = samplingFactor(drawn, stratum.populationPsus);
  const empty = { kind: "spread", estimates, matrix, lost: estimates.map(() => false) } as const;
  if (factor < 1e-7) return empty;
  if (drawn === 1 && lonelyPsu === "fail") return { kind: "lonely" };
  const means = new Float64Array(size);
  const reached = new Float64Array(size);
  for (const cell of cells) {
    for (const form of forms(cell)) {
      const k = place.get(form.estimate) as number;
      means[k] = (means[k] as number) + firstMoment(tally, form, cell) / drawn;
      reached[k] = (reached[k] as number) + (tally.cells.rows[cell] as number);
    }
  }
  const aloneInDomain = Array.from(reached, (n) => adjustDomainLonely && n === 1 && drawn > 1);
  const centred = estimates.map((_, k) => lonelyPsu !== "adjust" || (drawn > 1 && !aloneInDomain[k]));
  const lost = estimates.map((_, k) => lonelyPsu === "average" && (drawn === 1 || aloneInDomain[k] === true));
  for (const cell of cells) {
    for (const first of forms(cell)) {
      for (const second of forms(cell)) {
        const at = (place.get(first.estimate) as number) * size + (place.get(second.estimate) as number);
        matrix[at] = (matrix[at] as number) + secondMoment(tally, first, second, cell);
      }
    }
  }
  const scale = drawn > 1 ? (factor * drawn) / (drawn - 1) : factor;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const removed = centred[a] || centred[b] ? drawn * (means[a] as number) * (means[b] as number) : 0;
      matrix[a * size + b] =
        drawn === 1 && centred[a] ? 0 : scale * ((matrix[a * size + b] as number) - removed);
    }
  }
  return { kind: "spread", estimates, matrix, lost };
}

/** Cells are ordered by stratum: a binary search would do, a scan is simpler and is not the cost. */
function cellsOfStratum(tally: Tally, h: number): readonly number[] {
  const out: number[] = [];
  for (let cell = 0; cell < tally.cells.count; cell++) if (tally.cells.stratum[cell] === h) out.push(cell);
  return out;
}

function firstMoment(tally: Tally, { coefficients }: Form, cell: number): number {
  const many = tally.variables.length;
  return coefficients.reduce((sum, c, j) => sum + c * (tally.cells.weighted[cell * many + j] as number), 0);
}

function secondMoment(tally: Tally, first: Form, second: Form, cell: number): number {
  const moments = tally.moments;
  if (!moments) throw new Error("a tally without moments");
  let sum = 0;
  moments.pairs.forEach(([a, b], k) => {
    const product = moments.products[cell * moments.pairs.length + k] as number;
    const c = (form: Form, j: number) => form.coefficients[j] as number;
    sum += product * (c(first, a) * c(second, b) + (a === b ? 0 : c(first, b) * c(second, a)));
  });
  return sum;
}
