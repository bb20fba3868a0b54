import { html, type Markup } from "../html/markup.js";
import { textWidth } from "./fontMetrics.js";
import { cross, round, seriesClass } from "./marks.js";
import { type Form, type PictureWords, pictureOf, sheets } from "./picture.js";
import { wrap } from "./wrap.js";

/** Shares of the people of each row by column, as tables side by side in which a larger share is darker. */
export interface SharesGrid extends PictureWords {
  /** What rows and columns are. */
  readonly axis: string;
  /** The share that is darkest, so that pictures beside each other can be compared. */
  readonly most: number;
  /** Names of the rows, which are those of the columns. */
  readonly classes: readonly string[];
  readonly panels: readonly {
    readonly label: string;
    /** `null`: no figure. */
    readonly rows: readonly (readonly (GridCell | null)[])[];
  }[];
}

export interface GridCell {
  readonly share: number;
  /** The share as it is printed, and shorter, for where there is little room. */
  readonly text: string;
  readonly short: string;
}

/** The darkest that a cell is, so that its number can be read on it. */
export const darkest = 0.5;

const apart = 28;

/**
 * The number of each cell is printed on its shade; where there is no room for numbers, a square stands for each, as large
 * as its share.
 */
export function sharesGrid(grid: SharesGrid, form: Form): Markup {
  const { width, size, leading } = sheets[form];
  const many = grid.classes.length;
  const left = Math.max(...grid.classes.map((name) => textWidth(name, size))) + 10;
  const cells = grid.panels.flatMap(({ rows }) => rows.flat()).filter((cell) => cell !== null);
  const widest = (text: (cell: GridCell) => string) =>
    Math.max(0, ...cells.map((cell) => textWidth(text(cell), size))) + 8;
  const beside = (width - apart * (grid.panels.length - 1)) / grid.panels.length;
  const holds = (room: number) => (room - left) / many >= widest(({ text }) => text);
  const across = form === "wide" && holds(beside);
  const room = across ? beside : width;
  const step = Math.min(84, (room - left) / many);
  const shown = [({ text }: GridCell) => text, ({ short }: GridCell) => short].find(
    (text) => step >= widest(text),
  );
  const rowHeight = Math.min(Math.max(leading + 8, step * 0.55), Math.max(step, leading + 2));
  const heading = grid.panels.map(({ label }) => wrap(label, room, size, "sansBold"));
  const lines = Math.max(...heading.map((label) => label.length));
  const axis = wrap(grid.axis, room, size);
  const top = (lines + axis.length + 1.4) * leading;
  const panelHeight = top + many * rowHeight + 18;
  const named = [1, 2, 5, 10].find((every) => every * step >= left) ?? 20;
  const text = (kind: string, x: number, y: number, words: string, anchor: "start" | "middle" | "end") =>
    html`<text class="${kind}" x="${round(x)}" y="${round(y + size * 0.34)}" text-anchor="${anchor}">${words}</text>
`;
  const cellOf = (cell: GridCell | null, x: number, y: number) => {
    const [w, h] = [step - 2, rowHeight - 2];
    const middle = [x + step / 2, y + rowHeight / 2] as const;
    if (cell === null) return html`<g class="series ${seriesClass(1)}">${cross(...middle)}</g>`;
    if (!shown) {
      const side = Math.min(w, h) * Math.sqrt(cell.share / grid.most);
      return html`<rect class="shade" x="${round(middle[0] - side / 2)}" y="${round(middle[1] - side / 2)}" width="${round(side)}" height="${round(side)}"/>
`;
    }
    const shade = Math.round((darkest * 100 * cell.share) / grid.most) / 100;
    return html`<rect class="shade" fill-opacity="${shade}" x="${round(x + 1)}" y="${round(y + 1)}" width="${round(w)}" height="${round(h)}"/>${text("share", ...middle, shown(cell), "middle")}`;
  };
  const panels = grid.panels.map(({ rows }, p) => {
    const x = across ? p * (beside + apart) : 0;
    const y = across ? 0 : p * panelHeight;
    const column = (j: number) => x + left + j * step;
    const row = (i: number) => y + top + i * rowHeight;
    const head = (heading[p] ?? []).map((words, k) =>
      text("value", x, y + (k + 0.5) * leading, words, "start"),
    );
    return [
      head,
      axis.map((words, k) => text("axis-title", x, y + (lines + 0.6 + k) * leading, words, "start")),
      grid.classes.flatMap((name, j) =>
        j % named === 0 ? text("tick", column(j + 0.5), row(0) - leading * 0.6, name, "middle") : [],
      ),
      rows.map((own, i) => [
        text("tick", x + left - 8, row(i + 0.5), grid.classes[i] ?? "", "end"),
        own.map((cell, j) => cellOf(cell, column(j), row(i))),
      ]),
    ];
  });
  const height = across ? panelHeight : grid.panels.length * panelHeight;
  return pictureOf(grid, form, height, panels);
}
