import { scaleLinear } from "d3-scale";
import type { Language } from "../../vocabulary/text.js";
import { numberText } from "../display/figureText.js";
import { html, type Markup } from "../html/markup.js";
import { textWidth } from "./fontMetrics.js";
import { mark, round, seriesClass } from "./marks.js";
import { type Form, legendOf, type PictureWords, pictureOf, sheets } from "./picture.js";
import { wrap } from "./wrap.js";

/** How like each other two groups are in each trait, before and after matching. */
export interface LovePlot extends PictureWords {
  readonly language: Language;
  readonly axis: string;
  /** What the two marks of a row are called. */
  readonly series: readonly [before: string, after: string];
  /** Differences beyond this on either side are too large. */
  readonly limit: number;
  readonly rows: readonly {
    readonly label: string;
    /** Standardised differences; `null` where there is none. */
    readonly values: readonly [before: number | null, after: number | null];
  }[];
}

/** Widest that a label may be before it breaks. */
const labelWidth = { wide: 250, narrow: 124 } as const;

/** One row a trait: an open mark before matching, a filled one after, and lines at 0 and at the limit. */
export function lovePlot(plot: LovePlot, form: Form): Markup {
  const { width, size, leading } = sheets[form];
  const legend = legendOf(plot.series, form, markOf);
  const axisAt = legend.bottom + leading;
  const axis = wrap(plot.axis, width, size);
  const top = axisAt + axis.length * leading;
  const named = plot.rows.map((row) => ({ ...row, lines: wrap(row.label, labelWidth[form], size) }));
  let y = top + 4;
  const rows = named.map(({ lines, values }) => {
    const first = y + leading / 2 + 2;
    const last = first + Math.max(0, lines.length - 1) * leading;
    y = last + leading / 2 + 4;
    return { lines, values, first, middle: (first + last) / 2 };
  });
  const bottom = y + 2;
  const labels = Math.max(0, ...named.flatMap(({ lines }) => lines).map((text) => textWidth(text, size)));
  const reached = named.flatMap(({ values }) =>
    values.flatMap((value) => (value === null ? [] : Math.abs(value))),
  );
  const most = Math.max(1.5 * plot.limit, ...reached);
  const wanted = form === "wide" ? 7 : 4;
  const x = scaleLinear()
    .domain([-most, most])
    .nice(wanted)
    .range([labels + 22, width - 16]);
  const upright = (value: number, kind: string, dashes: string | false) =>
    html`<line class="${kind}"${dashes && html` stroke-dasharray="${dashes}"`} x1="${round(x(value))}" x2="${round(x(value))}" y1="${round(top)}" y2="${round(bottom)}"/>
`;
  return pictureOf(plot, form, bottom + leading + 12, [
    legend.drawn,
    axis.map(
      (
        text,
        i,
      ) => html`<text class="axis-title" x="0" y="${round(axisAt + i * leading + size * 0.34)}">${text}</text>
`,
    ),
    x.ticks(wanted).map(
      (
        tick,
      ) => html`${upright(tick, tick === 0 ? "zero" : "grid", false)}<text class="tick" x="${round(x(tick))}" y="${round(bottom + 6 + size)}" text-anchor="middle">${numberText(tick, 1, plot.language)}</text>
`,
    ),
    [-plot.limit, plot.limit].map((limit) => upright(limit, "leader", "5 4")),
    rows.map(({ lines, values: [before, after], first, middle }) => [
      lines.map(
        (
          text,
          i,
        ) => html`<text class="label" x="0" y="${round(first + i * leading + size * 0.34)}">${text}</text>
`,
      ),
      before !== null && after !== null
        ? html`<line class="leader" x1="${round(x(before))}" x2="${round(x(after))}" y1="${round(middle)}" y2="${round(middle)}"/>
`
        : null,
      before !== null ? html`${markOf(0, x(before), middle)}\n` : null,
      after !== null ? html`${markOf(1, x(after), middle)}\n` : null,
    ]),
  ]);
}

function markOf(series: number, x: number, y: number): Markup {
  const drawn = mark(series, x, y, series === 0 ? { size: 110, open: true } : { size: 56 });
  return html`<g class="series ${seriesClass(series)}">${drawn}</g>`;
}
