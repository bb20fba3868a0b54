import type { SideCounts } from "../../vocabulary/estimate.js";
import type { Measure, Study } from "../../vocabulary/study.js";
import type { Behind } from "./domainEstimates.js";

/**
 * The smallest number on either side over the domains that a figure rests on. A question with two answers has
 * sides however it is summed: its mean and its total tell as much as its share.
 */
export function sideCounts(
  study: Study,
  measure: Measure,
  { sums, answered }: Pick<Behind, "sums" | "answered">,
  domains: readonly number[],
): SideCounts | null {
  const ends = twoAnswers(study, measure);
  if (!ends) return null;
  const [low, high] = ends;
  const having = domains.map((d) =>
    Math.round(((sums[d] as number) - low * (answered[d] as number)) / (high - low)),
  );
  const lacking = domains.map((d, i) => (answered[d] as number) - (having[i] as number));
  return { having: Math.min(...having), lacking: Math.min(...lacking) };
}

/** The values between which a measure divides people in two; `null` where it does not. */
function twoAnswers(study: Study, measure: Measure): readonly [low: number, high: number] | null {
  if (measure.kind === "share") return [0, 1];
  if (measure.kind !== "mean" && measure.kind !== "total") return null;
  const scale = study.items.find(({ id }) => id === measure.item)?.scale;
  const values = scale?.kind === "points" ? [...new Set(scale.points.map(({ value }) => value))] : [];
  const [first, second] = values.sort((a, b) => a - b);
  return values.length === 2 && first !== undefined && second !== undefined ? [first, second] : null;
}
