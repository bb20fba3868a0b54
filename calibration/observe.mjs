import { familyError, nulls, scaleNulls } from "./nulls.mjs";
import { intervalRows } from "./rows.mjs";

/**
 * What one world adds to each row of the tables.
 *
 * in      results by way of weighting, and the scales; the truth about a quantity
 * out     by row: how many figures, in how many blocks, how many missed (an interval without the truth, a test that
 *         found something), and for intervals sums of errors, their squares and the variances stated
 */
export function observe({ scales, ...byWeights }, trueValue) {
  const sums = new Map();
  const add = ({ row, block }, { missed, error = 0, variance = 0 }) => {
    const sum = sums.get(row) ?? { n: 0, blocks: new Set(), missed: 0, error: 0, squares: 0, variance: 0 };
    sums.set(row, sum);
    sum.blocks.add(block);
    sum.n++;
    sum.missed += missed ? 1 : 0;
    sum.error += error;
    sum.squares += error ** 2;
    sum.variance += variance;
  };
  for (const [weights, results] of Object.entries(byWeights)) {
    for (const { kind, quantity, value, se, interval } of results) {
      const rows = kind === "estimate" ? intervalRows(weights, quantity) : [];
      const truth = rows.length > 0 ? trueValue(quantity) : null;
      if (truth === null) continue;
      const missed = truth < interval.low || truth > interval.high;
      for (const row of rows) add(row, { missed, error: value - truth, variance: se * se });
    }
  }
  const { calibrated } = byWeights;
  const estimates = calibrated.filter(({ kind }) => kind === "estimate");
  const tests = [
    ...estimates.flatMap((result) => nulls(result, trueValue(result.quantity))),
    familyError(estimates),
    ...scaleNulls(scales),
  ];
  for (const { found, ...test } of tests) add(test, { missed: found });
  return [...sums].map(([row, { blocks, ...sum }]) => ({ row, blocks: blocks.size, ...sum }));
}
