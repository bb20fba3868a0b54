import { counting } from "./counting.mjs";
import { familyError, nulls, scaleNulls } from "./nulls.mjs";
import { intervalRows } from "./rows.mjs";

/**
 * What one world adds to each row of the tables.
 *
 * in      results by way of weighting, and the scales; the truth about a quantity
 * out     sums by row, as `counting` says
 */
export function observe({ scales, ...byWeights }, trueValue) {
  const { add, rows } = counting();
  for (const [weights, results] of Object.entries(byWeights)) {
    for (const { kind, quantity, value, se, interval } of results) {
      const own = kind === "estimate" ? intervalRows(weights, quantity) : [];
      const truth = own.length > 0 ? trueValue(quantity) : null;
      if (truth === null) continue;
      const missed = truth < interval.low || truth > interval.high;
      for (const row of own) add(row, { missed, error: value - truth, variance: se * se });
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
  return rows();
}
