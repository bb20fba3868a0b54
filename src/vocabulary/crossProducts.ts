import type { Domain } from "./tally.js";

/**
 * Answers to several items reduced to sums by domain and by which of the items were answered. Counting only people
 * who answered all of some items, or each pair of them, is adding up the cells where those are answered. Cross-products
 * of disjoint rows about the same centres add up, cell by cell.
 */
export interface CrossProducts {
  readonly items: readonly CountedItem[];
  readonly domains: readonly Domain[];
  /** By domain, then by what was answered. */
  readonly cells: readonly CrossProductCell[];
  /** The query that counted, without the numbers that were taken from the data. */
  readonly query: string;
}

export interface CountedItem {
  readonly name: string;
  /** What its values are counted from, so that products keep their digits. */
  readonly centre: number;
}

export interface CrossProductCell {
  /** Index into `domains`. */
  readonly domain: number;
  /** One letter an item: 1 answered, 0 missing. */
  readonly answered: string;
  readonly rows: number;
  /** Σ (v − centre), one for each item; 0 for those that are missing. */
  readonly sums: Float64Array;
  /** Σ (u − centre)(v − centre), items × items. */
  readonly products: Float64Array;
}
