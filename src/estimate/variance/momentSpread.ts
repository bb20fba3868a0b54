import type { Moments, Tally } from "../../vocabulary/tally.js";
import { type CovarianceOptions, samplingFactor } from "./designCovariance.js";
import type { Form, Influence } from "./influence.js";
import { lonelyRules } from "./lonelyRules.js";
import type { Spread } from "./spread.js";

/**
 * A stratum's share of the covariance where people were drawn directly, from second moments by domain.
 *
 * A person is in one domain, so Σ z_p·z_q has a part only from domains that move both p and q, and, where weights
 * were calibrated, from the patterns of margins, which move every estimate: those are added up once per pattern.
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
  const own = (cell: number) => influence.byDomain[tally.cells.domain[cell] as number] ?? [];
  const common = (cell: number) => influence.byPattern?.[patternOf(tally, cell)] ?? [];
  const forms = (cell: number) => [...own(cell), ...common(cell)];
  const estimates = [...new Set(cells.flatMap((cell) => forms(cell).map(({ estimate }) => estimate)))].sort(
    (a, b) => a - b,
  );
  const place = new Map(estimates.map((p, k) => [p, k]));
  const size = estimates.length;
  const matrix = new Float64Array(size * size);
  const factor = samplingFactor(drawn, stratum.populationPsus);
  const empty = { kind: "spread", estimates, matrix, lost: estimates.map(() => false) } as const;
  if (factor < 1e-7) return empty;
  if (drawn === 1 && options.lonelyPsu === "fail") return { kind: "lonely" };
  const means = new Float64Array(size);
  const reached = new Float64Array(size);
  for (const cell of cells) {
    for (const form of forms(cell)) {
      const k = place.get(form.estimate) as number;
      means[k] = (means[k] as number) + firstMoment(tally, form, cell) / drawn;
    }
    for (const p of new Set(forms(cell).map(({ estimate }) => estimate))) {
      const k = place.get(p) as number;
      reached[k] = (reached[k] as number) + (tally.cells.rows[cell] as number);
    }
  }
  const { centred, lost } = lonelyRules(reached, drawn, options);
  const addProducts = (firsts: readonly Form[], seconds: readonly Form[], products: Float64Array) => {
    for (const first of firsts) {
      for (const second of seconds) {
        const at = (place.get(first.estimate) as number) * size + (place.get(second.estimate) as number);
        matrix[at] = (matrix[at] as number) + secondMoment(tally, first, second, products);
      }
    }
  };
  for (const cell of cells) {
    const products = productsOf(tally, cell);
    addProducts(own(cell), own(cell), products);
    addProducts(own(cell), common(cell), products);
    addProducts(common(cell), own(cell), products);
  }
  for (const [pattern, products] of influence.byPattern ? productsByPattern(tally, cells) : []) {
    const moved = influence.byPattern?.[pattern] ?? [];
    addProducts(moved, moved, products);
  }
  /** What centring two estimates at the mean of all strata takes off their mean product. */
  const aboutGrand = (a: number, b: number) => {
    const at = (k: number) => grand?.[estimates[k] as number] ?? 0;
    return at(a) * (means[b] as number) + at(b) * (means[a] as number) - at(a) * at(b);
  };
  const scale = drawn > 1 ? (factor * drawn) / (drawn - 1) : factor;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const [first, second] = [means[a] as number, means[b] as number];
      const removed = centred[a] || centred[b] ? drawn * first * second : drawn * aboutGrand(a, b);
      matrix[a * size + b] =
        drawn === 1 && centred[a] ? 0 : scale * ((matrix[a * size + b] as number) - removed);
    }
  }
  return { kind: "spread", estimates, matrix, lost };
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

function productsOf(tally: Tally, cell: number): Float64Array {
  const { pairs, products } = momentsOf(tally);
  return products.subarray(cell * pairs.length, (cell + 1) * pairs.length);
}

function productsByPattern(tally: Tally, cells: readonly number[]): ReadonlyMap<number, Float64Array> {
  const sums = new Map<number, Float64Array>();
  for (const cell of cells) {
    const pattern = patternOf(tally, cell);
    const sum = sums.get(pattern) ?? new Float64Array(momentsOf(tally).pairs.length);
    productsOf(tally, cell).forEach((product, k) => {
      sum[k] = (sum[k] as number) + product;
    });
    sums.set(pattern, sum);
  }
  return sums;
}

function patternOf(tally: Tally, cell: number): number {
  return tally.cells.calibration?.pattern[cell] ?? -1;
}

function momentsOf({ moments }: Tally): Moments {
  if (!moments) throw new Error("a tally without moments");
  return moments;
}
