import { at } from "../../maths/at.js";
import { guardProbability } from "../../maths/guard.js";

/**
 * What is kept: the chance of one false claim in the family (Bonferroni, Holm: always; Hochberg, Hommel: where tests
 * are independent or go together), or the expected part of claims that are false (BH: likewise; BY: always).
 */
export type Adjustment = "bonferroni" | "holm" | "hochberg" | "hommel" | "BH" | "BY";

/**
 * p-values adjusted for being read together: below α where the procedure rejects at α.
 *
 * in      the p-values of the whole family, in any order
 * out     adjusted p-values in the same order, each at least as large as its own
 * throws  Error for a p outside [0, 1]
 * source  Holm (1979); Hochberg (1988); Hommel (1988); Benjamini & Hochberg (1995); Benjamini & Yekutieli (2001);
 *         R stats 4.2.2 `p.adjust`
 */
export function adjustP(ps: readonly number[], method: Adjustment = "holm"): number[] {
  for (const p of ps) guardProbability("adjustP", p);
  const order = ps.map((_, i) => i).sort((i, j) => at(ps, i) - at(ps, j));
  const sorted = order.map((i) => at(ps, i));
  const adjusted = inOrder(sorted, method);
  const out = new Array<number>(ps.length);
  order.forEach((i, k) => {
    out[i] = Math.min(1, Math.max(at(adjusted, k), at(ps, i)));
  });
  return out;
}

/** Adjusted values of p-values that rise. */
function inOrder(ps: readonly number[], method: Adjustment): readonly number[] {
  const n = ps.length;
  switch (method) {
    case "bonferroni":
      return ps.map((p) => n * p);
    case "holm":
      return highestSoFar(ps.map((p, k) => (n - k) * p));
    case "hochberg":
      return lowestFromHere(ps.map((p, k) => (n - k) * p));
    case "hommel":
      return hommel(ps);
    case "BH":
      return lowestFromHere(ps.map((p, k) => (n * p) / (k + 1)));
    case "BY": {
      const harmonic = ps.reduce((sum, _, k) => sum + 1 / (k + 1), 0);
      return lowestFromHere(ps.map((p, k) => (harmonic * n * p) / (k + 1)));
    }
  }
}

/**
 * The closure of Simes' test: a hypothesis falls when every set that it belongs to does. Of the sets of one size the
 * hardest is the hypothesis with the largest other p-values.
 */
function hommel(ps: readonly number[]): readonly number[] {
  const n = ps.length;
  const adjusted = [...ps];
  for (let size = 2; size <= n; size++) {
    let others = Number.POSITIVE_INFINITY;
    for (let k = 2; k <= size; k++) others = Math.min(others, (size * at(ps, n - size + k - 1)) / k);
    for (let i = 0; i < n; i++) {
      const least = at(ps, Math.min(i, n - size));
      adjusted[i] = Math.max(at(adjusted, i), Math.min(size * least, others));
    }
  }
  return adjusted;
}

function highestSoFar(values: readonly number[]): readonly number[] {
  let highest = 0;
  return values.map((value) => {
    highest = Math.max(highest, value);
    return highest;
  });
}

function lowestFromHere(values: readonly number[]): readonly number[] {
  let lowest = Number.POSITIVE_INFINITY;
  return values
    .map((_, k) => {
      lowest = Math.min(lowest, at(values, values.length - 1 - k));
      return lowest;
    })
    .reverse();
}
