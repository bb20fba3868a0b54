import { at } from "../../maths/at.js";
import { grouped } from "./grouped.js";

/** Treated and candidates in one cell of traits, or in one class of scores. */
export interface MatchedCell {
  readonly cell: string;
  readonly treated: number;
  readonly controls: number;
}

export interface CellMatching {
  /** Sorted by name; cells with one side only are among them. */
  readonly cells: readonly MatchedCell[];
  /**
   * For each row: 1 for the treated, treated/controls of the cell for a candidate, more for one that pulls more; 0 where a
   * cell has one side only.
   */
  readonly weights: Float64Array;
  /** Treated in cells without candidates: the effect does not speak of them. */
  readonly unmatched: readonly number[];
}

/**
 * Exact matching, or weighting by classes of a score: candidates of a cell stand for the treated of that cell. The weighted
 * difference of means is Σ treated·(ȳ₁ − ȳ₀)/Σ treated over the cells with both.
 *
 * in      who is treated (1, 0), and the cell of each row; how hard each pulls within its cell: 0 leaves a row out, and of
 *         candidates those with more count as much more (everybody alike if left out)
 * out     weights for `weightedDifference` and `balance`; both sides add up to the treated who were matched
 * source  Cochran (1968), Biometrics 24, 295–313; R MatchIt 4.5 `method = "exact"`, `method = "subclass"`, but for a
 *         factor on the candidates' weights, which moves neither effect nor error
 */
export function matchInCells(
  treated: ArrayLike<number>,
  cell: readonly string[],
  pull?: ArrayLike<number>,
): CellMatching {
  if (cell.length !== treated.length || (pull && pull.length !== cell.length))
    throw new Error("matchInCells: columns of different lengths");
  const pullOf = (row: number) => (pull ? at(pull, row) : 1);
  const rows = [...cell.keys()].filter((row) => pullOf(row) > 0);
  const cells = [...grouped(rows, (row) => cell[row] as string)]
    .map(([name, members]) => {
      const controls = members.filter((row) => at(treated, row) !== 1);
      const whole = controls.reduce((sum, row) => sum + pullOf(row), 0);
      return { cell: name, treated: members.length - controls.length, controls: controls.length, whole };
    })
    .sort((a, b) => (a.cell < b.cell ? -1 : 1));
  const byName = new Map(cells.map((one) => [one.cell, one]));
  const weights = new Float64Array(cell.length);
  for (const row of rows) {
    const one = byName.get(cell[row] as string);
    if (!one || one.treated === 0 || one.controls === 0) continue;
    weights[row] = at(treated, row) === 1 ? 1 : (one.treated * pullOf(row)) / one.whole;
  }
  return {
    cells: cells.map(({ whole, ...one }) => one),
    weights,
    unmatched: rows.filter((row) => at(treated, row) === 1 && weights[row] === 0),
  };
}
