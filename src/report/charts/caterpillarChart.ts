import type { Display, Point } from "../../vocabulary/document.js";
import type { Language } from "../../vocabulary/text.js";
import { absenceOf, reasonText } from "../display/status.js";
import { html, type Markup } from "../html/markup.js";
import { wordsIn } from "../words.js";
import { type CaterpillarRow, caterpillarColumns, lettering } from "./caterpillarColumns.js";
import type { Sheet } from "./chart.js";
import { textWidth } from "./fontMetrics.js";
import { mark, round } from "./marks.js";
import { tickTexts } from "./tickTexts.js";
import { figureOf, valueScale } from "./valueScale.js";
import { wrap } from "./wrap.js";

/**
 * Many small areas on one page: a mark on its interval, a row for each, the mean of all as a line.
 *
 * Areas stand in blocks (above the mean, not told apart from it, below), and within a block by name: nothing here is
 * an order of merit. More areas than a page has room for stand in two columns on one scale.
 */
export function caterpillarChart(display: Display, sheet: Sheet, language: Language): Markup {
  const { width, size, leading } = sheet;
  const title = wrap(display.measureLabel, width, size);
  const top = title.length * leading + leading * (display.reference ? 1.7 : 0.8);
  const { columns, bottom } = caterpillarColumns(display, sheet, top);
  const gap = 28;
  const own = (width - gap * (columns.length - 1)) / columns.length;
  return sheet.draw(bottom + leading + 10, [
    title.map(
      (text, i) => html`<text class="axis-title" x="0" y="${round(size + i * leading)}">${text}</text>`,
    ),
    columns.map((rows, c) =>
      column(rows, { display, sheet, language, left: c * (own + gap), width: own, top, bottom }),
    ),
  ]);
}

interface Column {
  readonly display: Display;
  readonly sheet: Sheet;
  readonly language: Language;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

function column(rows: readonly CaterpillarRow[], at: Column): Markup {
  const { display, sheet, language, left, width, top, bottom } = at;
  const many = sheet.form === "wide" && width === sheet.width ? 6 : 4;
  const names = display.series.flatMap(({ points }) => points.map(({ label }) => label));
  const widest = Math.max(60, ...names.map((name) => textWidth(name, lettering)));
  const labels = Math.min(width * 0.48, widest);
  const value = valueScale(display, many).range([left + labels + 16, left + width - 14]);
  const ticks = value.ticks(many);
  const texts = tickTexts(ticks, display, language);
  return html`${ticks.map((tick, i) => {
    const x = round(value(tick));
    const kind = tick === 0 && display.contrast ? "zero" : "grid";
    return html`<line class="${kind}" x1="${x}" x2="${x}" y1="${round(top)}" y2="${round(bottom)}"/>
<text class="tick" x="${x}" y="${round(bottom + 6 + sheet.size)}" text-anchor="middle">${texts[i]}</text>`;
  })}${reference(at, value)}${rows.map((row) =>
    row.kind === "header"
      ? html`<text class="label small value" x="${round(left)}" y="${baseline(row.at)}">${row.label}</text>`
      : html`<g class="series ${row.look.colour}"><text class="label small" x="${round(left)}" y="${baseline(row.at)}">${fitted(row.point.label, labels)}</text>${drawn(row, value, at)}</g>`,
  )}`;
}

const baseline = (middle: number) => round(middle + lettering * 0.34);

function drawn(
  { point, at, look }: Extract<CaterpillarRow, { kind: "area" }>,
  value: (value: number) => number,
  { display, language }: Column,
): Markup {
  const figure = figureOf(point);
  const y = round(at);
  if (!figure) return absent(point, at, { left: value(valueScale(display, 4).domain()[0] ?? 0), language });
  return html`<line class="interval" x1="${round(value(figure.low))}" x2="${round(value(figure.high))}" y1="${y}" y2="${y}"/>${mark(look.shape, value(figure.value), at, { size: 34, open: look.open })}`;
}

function absent(
  { result }: Point,
  at: number,
  { left, language }: { readonly left: number; readonly language: Language },
): Markup {
  const absence = absenceOf(result);
  const reason = absence ? reasonText(absence, wordsIn(language)) : "";
  return html`<text class="label small absent" x="${round(left + 6)}" y="${baseline(at)}">${reason}</text>`;
}

/** The line that all are seen against, its name above it and within the column. */
function reference(
  { display, left, width, top, bottom }: Column,
  value: (value: number) => number,
): Markup | null {
  const result = display.reference?.result;
  if (!display.reference || result?.kind !== "figure") return null;
  const { label } = display.reference;
  const x = round(value(result.value));
  const half = textWidth(label, lettering) / 2;
  const middle = round(Math.min(Math.max(x, left + half), left + width - half));
  return html`<line class="zero" x1="${x}" x2="${x}" y1="${round(top - 4)}" y2="${round(bottom)}"/>
<text class="label small" x="${middle}" y="${round(top - 9)}" text-anchor="middle">${label}</text>`;
}

/** A name that is too wide for its column ends in an ellipsis; it stands in full in the table. */
function fitted(name: string, width: number): string {
  if (textWidth(name, lettering) <= width) return name;
  let short = name;
  while (short !== "" && textWidth(`${short}…`, lettering) > width) short = short.slice(0, -1);
  return `${short.trimEnd()}…`;
}
