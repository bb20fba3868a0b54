import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { Display, Point, Series } from "../../vocabulary/document.js";
import type { Band } from "../../vocabulary/estimate.js";
import type { Language } from "../../vocabulary/text.js";
import { html, type Markup } from "../html/markup.js";
import type { Sheet } from "./chart.js";
import { dodge } from "./dodge.js";
import { type EndLabel, endLabel } from "./endLabel.js";
import { textWidth } from "./fontMetrics.js";
import { cross, dash, mark, round, seriesClass } from "./marks.js";
import { tickTexts } from "./tickTexts.js";
import { timeAxis } from "./timeAxis.js";
import { figureOf, valueScale } from "./valueScale.js";
import { wrap } from "./wrap.js";

/** Series over waves: lines broken where a figure is withheld, intervals upright, labels at the lines' ends. */
export function lineChart(display: Display, sheet: Sheet, language: Language): Markup {
  const { width, size, leading } = sheet;
  const { series } = display;
  const title = wrap(display.measureLabel, width, size);
  const top = title.length * leading + 14;
  const bottom = top + sheet.plotHeight;
  const value = valueScale(display, 5).range([bottom, top]);
  const ticks = value.ticks(5);
  const texts = tickTexts(ticks, display, language);
  const left = Math.max(...texts.map((text) => textWidth(text, size))) + 10;
  const labels = series.map((one) => endLabel(one, sheet, language));
  const right = width - Math.max(0, ...labels.map((label) => label.width)) - 26;

  const step = series.length > 1 ? sheet.dodge : 0;
  const inset = 8 + (step * (series.length - 1)) / 2;
  const times = series.flatMap(({ points }) => points.map((point) => point.time ?? 0));
  const time = scaleLinear()
    .domain([Math.min(...times), Math.max(...times)])
    .range([left + inset, right - inset]);
  const x = (s: number) => (point: Point) => time(point.time ?? 0) + (s - (series.length - 1) / 2) * step;

  const wanted = labels.map(({ end, lines }) => {
    const figure = end && figureOf(end);
    return { at: figure ? value(figure.value) : bottom, height: lines.length * leading + 5 };
  });
  const middles = dodge(wanted, top - leading / 2, bottom + leading / 2);

  const axis = timeAxis(display, time, bottom, sheet);

  return sheet.draw(bottom + axis.rows * leading + 12, [
    title.map(
      (text, i) => html`<text class="axis-title" x="0" y="${round(size + i * leading)}">${text}</text>`,
    ),
    ticks.map((tick, i) => {
      const y = round(value(tick));
      const kind = tick === 0 && display.contrast ? "zero" : "grid";
      return html`<line class="${kind}" x1="${round(left)}" x2="${round(right)}" y1="${y}" y2="${y}"/>
<text class="tick" x="${round(left - 8)}" y="${round(y + size * 0.34)}" text-anchor="end">${texts[i]}</text>`;
    }),
    axis.drawn,
    series.map((one, s) => drawn(one, s, x(s), value, bottom)),
    labels.map((label, s) => named(label, s, { middle: middles[s] ?? 0, right, sheet, x: x(s), y: value })),
  ]);
}

function drawn(
  { points }: Series,
  s: number,
  x: (point: Point) => number,
  y: (value: number) => number,
  bottom: number,
): Markup {
  const path = line<Point>()
    .defined((point) => figureOf(point) !== null)
    .x((point) => round(x(point)))
    .y((point) => round(y(figureOf(point)?.value ?? 0)))(points);
  return html`<g class="series ${seriesClass(s)}">${points.map((point) => {
    const figure = figureOf(point);
    if (!figure) return null;
    const at = round(x(point));
    const upright = (kind: string, { low, high }: Band) =>
      html`<line class="${kind}" x1="${at}" x2="${at}" y1="${round(y(low))}" y2="${round(y(high))}"/>`;
    return html`${figure.band && upright("band", figure.band)}${upright("interval", figure)}`;
  })}<path class="line" d="${path}" stroke-dasharray="${dash(s)}"/>${points.map((point) => {
    const figure = figureOf(point);
    return figure ? mark(s, x(point), y(figure.value)) : cross(x(point), bottom - 7);
  })}</g>`;
}

interface Naming {
  readonly middle: number;
  readonly right: number;
  readonly sheet: Sheet;
  readonly x: (point: Point) => number;
  readonly y: (value: number) => number;
}

/** The label of a line, with the line's mark and a thin line to its end. */
function named({ lines, value, end }: EndLabel, s: number, { middle, right, sheet, x, y }: Naming): Markup {
  const first = middle - ((lines.length - 1) * sheet.leading) / 2;
  const figure = end && figureOf(end);
  const leader =
    end && figure && `M${round(x(end) + 7)},${round(y(figure.value))}L${round(right + 4)},${round(first)}`;
  return html`<g class="series ${seriesClass(s)}">${leader && html`<path class="leader" d="${leader}"/>`}${mark(s, right + 12, first, { size: 46 })}${lines.map(
    (text, i) =>
      html`<text class="label" x="${round(right + 22)}" y="${round(first + i * sheet.leading + sheet.size * 0.34)}">${
        i === 0 && value !== ""
          ? html`<tspan class="value">${value}</tspan>${text.slice(value.length)}`
          : text
      }</text>`,
  )}</g>`;
}
