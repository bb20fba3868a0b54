import { double } from "./literal.js";
import { type Sql, sql } from "./sql.js";

/**
 * A sum of doubles that is the same whatever the order of rows and the number of threads.
 *
 * Each term is put on a fixed-point grid and summed as an integer, which is exact; the grid is fine enough
 * that a term loses nothing that a double sum would keep.
 *
 * in      an expression, and the largest absolute value that it takes; NULL adds nothing
 * out     SQL of type DOUBLE; 0 where there is nothing to add
 * error   the engine refuses the cast where a term exceeds `largest` by more than a factor of two
 * source  sums of integers do not depend on order; DuckDB's `sum(DOUBLE)` and `fsum` do (measured)
 */
export function exactSum(term: Sql, largest: number): Sql {
  return fixedPoint(term, largest, sql`BIGINT`, 61);
}

/**
 * As `exactSum`, for squares and products: 90 bits below the largest term, so that terms much smaller than
 * the largest keep their digits too. Slower.
 */
export function exactWideSum(term: Sql, largest: number): Sql {
  return fixedPoint(term, largest, sql`HUGEINT`, 90);
}

function fixedPoint(term: Sql, largest: number, integer: Sql, bits: number): Sql {
  const wanted = largest > 0 ? bits - Math.ceil(Math.log2(largest)) : 0;
  const exponent = Math.max(-1000, Math.min(1000, wanted)); // beyond that a power of two is no double
  const up = double(2 ** exponent);
  const down = double(2 ** -exponent);
  return sql`(coalesce(CAST(sum(CAST((${term}) * ${up} AS ${integer})) AS DOUBLE), 0) * ${down})`;
}
