import { scaleLinear } from "d3-scale";
import type { Language } from "../../vocabulary/text.js";
import { numberText } from "../display/figureText.js";
import { html, type Markup } from "../html/markup.js";
import { textWidth } from "./fontMetrics.js";
import { mark, round, seriesClass } from "./marks.js";
import { type Form, legendOf, type PictureWords, pictureOf, sheets } from "./picture.js";
import { wrap } from "./wrap.js";

/** The shares of the same categories among several lots of people. */
export interface SharesChart extends PictureWords {
  readonly language: Language;
  /** What the value axis measures; shares are printed in per cent. */
  readonly axis: string;
  /** Whom the values of a row are shares of, in their order. */
  readonly series: readonly string[];
  readonly groups: readonly {
    readonly label: string;
    readonly rows: readonly {
      readonly label: string;
      /** `null` where a share is not known. */
      readonly values: readonly (number | null)[];
    }[];
  }[];
}

/** How wide a label may be before it breaks. */
const labelWidth = { wide: 210, narrow: 112 } as const;

/** One row a category: a mark for each lot of people, joined where weighting moved it. */
export function sharesChart(chart: SharesChart, form: Form): Markup {
  const { width, size, leading } = sheets[form];
  const legend = legendOf(chart.series, form, markOf);
  const axisAt = legend.bottom + leading;
  const { rows, top, bottom, labels } = rowsOf(chart, form, axisAt + leading);
  const values = rows.flatMap((row) => row.values.flatMap((value) => value ?? []));
  const ticksWanted = form === "wide" ? 6 : 4;
  const x = scaleLinear()
    .domain([0, Math.max(0.01, ...values)])
    .nice(ticksWanted)
    .range([labels + 20, width - 14]);
  const baseline = (middle: number, line = 0) => round(middle + line * leading + size * 0.34);
  return pictureOf(
    chart,
    form,
    bottom + leading + 12,
    html`${legend.drawn}
<text class="axis-title" x="0" y="${baseline(axisAt)}">${chart.axis}</text>
${x.ticks(ticksWanted).map((tick) => {
  const at = round(x(tick));
  return html`<line class="${tick === 0 ? "axis" : "grid"}" x1="${at}" x2="${at}" y1="${round(top)}" y2="${round(bottom)}"/>
<text class="tick" x="${at}" y="${round(bottom + 6 + size)}" text-anchor="middle">${numberText(tick * 100, 0, chart.language)}</text>
`;
})}
${rows.map(
  ({ header, headerAt, label, labelAt, markAt, values: own }) =>
    html`${header.map((text, i) => html`<text class="label value" x="0" y="${baseline(headerAt, i)}">${text}</text>`)}${label.map(
      (text, i) => html`<text class="label" x="0" y="${baseline(labelAt, i)}">${text}</text>`,
    )}${marksOf(own, markAt, x)}
`,
)}`,
  );
}

/** The marks of a row: an open ring for the first, so that whoever comes to lie on it is seen. */
function marksOf(values: readonly (number | null)[], y: number, x: (value: number) => number): Markup {
  const [, from, to] = values;
  const joined =
    typeof from === "number" &&
    typeof to === "number" &&
    html`<line class="leader" x1="${round(x(from))}" x2="${round(x(to))}" y1="${round(y)}" y2="${round(y)}"/>`;
  return html`${joined}${values.map((value, s) => value !== null && markOf(s, x(value), y))}`;
}

function markOf(series: number, x: number, y: number): Markup {
  const drawn =
    series === 0
      ? mark(series, x, y, { size: 150, open: true })
      : mark(series, x, y, { size: series === 1 ? 46 : 38 });
  return html`<g class="series ${seriesClass(series)}">${drawn}</g>`;
}

function rowsOf({ groups }: SharesChart, form: Form, start: number) {
  const { width, size, leading } = sheets[form];
  let y = start;
  const rows = groups.flatMap(({ label: group, rows: members }, g) =>
    members.map(({ label: name, values }, r) => {
      const header = r === 0 ? wrap(group, width, size, "sansBold") : [];
      const headerAt = y + (g > 0 && r === 0 ? 10 : 0) + leading / 2 + 2;
      const label = wrap(name, labelWidth[form], size);
      const labelAt = header.length > 0 ? headerAt + header.length * leading + 4 : y + leading / 2 + 4;
      const last = labelAt + Math.max(0, label.length - 1) * leading;
      y = last + leading / 2 + 4;
      return { header, headerAt, label, labelAt, markAt: (labelAt + last) / 2, values };
    }),
  );
  const labels = Math.max(0, ...rows.flatMap(({ label }) => label).map((text) => textWidth(text, size)));
  return { rows, top: start, bottom: y + 4, labels };
}
