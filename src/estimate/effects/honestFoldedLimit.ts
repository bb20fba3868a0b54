import { normalCdf, normalQuantile, normalUpperTail } from "../../maths/normal.js";
import { root } from "../../maths/root.js";

/** The x with P(|N(bias, se²)| ≤ x) = confidence. */
export function foldedLimit(bias: number, se: number, confidence: number): number {
  if (!(se > 0)) return bias;
  const mean = bias / se;
  const missed = (x: number) => normalUpperTail(x - mean) + normalCdf(-x - mean) - (1 - confidence);
  const found = root(missed, { low: mean, high: mean - normalQuantile((1 - confidence) / 4) });
  if (found.kind !== "found") throw new Error("foldedLimit: a quantile lies between these ends");
  return se * found.x;
}
