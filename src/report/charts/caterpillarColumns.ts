import type { Display, Point } from "../../vocabulary/document.js";
import type { Sheet } from "./chart.js";
import { seriesClass } from "./marks.js";

/** Lettering of the rows, as in assets/chart.css, and their distance. */
export const lettering = 12;
const step = 15;
/** What the name of a block takes, with the room above it. */
const headerStep = 25;

/** From so many areas on, a page has no room for one column. */
const mostInColumn = 40;

/** A block's look: those that are told apart have a colour and a filled mark, the others are open and grey. */
export interface Look {
  readonly colour: string;
  readonly shape: number;
  readonly open: boolean;
}

export type CaterpillarRow =
  | { readonly kind: "header"; readonly label: string; readonly at: number }
  | { readonly kind: "area"; readonly point: Point; readonly look: Look; readonly at: number };

/** The rows of each column from the top down, at the heights of their middles. A block that goes on is named again. */
export function caterpillarColumns(
  display: Display,
  { form }: Pick<Sheet, "form">,
  top: number,
): { readonly columns: readonly (readonly CaterpillarRow[])[]; readonly bottom: number } {
  const blocks = display.series.filter(({ points }) => points.length > 0);
  const areas = blocks.reduce((sum, { points }) => sum + points.length, 0);
  const height = areas * step + blocks.length * headerStep;
  const room = form === "wide" && areas > mostInColumn ? (height + headerStep) / 2 : height;
  const columns: CaterpillarRow[][] = [[]];
  let y = top;
  let bottom = top;
  for (const { id, label, points } of blocks) {
    points.forEach((point, i) => {
      const full = y - top > room - step && columns.length === 1;
      if (full) {
        columns.push([]);
        y = top;
      }
      if (i === 0 || full) {
        columns.at(-1)?.push({ kind: "header", label, at: y + headerStep * 0.55 });
        y += headerStep;
      }
      columns.at(-1)?.push({ kind: "area", point, look: lookOf(id), at: y + step / 2 });
      y += step;
      bottom = Math.max(bottom, y);
    });
  }
  return { columns, bottom: bottom + 6 };
}

function lookOf(id: string): Look {
  if (id === "up") return { colour: seriesClass(0), shape: 0, open: false };
  return id === "down"
    ? { colour: seriesClass(1), shape: 1, open: false }
    : { colour: "quiet", shape: 0, open: true };
}
