import type { Moments, Tally } from "../../vocabulary/tally.js";
import { type CommonSpread, commonSpread } from "./commonSpread.js";
import { type CovarianceOptions, samplingFactor } from "./designCovariance.js";
import { type Form, type Influence, patternRow } from "./influence.js";
import { lonelyRules } from "./lonelyRules.js";
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
  const formsOf = (cell: number) => influence.byDomain[tally.cells.domain[cell] as number] ?? [];
  const estimates = estimatesIn(tally, influence, cells);
  const place = new Map(estimates.map((p, k) => [p, k]));
  const placeOf = ({ estimate }: Form) => place.get(estimate) as number;
  const size = estimates.length;
  const matrix = new Float64Array(size * size);
  const factor = samplingFactor(drawn, stratum.populationPsus);
  const empty = { kind: "spread", estimates, matrix, lost: estimates.map(() => false) } as const;
  if (factor < 1e-7) return empty;
  if (drawn === 1 && options.lonelyPsu === "fail") return { kind: "lonely" };
  const means = new Float64Array(size);
  const reached = new Float64Array(size);
  /** Places of the estimates that a cell's rows move. */
  const movedBy = (cell: number) => {
    const moved = new Set(formsOf(cell).map(placeOf));
    const pattern = tally.cells.calibration?.pattern[cell] ?? -1;
    influence.byPattern?.variables.forEach((_, v) => {
      patternRow(influence, pattern, v).forEach((c, p) => {
        if (c !== 0) moved.add(place.get(p) as number);
      });
    });
    return moved;
  };
  const common: CommonSpread | null = influence.byPattern
    ? commonSpread(tally, influence, { cells, estimates })
    : null;
  for (const cell of cells) {
    const forms = formsOf(cell);
    for (const form of forms) {
      const k = placeOf(form);
      means[k] = (means[k] as number) + firstMoment(tally, form, cell) / drawn;
    }
    for (const k of options.adjustDomainLonely ? movedBy(cell) : [])
      reached[k] = (reached[k] as number) + (tally.cells.rows[cell] as number);
    const products = productsOf(tally, cell);
    for (const first of forms) {
      for (const second of forms) {
        const at = placeOf(first) * size + placeOf(second);
        matrix[at] = (matrix[at] as number) + secondMoment(tally, first, second, products);
      }
    }
  }
  common?.means.forEach((mean, k) => {
    means[k] = (means[k] as number) + mean / drawn;
  });
  common?.products.forEach((product, at) => {
    matrix[at] = (matrix[at] as number) + product;
  });
  const { centred, lost } = lonelyRules(reached, drawn, options);
  /** What centring two estimates at the mean of all strata takes off their mean product. */
  const aboutGrand = (a: number, b: number) => {
    const at = (k: number) => grand?.[estimates[k] as number] ?? 0;
    return at(a) * (means[b] as number) + at(b) * (means[a] as number) - at(a) * at(b);
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

/** The estimates that a stratum's rows move: by their own forms, and by those of patterns. */
function estimatesIn(tally: Tally, influence: Influence, cells: readonly number[]): readonly number[] {
  const moved = new Uint8Array(influence.size);
  const patterns = new Set<number>();
  for (const cell of cells) {
    for (const { estimate } of influence.byDomain[tally.cells.domain[cell] as number] ?? [])
      moved[estimate] = 1;
    patterns.add(tally.cells.calibration?.pattern[cell] ?? -1);
  }
  influence.byPattern?.variables.forEach((_, v) => {
    for (const pattern of patterns) {
      patternRow(influence, pattern, v).forEach((c, p) => {
        if (c !== 0) moved[p] = 1;
      });
    }
  });
  return Array.from(moved.keys()).filter((p) => moved[p] === 1);
}

/** The indices of the cells of each stratum. */
export function cellsByStratum(tally: Tally): readonly (readonly number[])[] {
  const cells: number[][] = tally.strata.map(() => []);
  tally.cells.stratum.forEach((h, cell) => {
    cells[h]?.push(cell);
  });
  return cells;
}

function firstMoment(tally: Tally, { coefficients }: Form, cell: number): number {
  const many = tally.variables.length;
  return coefficients.reduce((sum, c, j) => sum + c * (tally.cells.weighted[cell * many + j] as number), 0);
}

/** Σ z_p·z_q from the second moments of the rows that both forms move. */
function secondMoment(tally: Tally, first: Form, second: Form, products: Float64Array): number {
  let sum = 0;
  momentsOf(tally).pairs.forEach(([a, b], k) => {
    const c = (form: Form, j: number) => form.coefficients[j] as number;
    sum +=
      (products[k] as number) * (c(first, a) * c(second, b) + (a === b ? 0 : c(first, b) * c(second, a)));
  });
  return sum;
}

export function productsOf(tally: Tally, cell: number): Float64Array {
  const { pairs, products } = momentsOf(tally);
  return products.subarray(cell * pairs.length, (cell + 1) * pairs.length);
}

export function momentsOf({ moments }: Tally): Moments {
  if (!moments) throw new Error("a tally without moments");
  return moments;
}
