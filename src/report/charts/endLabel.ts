import type { Point, Series } from "../../vocabulary/document.js";
import type { Language } from "../../vocabulary/text.js";
import { shortText } from "../display/figureText.js";
import type { Sheet } from "./chart.js";
import { textWidth } from "./fontMetrics.js";
import { figureOf } from "./valueScale.js";
import { wrap } from "./wrap.js";

/** The words at the end of a line: its last figure, where the last wave has one, and its name. */
export interface EndLabel {
  readonly lines: readonly string[];
  readonly width: number;
  /** The figure with which the first line begins, or an empty text. */
  readonly value: string;
  /** The last point that has a figure. */
  readonly end: Point | null;
}

export function endLabel({ points, label }: Series, sheet: Sheet, language: Language): EndLabel {
  const end = points.findLast((point) => figureOf(point) !== null) ?? null;
  const figure = end && figureOf(end);
  const value = figure && end === points.at(-1) ? shortText(figure, language) : "";
  const lines = wrap(`${value} ${label}`, sheet.labelWidth, sheet.size, "sansBold");
  const width = Math.max(0, ...lines.map((text) => textWidth(text, sheet.size, "sansBold")));
  return { lines, width, value: lines[0]?.startsWith(value) ? value : "", end };
}
