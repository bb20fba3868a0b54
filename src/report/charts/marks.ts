import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from "d3-shape";
import { html, type Markup } from "../html/markup.js";

/** Each series is told by shape, dash and label as well as by colour; beyond six they come round again. */
const shapes: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolStar,
  symbolWye,
];
const dashes = ["none", "8 4", "2 3", "10 3 2 3", "5 2", "1 4"] as const;

/** A series' mark at a place. Open marks are filled with the paper. */
export function mark(
  series: number,
  x: number,
  y: number,
  options: { size?: number; open?: boolean } = {},
): Markup {
  const shape = symbol(shapes[series % shapes.length] ?? symbolCircle, options.size ?? 58);
  return html`<path class="${options.open ? "mark open" : "mark"}" transform="translate(${round(x)},${round(y)})" d="${shape()}"/>`;
}

/** Where a figure is missing: a small cross. */
export function cross(x: number, y: number): Markup {
  const [l, r, t, b] = [round(x - 3.5), round(x + 3.5), round(y - 3.5), round(y + 3.5)];
  return html`<path class="cross" d="M${l},${t}L${r},${b}M${l},${b}L${r},${t}"/>`;
}

export function dash(series: number): string {
  return dashes[series % dashes.length] ?? "none";
}

/** Class that carries the colour of a series. */
export function seriesClass(series: number): string {
  return `s${(series % 6) + 1}`;
}

/** Coordinates need no more than a tenth of a unit; fewer digits also read the same on every machine. */
export function round(coordinate: number): number {
  return Math.round(coordinate * 10) / 10;
}
