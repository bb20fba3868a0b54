import { addAt } from "../../maths/addAt.js";
import { type Matrix, matrix } from "../../maths/matrix.js";
import type { PanelCell, PanelSpread } from "../../vocabulary/panel.js";

/**
 * How much one estimate moves for a unit of a cell, per weight: level + slope · (outcome at − outcome from).
 * These are sparse: an estimate has pieces only in cells of the reached and of those compared with.
 */
export interface InfluencePiece {
  readonly place: number;
  readonly level: number;
  readonly slope: number;
  readonly at: number;
  readonly from: number;
}

/** A cell with the influence of its units. */
interface Moving {
  readonly cell: PanelCell;
  readonly pieces: readonly InfluencePiece[];
}

/**
 * Covariance of estimates by their influence: Σψψ' over clusters; over units where these are their own clusters.
 *
 * in      cells, each with its units' influence; the number of periods and of estimates
 * out     size × size; exactly 0 for an estimate whose variance is no more than rounding
 * throws  Error for cells of which some have a cluster and some a spread
 */
export function groupTimeCovariance(moving: readonly Moving[], periods: number, size: number): Matrix {
  const sums: Sums = { size, data: new Float64Array(size * size), gross: new Float64Array(size) };
  const byCluster = new Map<string, Float64Array>();
  for (const { cell, pieces } of moving) {
    const { cluster, spread } = cell;
    if ((cluster === null) !== (spread !== null))
      throw new Error("groupTimeCovariance: a cell has either a cluster or a spread");
    if (spread) addSpread(sums, spread, pieces, periods);
    else if (cluster !== null) {
      const total = byCluster.get(cluster) ?? new Float64Array(size);
      byCluster.set(cluster, total);
      addCluster(sums, total, cell, pieces);
    }
  }
  for (const total of byCluster.values()) addSquare(sums, total);
  return settled(sums);
}

interface Sums {
  readonly size: number;
  /** Lower half. */
  readonly data: Float64Array;
  /** The diagonal's terms without their signs: what its rounding is measured by. */
  readonly gross: Float64Array;
}

/** Adds what the pieces' estimates move for all units of a cell. */
function addCluster(
  { gross }: Sums,
  total: Float64Array,
  { weight, outcome }: PanelCell,
  pieces: readonly InfluencePiece[],
): void {
  for (const { place, level, slope, at, from } of pieces) {
    const [later, earlier] = [outcome[at] as number, outcome[from] as number];
    addAt(total, place, level * weight + slope * (later - earlier));
    addAt(gross, place, (level * weight) ** 2 + slope ** 2 * (later ** 2 + earlier ** 2));
  }
}

function addSquare({ data, size }: Sums, total: Float64Array): void {
  for (let i = 0; i < size; i++) {
    const first = total[i] as number;
    if (first !== 0) for (let j = 0; j <= i; j++) addAt(data, i * size + j, first * (total[j] as number));
  }
}

function addSpread(
  { data, size, gross }: Sums,
  { weight, outcome, products }: PanelSpread,
  pieces: readonly InfluencePiece[],
  periods: number,
): void {
  const product = (t: number, s: number) => products[t * periods + s] as number;
  const changes = pieces.map(({ at, from }) => (outcome[at] as number) - (outcome[from] as number));
  pieces.forEach((a, k) => {
    addAt(
      gross,
      a.place,
      a.level ** 2 * weight + a.slope ** 2 * (product(a.at, a.at) + product(a.from, a.from)),
    );
    for (let l = 0; l < pieces.length; l++) {
      const b = pieces[l] as InfluencePiece;
      if (b.place > a.place) continue;
      const levels = a.level * b.level * weight;
      const mixed = a.level * b.slope * (changes[l] as number) + a.slope * b.level * (changes[k] as number);
      const both =
        product(a.at, b.at) - product(a.at, b.from) - product(a.from, b.at) + product(a.from, b.from);
      addAt(data, a.place * size + b.place, levels + mixed + a.slope * b.slope * both);
    }
  });
}

/** Both halves; a variance that is rounding is 0, and so are its covariances. */
function settled({ data, size, gross }: Sums): Matrix {
  const still = Array.from(gross, (most, i) => (data[i * size + i] as number) <= 1e-13 * most);
  return matrix(size, size, (i, j) =>
    still[i] || still[j] ? 0 : (data[Math.max(i, j) * size + Math.min(i, j)] as number),
  );
}
