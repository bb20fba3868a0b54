import type { Display, Point } from "../../vocabulary/document.js";
import type { Language } from "../../vocabulary/text.js";
import { absenceOf, reasonText } from "../display/status.js";
import { html, type Markup } from "../html/markup.js";
import { wordsIn } from "../words.js";
import type { Sheet } from "./chart.js";
import { textWidth } from "./fontMetrics.js";
import { mark, round, seriesClass } from "./marks.js";
import { tickTexts } from "./tickTexts.js";
import { figureOf, valueScale } from "./valueScale.js";
import { wrap } from "./wrap.js";

/** Lettering of the rows, as in assets/chart.css, and their distance. */
const lettering = 12;
const step = 15;

/**
 * Many small areas on one page: a mark on its interval, a row for each, the mean of all as a line.
 *
 * Areas stand in blocks (above the mean, not told apart from it, below), and within a block by name: nothing here is
 * an order of merit.
 */
export function caterpillarChart(display: Display, sheet: Sheet, language: Language): Markup {
  const { width, size, leading } = sheet;
  const title = wrap(display.measureLabel, width, size);
  const top = title.length * leading + leading;
  const names = display.series.flatMap(({ points }) => points.map(({ label }) => label));
  const labels = Math.min(width * 0.45, Math.max(60, ...names.map((name) => textWidth(name, lettering))));
  const value = valueScale(display, sheet.form === "wide" ? 6 : 4).range([labels + 18, width - 12]);
  const ticks = value.ticks(sheet.form === "wide" ? 6 : 4);
  const texts = tickTexts(ticks, display, language);

  let y = top;
  const blocks = display.series
    .filter(({ points }) => points.length > 0)
    .map(({ label, points }, b) => {
      const headerAt = y + leading / 2;
      y = headerAt + leading * 0.9;
      const rows = points.map((point) => {
        const at = y;
        y += step;
        return { point, at };
      });
      y += leading * 0.6;
      return { label, headerAt, rows, place: b };
    });
  const bottom = y;
  const baseline = (middle: number) => round(middle + lettering * 0.34);

  return sheet.draw(bottom + leading + 10, [
    title.map(
      (text, i) => html`<text class="axis-title" x="0" y="${round(size + i * leading)}">${text}</text>`,
    ),
    ticks.map((tick, i) => {
      const x = round(value(tick));
      const kind = tick === 0 && display.contrast ? "zero" : "grid";
      return html`<line class="${kind}" x1="${x}" x2="${x}" y1="${round(top)}" y2="${round(bottom)}"/>
<text class="tick" x="${x}" y="${round(bottom + 6 + size)}" text-anchor="middle">${texts[i]}</text>`;
    }),
    referenceLine(display, value, { top, bottom }),
    blocks.map(
      ({ label, headerAt, rows, place }) =>
        html`<g class="series ${seriesClass(place)}"><text class="label value" x="0" y="${round(headerAt + size * 0.34)}">${label}</text>${rows.map(
          ({ point, at }) =>
            html`<text class="label small" x="0" y="${baseline(at)}">${fitted(point.label, labels, lettering)}</text>${drawn(point, at, { value, place, display, language })}`,
        )}</g>`,
    ),
  ]);
}

interface Drawing {
  readonly value: (value: number) => number;
  readonly place: number;
  readonly display: Display;
  readonly language: Language;
}

function drawn(point: Point, at: number, { value, place, display, language }: Drawing): Markup {
  const figure = figureOf(point);
  const y = round(at);
  if (!figure) {
    const absence = absenceOf(point.result);
    const [left = 0] = [value(valueScale(display, 6).domain()[0] ?? 0)];
    const reason = absence ? reasonText(absence, wordsIn(language)) : "";
    return html`<text class="label small absent" x="${round(left)}" y="${round(at + lettering * 0.34)}">${reason}</text>`;
  }
  const open = display.contrast && figure.contrast !== null && !figure.contrast.significant;
  return html`<line class="interval" x1="${round(value(figure.low))}" x2="${round(value(figure.high))}" y1="${y}" y2="${y}"/>${mark(place, value(figure.value), at, { size: 34, open })}`;
}

function referenceLine(
  { reference }: Display,
  value: (value: number) => number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly Markup[] {
  if (reference?.result.kind !== "figure") return [];
  const x = round(value(reference.result.value));
  return [
    html`<line class="zero" x1="${x}" x2="${x}" y1="${round(top - 4)}" y2="${round(bottom)}"/>
<text class="label small" x="${x}" y="${round(top - 8)}" text-anchor="middle">${reference.label}</text>`,
  ];
}

/** A name that is too wide for its column ends in an ellipsis; it stands in full in the table. */
function fitted(name: string, width: number, size: number): string {
  if (textWidth(name, size) <= width) return name;
  let short = name;
  while (short !== "" && textWidth(`${short}…`, size) > width) short = short.slice(0, -1);
  return `${short.trimEnd()}…`;
}
