import type { LabelledVariable } from "../../vocabulary/labelled.js";
import { FileProblem } from "../fileProblem.js";
import { cellText } from "./cellValues.js";
import type { ColumnKinds } from "./columnKinds.js";
import type { Cell } from "./readCells.js";

/** A column of the sheet, counted from 0, that is a variable. */
export interface SheetColumn {
  readonly column: number;
  readonly variable: LabelledVariable;
}

/** The columns that have a name in the first row, or cells below it: those without a name are called by their letters. */
export function columnsOf(
  names: readonly Cell[],
  kinds: ColumnKinds,
  from1904: boolean,
): readonly SheetColumn[] {
  const named = new Map(names.map((cell) => [cell.column, cellText(cell, from1904)]));
  const count = Math.max(kinds.columns, ...names.map(({ column }) => column + 1));
  const taken = new Set(named.values());
  return Array.from({ length: count }, (_, column) => column)
    .filter((column) => named.has(column) || kinds.hasCells(column))
    .map((column) => {
      const name = named.get(column) ?? letters(column);
      if (!named.has(column) && taken.has(name)) {
        throw new FileProblem(`column ${name} has no name, and another column is called “${name}”`);
      }
      return { column, variable: { ...bare, name, ...kinds.kindOf(column) } };
    });
}

const bare = {
  label: null,
  format: null,
  measure: null,
  labels: [],
  missing: { values: [], ranges: [] },
} as const;

/** A, B, …, Z, AA, … */
function letters(column: number): string {
  const last = String.fromCharCode(0x41 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
