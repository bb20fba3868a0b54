import type { Estimate, Result } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import { placesOf, quantityKey } from "../vocabulary/quantity.js";

/**
 * Numbers of matched people that do not tell how few were left out.
 *
 * Who has no match, or did not answer, is what plain levels, or other ways of matching, have more. Where these are fewer than
 * may be told, `n` is a number that is the same for all of them: a multiple of the minimum that is not more than any has.
 * Numbers of rows that are few are not told, and people in the design are told as at least `n` on each side.
 *
 * in      every result of the study, and the policy
 * out     a function from an estimate to how it is told: all but those of matched people as they are
 */
export function matchedPeople(
  results: readonly Result[],
  { minimumCount }: Pick<ReleasePolicy, "minimumCount">,
): (estimate: Estimate) => Estimate {
  const beside = new Map<string, number[]>();
  for (const { quantity, n } of results)
    for (const key of keysOf(quantity)) beside.set(key, [...(beside.get(key) ?? []), n]);
  return (result) => {
    if (result.quantity.kind !== "matched") return result;
    const others = keysOf(result.quantity).flatMap((key) => beside.get(key) ?? []);
    const most = mostNear(result.n, others, minimumCount);
    const near = others.some((n) => n !== result.n && Math.abs(n - most) < minimumCount);
    return withoutFew(near ? atLeast(result, most, minimumCount) : result, minimumCount);
  };
}

/** The largest number that is reached from one by steps too small to tell. */
function mostNear(n: number, others: readonly number[], minimum: number): number {
  const next = Math.max(n, ...others.filter((other) => other > n && other - n < minimum));
  return next === n ? n : mostNear(next, others, minimum);
}

/** From the largest alone, so that the difference from it cannot be had. */
function atLeast(result: Estimate, most: number, minimum: number): Estimate {
  const n = Math.min(result.n, Math.max(minimum, Math.floor((most - minimum + 1) / minimum) * minimum));
  const { evidence, df } = result;
  const ofPeople = evidence.unit === "person";
  return {
    ...result,
    n,
    df: ofPeople && Number.isFinite(df) ? Math.min(df, n - 1) : df,
    evidence: ofPeople ? { ...evidence, psus: 2 * n } : evidence,
  };
}

function withoutFew(result: Estimate, minimum: number): Estimate {
  const leftOut = result.evidence.leftOut.filter(({ rows }) => rows === 0 || rows >= minimum);
  return { ...result, evidence: { ...result.evidence, leftOut } };
}

/** Figures of the same people: plain levels of either group, and other ways of matching them. */
function keysOf(quantity: Result["quantity"]): readonly string[] {
  if (quantity.kind === "level" && quantity.at.category === null) return [quantityKey(quantity)];
  if (quantity.kind !== "matched") return [];
  const levels = placesOf(quantity).map((at) =>
    quantityKey({ kind: "level", measure: quantity.measure, at }),
  );
  return [quantityKey({ ...quantity, way: "score" }), ...levels];
}
