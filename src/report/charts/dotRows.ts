import type { Display, Point } from "../../vocabulary/document.js";
import type { Language } from "../../vocabulary/text.js";
import { namesSeries } from "../display/displayNotes.js";
import { rangeText, valueText } from "../display/figureText.js";
import { absenceOf, reasonText } from "../display/status.js";
import { noteLetter } from "../display/waveNotes.js";
import { wordsIn } from "../words.js";
import type { Sheet } from "./chart.js";
import { textWidth } from "./fontMetrics.js";
import { figureOf } from "./valueScale.js";
import { wrap } from "./wrap.js";

/** One row of a dot chart: its words, and the heights of their middles. */
export interface DotRow {
  readonly series: number;
  readonly point: Point;
  readonly header: readonly string[];
  readonly headerAt: number;
  readonly label: readonly string[];
  readonly labelAt: number;
  /** Letter of a note. */
  readonly letter: string;
  readonly value: string;
  readonly range: string;
  readonly absent: string | null;
  readonly figuresAt: number;
  readonly markAt: number;
}

/** Rows from the top down: the mark stands beside its label, or on a phone below it unless the labels are short. */
export function dotRows(display: Display, sheet: Sheet, top: number, language: Language) {
  const { width, size, leading } = sheet;
  const named = namesSeries(display);
  const points = display.series.flatMap((series) => series.points);
  const beside =
    sheet.form === "wide" ||
    points.every(({ label, result }) => result.kind === "figure" && textWidth(label, size) < 70);
  let y = top;
  const rows = display.series.flatMap((series, s) =>
    series.points.map((point, p): DotRow => {
      const header = named && p === 0 ? wrap(series.label, width, size, "sansBold") : [];
      const label = wrap(point.label, beside ? 210 : width - 140, size);
      const headerAt = y + (header.length > 0 && s > 0 ? 12 : 0) + leading / 2 + 2;
      const labelAt = header.length > 0 ? headerAt + header.length * leading + 4 : y + leading / 2 + 3;
      const last = labelAt + Math.max(0, label.length - 1) * leading;
      const middle = (labelAt + last) / 2;
      const markAt = beside ? middle : last + leading;
      y = (beside ? last : markAt) + leading / 2 + 4;
      const at = { headerAt, labelAt, markAt, figuresAt: beside ? middle : labelAt };
      return {
        series: s,
        point,
        header,
        label,
        letter: noteLetter(display, point.label),
        ...told(point, language),
        ...at,
      };
    }),
  );
  const first = (rows[0]?.labelAt ?? top) - leading / 2;
  return { rows, beside, top: first - 2, bottom: y + 4 };
}

function told(point: Point, language: Language) {
  const figure = figureOf(point);
  const absence = absenceOf(point.result);
  if (!figure) return { value: "", range: "", absent: absence && reasonText(absence, wordsIn(language)) };
  return {
    value: valueText(figure.value, figure, language),
    range: `(${rangeText(figure, language)})`,
    absent: null,
  };
}
