import type { Display, Point } from "../../vocabulary/document.js";
import type { Language } from "../../vocabulary/text.js";
import { html, type Markup } from "../html/markup.js";
import type { Sheet } from "./chart.js";
import { type DotRow, dotRows } from "./dotRows.js";
import { textWidth } from "./fontMetrics.js";
import { mark, round, seriesClass } from "./marks.js";
import { ticksThatFit } from "./ticksThatFit.js";
import { figureOf, valueScale } from "./valueScale.js";
import { wrap } from "./wrap.js";

/** Categories or contrasts, one a row: a mark on its interval, with the figures beside it. */
export function dotChart(display: Display, sheet: Sheet, language: Language): Markup {
  const { width, size, leading } = sheet;
  const wide = sheet.form === "wide";
  const title = wrap(display.measureLabel, width, size);
  const { rows, beside, top, bottom } = dotRows(display, sheet, title.length * leading + 12, language);
  const widest = (texts: readonly string[], font: "sans" | "sansBold" = "sans") =>
    Math.max(0, ...texts.map((text) => textWidth(text, size, font)));
  const ranges = wide ? widest(rows.map(({ range }) => range)) + 10 : 0;
  const values = widest(
    rows.map(({ value }) => value),
    "sansBold",
  );
  const left = beside ? widest(rows.flatMap(({ label }) => label)) + 24 : 18;
  const right = beside ? width - ranges - values - 24 : width - 18;
  const most = wide ? 6 : 4;
  const value = valueScale(display, most).range([left, right]);

  // Where marks stand below their labels, the lines of the grid keep to the marks.
  const stretches = beside
    ? [[top, bottom] as const]
    : rows.map(({ markAt }) => [markAt - leading / 2, markAt + leading / 2] as const);

  return sheet.draw(bottom + leading + 10, [
    title.map(
      (text, i) => html`<text class="axis-title" x="0" y="${round(size + i * leading)}">${text}</text>`,
    ),
    ticksThatFit(value, { most, size }, display, language).map(({ tick, text }) => {
      const x = round(value(tick));
      const kind = tick === 0 && display.contrast ? "zero" : "grid";
      return html`${stretches.map(([from, to]) => html`<line class="${kind}" x1="${x}" x2="${x}" y1="${round(from)}" y2="${round(to)}"/>`)}
<text class="tick" x="${x}" y="${round(bottom + 6 + size)}" text-anchor="middle">${text}</text>`;
    }),
    rows.map(
      (row) =>
        html`<g class="series ${seriesClass(row.series)}">${named(row, sheet)}${figures(row, sheet, width - ranges)}${drawn(row.point, row, value, display.contrast)}</g>`,
    ),
  ]);
}

/** The name of the row, under that of its series where a new one begins. */
function named({ header, headerAt, label, labelAt, letter }: DotRow, { leading, size }: Sheet): Markup {
  const baseline = (at: number, i: number) => round(at + i * leading + size * 0.34);
  const last = label.length - 1;
  return html`${header.map((text, i) => html`<text class="label value" x="0" y="${baseline(headerAt, i)}">${text}</text>`)}${label.map(
    (text, i) =>
      html`<text class="label" x="0" y="${baseline(labelAt, i)}">${text}${i === last && letter !== "" && html`<tspan class="letter" dy="-4">${letter}</tspan>`}</text>`,
  )}`;
}

/** Value and interval in columns at the right, or why there are none. */
function figures(
  { value, range, absent, figuresAt }: DotRow,
  { width, size, form }: Sheet,
  valueEnd: number,
): Markup {
  const y = round(figuresAt + size * 0.34);
  const at = (text: string, kind: string, end: number) =>
    html`<text class="label ${kind}" x="${round(end)}" y="${y}" text-anchor="end">${text}</text>`;
  if (absent !== null) return at(absent, "absent", width);
  return form === "wide"
    ? html`${at(value, "value", valueEnd)}${at(range, "", width)}`
    : at(value, "value", width);
}

function drawn(
  point: Point,
  { series, markAt }: DotRow,
  x: (value: number) => number,
  contrast: boolean,
): Markup | null {
  const figure = figureOf(point);
  if (!figure) return null;
  const open = contrast && figure.contrast !== null && !figure.contrast.significant;
  const y = round(markAt);
  return html`<line class="interval" x1="${round(x(figure.low))}" x2="${round(x(figure.high))}" y1="${y}" y2="${y}"/>${mark(series, x(figure.value), markAt, { size: 80, open })}`;
}
