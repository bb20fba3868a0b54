import { at } from "../../../maths/at.js";
import { matrix } from "../../../maths/matrix.js";
import { qr } from "../../../maths/qr.js";
import type { MatchPeople } from "../../../vocabulary/matches.js";
import type { NamedColumn } from "../../clustered/cells.js";

/**
 * The categories in which people must agree, as columns of 0 and 1 for a score. What follows from the others is left out:
 * the last category of a breakdown, or all of one that divides another further.
 *
 * in      some rows, and the cell of every row
 */
export function agreedColumns(
  { categories }: Pick<MatchPeople, "categories">,
  rows: readonly number[],
  cell: readonly string[],
): readonly NamedColumn[] {
  const first = new Map(rows.map((row) => [cell[row] as string, row]));
  const examples = [...first].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const columns = categories.flatMap((places, k) =>
    [...new Set(examples.map((row) => at(places, row)))]
      .sort((a, b) => a - b)
      .map((place) => ({
        name: `${k} = ${place}`,
        is: (row: number) => (at(places, row) === place ? 1 : 0),
      })),
  );
  const { order, rank } = qr(
    matrix(examples.length, columns.length + 1, (i, j) => columns[j - 1]?.is(examples[i] as number) ?? 1),
  );
  return order
    .slice(0, rank)
    .sort((a, b) => a - b)
    .flatMap((j) => columns[j - 1] ?? [])
    .map(({ name, is }) => ({ name, values: Float64Array.from(rows, is) }));
}
