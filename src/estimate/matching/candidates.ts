import { at } from "../../maths/at.js";

/** Who was treated and who may stand beside them, in parallel columns. Nothing depends on the order of rows. */
export interface Candidates {
  /** Different for each row. Ties are decided by it: the id that sorts first comes first. */
  readonly id: readonly string[];
  /** 1 for the treated, 0 for candidates. */
  readonly treated: ArrayLike<number>;
  /** The traits that must be the same, as one word a row; everybody alike if left out. */
  readonly exact?: readonly string[];
}

/** Rows by id, and the place of each in that order. */
export interface IdOrder {
  readonly rows: readonly number[];
  readonly place: Int32Array;
}

/**
 * The order in which all sums are taken and all ties are decided.
 *
 * in      ids; they are compared as text, by code unit
 * throws  Error for an id that is there twice, and for columns of other lengths
 */
export function orderById({ id, treated, exact }: Candidates): IdOrder {
  if (treated.length !== id.length || (exact && exact.length !== id.length))
    throw new Error("orderById: columns of different lengths");
  const name = (i: number) => id[i] as string;
  const rows = id.map((_, i) => i).sort((i, j) => (name(i) < name(j) ? -1 : name(i) > name(j) ? 1 : 0));
  const place = new Int32Array(rows.length);
  rows.forEach((row, k) => {
    if (k > 0 && name(row) === name(rows[k - 1] as number))
      throw new Error(`orderById: two rows of “${id[row]}”`);
    place[row] = k;
  });
  return { rows, place };
}

/** Rows of the treated, or of the others, in the order given. */
export function rowsOf(rows: readonly number[], treated: ArrayLike<number>, side: 0 | 1): readonly number[] {
  return rows.filter((row) => at(treated, row) === side);
}
