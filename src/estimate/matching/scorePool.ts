import { at } from "../../maths/at.js";

/** Candidates sorted by their score, out of which the nearest are found and taken. */
export interface ScorePool {
  /** Rows of those nearest to a score and no farther than that, from near to far; ties by their place. */
  readonly nearest: (score: number, count: number, farthest: number) => readonly number[];
  readonly remove: (row: number) => void;
}

/**
 * Two lines of candidates: one upwards from any score, one downwards, each with equal scores in the order of places. Who
 * is nearest stands first in one of the two. Those taken are skipped in almost constant time.
 *
 * in      rows, the score of each row of the data, and the place of each that decides ties
 */
export function scorePool(rows: readonly number[], score: ArrayLike<number>, place: Int32Array): ScorePool {
  const lineOf = (side: 1 | -1) =>
    lined(
      [...rows].sort((a, b) => side * (at(score, a) - at(score, b)) || at(place, a) - at(place, b)),
      (row) => side * at(score, row),
    );
  const [up, down] = [lineOf(1), lineOf(-1)];
  return {
    nearest: (wanted, count, farthest) => {
      const chosen: number[] = [];
      let [above, below] = [up.from(up.reaching(wanted)), down.from(down.beyond(-wanted))];
      while (chosen.length < count) {
        const [high, low] = [up.rows[above], down.rows[below]];
        const [far, deep] = [gap(high), gap(low)];
        if (Math.min(far, deep) > farthest || (high === undefined && low === undefined)) break;
        if (far < deep || (far === deep && at(place, high as number) < at(place, low as number))) {
          chosen.push(high as number);
          above = up.from(above + 1);
        } else {
          chosen.push(low as number);
          below = down.from(below + 1);
        }
      }
      return chosen;

      function gap(row: number | undefined): number {
        return row === undefined ? Number.POSITIVE_INFINITY : Math.abs(at(score, row) - wanted);
      }
    },
    remove: (row) => {
      up.remove(row);
      down.remove(row);
    },
  };
}

interface Line {
  readonly rows: readonly number[];
  /** First place whose value is at least, or above, the one given. */
  readonly reaching: (value: number) => number;
  readonly beyond: (value: number) => number;
  /** First place from here on that is not taken. */
  readonly from: (place: number) => number;
  readonly remove: (row: number) => void;
}

function lined(rows: readonly number[], scoreOf: (row: number) => number): Line {
  const values = Float64Array.from(rows, scoreOf);
  const placeOf = new Map(rows.map((row, k) => [row, k]));
  const next = Int32Array.from({ length: rows.length + 1 }, (_, k) => k);
  const search = (past: (value: number) => boolean) => {
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (past(values[middle] as number)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return {
    rows,
    reaching: (value) => search((other) => other >= value),
    beyond: (value) => search((other) => other > value),
    from: (place) => {
      let end = place;
      while (next[end] !== end) end = next[end] as number;
      for (let k = place; k !== end; ) {
        const after = next[k] as number;
        next[k] = end;
        k = after;
      }
      return end;
    },
    remove: (row) => {
      const place = placeOf.get(row) as number;
      next[place] = place + 1;
    },
  };
}
