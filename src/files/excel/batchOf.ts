import type { LabelledBatch } from "../../vocabulary/labelled.js";
import { cellNumber, cellText } from "./cellValues.js";
import type { SheetColumn } from "./columns.js";
import type { Cell } from "./readCells.js";

/** Rows of cells as columns of values. */
export function batchOf(
  rows: readonly (readonly Cell[])[],
  columns: readonly SheetColumn[],
  from1904: boolean,
): LabelledBatch {
  const made = columns.map(({ variable }) =>
    variable.kind === "number"
      ? { kind: "number" as const, values: new Float64Array(rows.length).fill(Number.NaN), tags: null }
      : { kind: "text" as const, values: new Array<string>(rows.length).fill("") },
  );
  const places = new Map(columns.map(({ column }, place) => [column, place]));
  rows.forEach((cells, row) => {
    for (const cell of cells) {
      const of = made[places.get(cell.column) ?? -1];
      if (of?.kind === "number") of.values[row] = cellNumber(cell, from1904);
      else if (of) of.values[row] = cellText(cell, from1904);
    }
  });
  return { rows: rows.length, columns: made };
}
