import { at } from "../../maths/at.js";
import { type Matrix, matrix } from "../../maths/matrix.js";
import type { CrossProductCell, CrossProducts } from "../../vocabulary/crossProducts.js";
import type { Domain } from "../../vocabulary/tally.js";

/** Means and covariances of some items. */
export interface ItemMoments {
  readonly items: readonly string[];
  /** People: who answered all items; pairwise, at least one. */
  readonly n: number;
  readonly means: Float64Array;
  /** Divided by n − 1, as R's `cov`. Pairwise it need not be the covariance of any data. */
  readonly covariance: Matrix;
}

/** Who counts: those who answered all the items, or for each pair of items those who answered both. */
export type Answered = "listwise" | "pairwise";

/**
 * Means and covariances of some of the counted items, among the people of some domains.
 *
 * in      cross-products; the items, by name; who counts; which domains (all, if left out)
 * out     in the items' units; mean 0 and covariance 0 where nobody (or one person) counts
 * throws  Error for an item that was not counted
 * source  R `cov(use = "complete.obs")` and `cov(use = "pairwise")`
 */
export function itemMoments(
  products: CrossProducts,
  { items, answered, among = () => true }: MomentsRequest,
): ItemMoments {
  const places = items.map((item) => placeOf(products, item));
  const wanted = products.domains.map(among);
  const counts = ({ domain, answered: given }: CrossProductCell) => {
    const has = (place: number) => given[place] === "1";
    return wanted[domain] === true && (answered === "listwise" ? places.every(has) : places.some(has));
  };
  const cells = products.cells.filter(counts);
  const pairs = pairSums(cells, places, products.items.length);
  const size = items.length;
  return {
    items,
    n: cells.reduce((sum, { rows }) => sum + rows, 0),
    means: Float64Array.from(places, (place, i) => {
      const own = i * size + i;
      const n = at(pairs.n, own);
      return n > 0 ? (products.items[place]?.centre ?? 0) + at(pairs.sums, own) / n : 0;
    }),
    covariance: matrix(size, size, (i, j) => {
      const [here, mirrored] = [i * size + j, j * size + i];
      const n = at(pairs.n, here);
      if (n < 2) return 0;
      return (at(pairs.products, here) - (at(pairs.sums, here) * at(pairs.sums, mirrored)) / n) / (n - 1);
    }),
  };
}

/** For each pair of items, over people who answered both: how many, Σ of the first, Σ of the product. */
function pairSums(cells: readonly CrossProductCell[], places: readonly number[], many: number) {
  const size = places.length;
  const n = new Float64Array(size * size);
  const sums = new Float64Array(size * size);
  const products = new Float64Array(size * size);
  for (const cell of cells) {
    places.forEach((first, i) => {
      if (cell.answered[first] !== "1") return;
      places.forEach((second, j) => {
        if (cell.answered[second] !== "1") return;
        const here = i * size + j;
        n[here] = at(n, here) + cell.rows;
        sums[here] = at(sums, here) + at(cell.sums, first);
        products[here] = at(products, here) + at(cell.products, first * many + second);
      });
    });
  }
  return { n, sums, products };
}

export interface MomentsRequest {
  readonly items: readonly string[];
  readonly answered: Answered;
  readonly among?: (domain: Domain) => boolean;
}

function placeOf({ items }: CrossProducts, item: string): number {
  const place = items.findIndex(({ name }) => name === item);
  if (place < 0) throw new Error(`itemMoments: ${item} was not counted`);
  return place;
}
