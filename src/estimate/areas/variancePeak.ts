import { at } from "../../maths/at.js";
import { root } from "../../maths/root.js";

export type Peak = { readonly kind: "found"; readonly x: number } | { readonly kind: "no-convergence" };

/** A criterion of a variance (or ratio of variances), and how it rises. */
export interface Criterion {
  readonly height: (x: number) => number;
  readonly slope: (x: number) => number;
  /** A size that the variance may plausibly have. */
  readonly scale: number;
}

/**
 * The x ≥ 0 at which a likelihood of a variance is highest.
 *
 * The heights at 0 and at 49 places between a millionth and a million times `scale` tell which hill is the highest;
 * the slope's root near it is the peak. Where the likelihood falls from 0 on, the peak is 0.
 *
 * in      height and slope, `scale` above 0
 * out     the peak, to two units in the last place of the slope's root
 * returns `no-convergence` where the likelihood still rises at the farthest place
 */
export function variancePeak({ height, slope, scale }: Criterion): Peak {
  const places = [0, ...Array.from({ length: 49 }, (_, k) => scale * 10 ** ((k - 24) / 4))];
  const heights = places.map(height);
  const best = heights.reduce((top, value, k) => (value > at(heights, top) ? k : top), 0);
  const rising = slope(at(places, best)) > 0;
  if (best === 0 && !rising) return { kind: "found", x: 0 };
  if (rising && best === places.length - 1) return { kind: "no-convergence" };
  const [low, high] = rising ? [best, best + 1] : [best - 1, best];
  const found = root(slope, { low: at(places, low), high: at(places, high) });
  if (found.kind === "found") return found;
  return low === 0 ? { kind: "found", x: 0 } : { kind: "no-convergence" };
}
