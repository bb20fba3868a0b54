import { cholesky, choleskySolve } from "../maths/cholesky.js";
import { column, type Matrix, select } from "../maths/matrix.js";

/** The sums that calibration must bring to known totals, at a given λ. */
export interface Sums {
  /** Σ w·g·x. */
  readonly reached: Float64Array;
  /** Σ w·g'·x·x'. */
  readonly slope: Matrix;
}

export type Solution =
  | { readonly kind: "solved"; readonly lambda: Float64Array; readonly iterations: number }
  /** The total that is furthest from being met, and what it stands at. */
  | {
      readonly kind: "not-met";
      readonly worst: number;
      readonly reached: number;
      readonly iterations: number;
    };

/** Σ w·g·x and its slope at a λ; `null` where they are too large for a number. */
export type SumsAt = (lambda: Float64Array) => Sums | null | Promise<Sums | null>;

/**
 * λ with Σ w·g(x'λ)·x = totals, by Newton's method with shortened steps.
 *
 * in      the totals; the sums at any λ
 * out     λ, met to 1e-12 of each total (or as far as rounding lets it, at least 1e-9)
 * returns `not-met` where the steps come to rest elsewhere: totals that contradict one another, bounds too narrow
 * source  Deville, Särndal & Sautory (1993), JASA 88, 1013–1020; auxiliaries that follow from others are left out of a
 *         step, which R does by a generalised inverse
 */
export async function newton(totals: Float64Array, sumsAt: SumsAt): Promise<Solution> {
  let lambda: Float64Array = new Float64Array(totals.length);
  let sums = await sumsAt(lambda);
  if (!sums) throw new Error("newton: no sums at the weights as they are");
  let gap = distance(totals, sums.reached);
  for (let iterations = 0; ; iterations++) {
    if (gap.size < 1e-12) return { kind: "solved", lambda, iterations };
    const step = stepFrom(totals, sums);
    let better: { lambda: Float64Array; sums: Sums; gap: Gap } | null = null;
    for (let part = 1; iterations < 60 && part > 1e-3 && !better; part /= 2) {
      const next = lambda.map((value, k) => value + part * (step[k] as number));
      const found = await sumsAt(next);
      if (!found) continue;
      const left = distance(totals, found.reached);
      if (left.squares < gap.squares * (1 - 0.1 * part)) better = { lambda: next, sums: found, gap: left };
    }
    if (!better) {
      if (gap.size < 1e-9) return { kind: "solved", lambda, iterations };
      const reached = sums.reached[gap.worst] as number;
      return { kind: "not-met", worst: gap.worst, reached, iterations };
    }
    ({ lambda, sums, gap } = better);
  }
}

interface Gap {
  readonly size: number;
  readonly squares: number;
  readonly worst: number;
}

/** The largest |total − reached| over 1 + |total|, as R measures it. */
function distance(totals: Float64Array, reached: Float64Array): Gap {
  const misses = totals.map((total, k) => Math.abs(total - (reached[k] as number)) / (1 + Math.abs(total)));
  const size = misses.reduce((most, miss) => Math.max(most, miss), 0);
  const squares = misses.reduce((sum, miss) => sum + miss * miss, 0);
  return { size, squares, worst: misses.indexOf(size) };
}

function stepFrom(totals: Float64Array, { reached, slope }: Sums): Float64Array {
  const step = new Float64Array(totals.length);
  const found = cholesky(slope, { tolerance: 1e-10 });
  if (found.kind === "indefinite") return step;
  const kept = found.order.slice(0, found.rank);
  const missing = column(kept.map((k) => (totals[k] as number) - (reached[k] as number)));
  const solved = choleskySolve(select(slope, kept, kept), missing);
  if (solved.kind === "solved") {
    kept.forEach((k, i) => {
      step[k] = solved.x.data[i] as number;
    });
  }
  return step;
}

/** The sums of some of the auxiliaries, the others being left to fall as they may. */
export function sumsOf(kept: readonly number[], all: number, sumsAt: SumsAt): SumsAt {
  return async (lambda) => {
    const whole = new Float64Array(all);
    kept.forEach((k, i) => {
      whole[k] = lambda[i] as number;
    });
    const sums = await sumsAt(whole);
    return (
      sums && {
        reached: Float64Array.from(kept, (k) => sums.reached[k] as number),
        slope: select(sums.slope, kept, kept),
      }
    );
  };
}
