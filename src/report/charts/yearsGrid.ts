import { html, type Markup } from "../html/markup.js";
import { textWidth } from "./fontMetrics.js";
import { cross, mark, round, seriesClass } from "./marks.js";
import { type Form, legendOf, type PictureWords, pictureOf, sheets } from "./picture.js";

/** What a year of a register is like: nothing stands there where it is outside what the register tells of. */
export type YearState = "rows" | "none" | "other-size" | "other-codes";

/** Which years each of several tables has. */
export interface YearsGrid extends PictureWords {
  readonly years: readonly number[];
  /** What the marks are called. */
  readonly states: Readonly<Record<YearState, string>>;
  readonly rows: readonly {
    readonly label: string;
    /** One for each year; `null`: the table does not tell of it. */
    readonly cells: readonly (YearState | null)[];
  }[];
}

const order: readonly YearState[] = ["rows", "none", "other-size", "other-codes"];

/** One row a table, one column a year: a square where it has rows, a cross where they are missing, other shapes at breaks. */
export function yearsGrid(grid: YearsGrid, form: Form): Markup {
  const { width, size, leading } = sheets[form];
  const legend = legendOf(
    order.map((state) => grid.states[state]),
    form,
    (s, x, y) => markOf(order[s] ?? "rows", x, y, 80),
  );
  const labels = Math.max(0, ...grid.rows.map(({ label }) => textWidth(label, size)));
  const left = labels + 14;
  const step = Math.min(28, (width - left - 4) / Math.max(1, grid.years.length));
  const area = Math.min(150, (step * 0.72) ** 2);
  const top = legend.bottom + leading;
  const rowHeight = Math.max(leading + 6, step);
  const x = (k: number) => left + (k + 0.5) * step;
  const y = (r: number) => top + (r + 0.5) * rowHeight;
  const bottom = top + grid.rows.length * rowHeight;
  const room = textWidth("2000", size) + 8;
  const every = [1, 2, 5, 10, 20].find((years) => years * step >= room) ?? 20;
  return pictureOf(grid, form, bottom + leading + 10, [
    legend.drawn,
    grid.years.flatMap((year, k) =>
      year % every === 0
        ? html`<line class="grid" x1="${round(x(k))}" x2="${round(x(k))}" y1="${round(top)}" y2="${round(bottom)}"/>
<text class="tick" x="${round(x(k))}" y="${round(bottom + 4 + size)}" text-anchor="middle">${year}</text>
`
        : [],
    ),
    grid.rows.map(
      ({ label, cells }, r) =>
        html`<text class="label" x="0" y="${round(y(r) + size * 0.34)}">${label}</text>
${cells.flatMap((state, k) => (state === null ? [] : html`${markOf(state, x(k), y(r), area)}\n`))}`,
    ),
  ]);
}

/** Told apart by shape as well as by colour. */
function markOf(state: YearState, x: number, y: number, area: number): Markup {
  const shapes = { rows: 1, "other-size": 2, "other-codes": 3 } as const;
  if (state === "none") return html`<g class="series ${seriesClass(1)}">${cross(x, y)}</g>`;
  const colour = seriesClass(state === "rows" ? 0 : 1);
  return html`<g class="series ${colour}">${mark(shapes[state], x, y, { size: area, open: state !== "rows" })}</g>`;
}
