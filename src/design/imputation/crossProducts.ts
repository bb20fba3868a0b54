import { at } from "../../maths/at.js";
import type { Columns } from "./columns.js";

/** Σ x_k·x_l over the rows that answer each item, kept up to date as answers change. */
export interface CrossProducts {
  /** The dense columns as they stand. */
  readonly dense: readonly Float64Array[];
  /** Σ x_k·x_l over the rows that answer an item, as a square. */
  answered(item: number): Float64Array;
  /** Puts another number into a dense column. */
  change(row: number, column: number, value: number): void;
}

/**
 * The cross products that regressions on answered rows need, without going through those rows each time: they are those
 * of all rows less those of the rows without an answer, and of these only the imputed numbers change.
 *
 * Square k, l of a sum is in R[k, l] + R[l, k] (its diagonal in R[k, k] alone): so a change of one column is written in
 * that column's own row only.
 *
 * in      the columns; for each row the items that it does not answer
 * out     as many copies as are asked for; sums run in one order: the same bits each time
 */
export function crossProducts(
  columns: Columns,
  unanswered: readonly (readonly number[])[],
  items: number,
): () => CrossProducts {
  const { width } = columns;
  const rows = rowsOf(columns);
  // One square for all rows, then one for each item, of the rows that do not answer it.
  const squaresOf = unanswered.map((none) => Int32Array.from([0, ...none.map((item) => 1 + item)]));
  const sums = new Float64Array(width * width * (1 + items));
  squaresOf.forEach((squares, row) => {
    const places = rows.placesOf(row);
    const x = places.map((place) => (place < rows.length ? at(rows.numbers, row * rows.length + place) : 1));
    for (const square of squares) addSquare(sums, square * width * width, width, places, x);
  });
  return () => copyOf(columns, rows, sums.slice(), squaresOf);
}

/** The columns row by row: the dense ones as numbers, and the columns of the row's categories. */
interface Rows {
  readonly length: number;
  readonly numbers: Float64Array;
  /** −1 where a row's category has no column. */
  readonly marks: Int32Array;
  readonly placesOf: (row: number) => readonly number[];
}

function rowsOf({ dense, categories }: Columns): Rows {
  const { length } = dense;
  const people = dense[0]?.length ?? 0;
  const numbers = new Float64Array(people * length);
  dense.forEach((column, k) => {
    for (let row = 0; row < people; row++) numbers[row * length + k] = at(column, row);
  });
  const marks = new Int32Array(people * categories.length);
  categories.forEach(({ codes, columns }, c) => {
    for (let row = 0; row < people; row++) marks[row * categories.length + c] = at(columns, at(codes, row));
  });
  const marksOf = (row: number) => marks.subarray(row * categories.length, (row + 1) * categories.length);
  const placesOf = (row: number) => [...dense.keys(), ...marksOf(row).filter((place) => place >= 0)];
  return { length, numbers, marks, placesOf };
}

/** Adds x·x′, of numbers at rising places, to the upper triangle of a square. */
function addSquare(
  sums: Float64Array,
  to: number,
  width: number,
  places: readonly number[],
  x: readonly number[],
): void {
  for (let k = 0; k < x.length; k++) {
    const start = to + (places[k] as number) * width;
    for (let l = k; l < x.length; l++) {
      const cell = start + (places[l] as number);
      sums[cell] = (sums[cell] as number) + (x[k] as number) * (x[l] as number);
    }
  }
}

function copyOf(
  { dense, categories, width }: Columns,
  rows: Rows,
  sums: Float64Array,
  squaresOf: readonly Int32Array[],
): CrossProducts {
  const size = width * width;
  const { length, marks } = rows;
  const numbers = rows.numbers.slice();
  const now = dense.map((column) => column.slice());
  const kinds = categories.length;
  return {
    dense: now,
    answered(item) {
      const square = new Float64Array(size);
      const less = (1 + item) * size;
      for (let k = 0; k < width; k++) {
        for (let l = 0; l <= k; l++) {
          const [cell, mirror] = [k * width + l, l * width + k];
          let sum = (sums[cell] as number) - (sums[less + cell] as number);
          if (k !== l) sum += (sums[mirror] as number) - (sums[less + mirror] as number);
          square[cell] = sum;
          square[mirror] = sum;
        }
      }
      return square;
    },
    change(row, column, value) {
      const start = row * length;
      const before = numbers[start + column] as number;
      const more = value - before;
      if (more === 0) return;
      numbers[start + column] = before + value; // (x + d)² = x² + d·(x + (x + d))
      for (const square of squaresOf[row] ?? []) {
        const to = square * size + column * width;
        for (let l = 0; l < length; l++)
          sums[to + l] = (sums[to + l] as number) + more * (numbers[start + l] as number);
        for (let c = row * kinds; c < (row + 1) * kinds; c++) {
          const place = marks[c] as number;
          if (place >= 0) sums[to + place] = (sums[to + place] as number) + more;
        }
      }
      numbers[start + column] = value;
      const changed = now[column];
      if (changed) changed[row] = value;
    },
  };
}
