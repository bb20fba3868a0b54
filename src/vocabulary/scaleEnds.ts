import type { Scale } from "./study.js";

/** The least and the greatest value of a scale. */
export function scaleEnds(scale: Scale): readonly [min: number, max: number] {
  if (scale.kind === "number") return [scale.min, scale.max];
  const values = scale.points.map((point) => point.value);
  return [Math.min(...values), Math.max(...values)];
}
