import { extent } from "d3-array";
import { type ScaleLinear, scaleLinear } from "d3-scale";
import type { Display, Point } from "../../vocabulary/document.js";
import type { Figure, Released } from "../../vocabulary/released.js";

/** The scale of values that a display needs: all intervals whole, zero where it is near or is the point. */
export function valueScale(display: Display, ticks: number): ScaleLinear<number, number> {
  const points = display.series.flatMap((series) => series.points);
  const figures = [...points, ...(display.reference ? [display.reference] : [])].flatMap(
    (point) => figureOf(point) ?? [],
  );
  const bounds = figures.flatMap(({ low, value, high, band }) => [
    ...[low, value, high],
    ...(band ? [band.low, band.high] : []),
  ]);
  let [low, high] = extent(bounds);
  if (low === undefined || high === undefined) [low, high] = [0, 1];
  if (display.contrast || (low > 0 && low < 0.3 * high)) [low, high] = [Math.min(0, low), Math.max(0, high)];
  if (low === high) [low, high] = [low - 0.01, high + 0.01];
  const scale = scaleLinear().domain([low, high]).nice(ticks);
  if (!figures.every(({ unit }) => unit === "share" || unit === "index")) return scale;
  const [from = 0, to = 1] = scale.domain();
  return display.contrast ? scale : scale.domain([Math.max(0, from), Math.min(1, to)]);
}

/** The figure of a point, or `null` where it is withheld or there is none. */
export function figureOf(point: Pick<Point, "result">): Released<Figure> | null {
  return point.result.kind === "figure" ? point.result : null;
}

/** Whether the value axis leaves zero out, which readers of lines and dots should be told. */
export function leavesZeroOut(display: Display): boolean {
  const [low = 0, high = 0] = valueScale(display, 5).domain();
  return low > 0 || high < 0;
}
