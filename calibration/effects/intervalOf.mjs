import { meanInterval } from "../../dist/estimate/means/meanInterval.js";

/** Whether the 95 % interval of a figure lacks the truth, how far the figure is off, and the variance stated. */
export function intervalOf({ value, se, df }, truth) {
  const { low, high } = meanInterval({ estimate: value, se, df, confidence: 0.95 });
  return { missed: truth < low || truth > high, error: value - truth, variance: se * se };
}
