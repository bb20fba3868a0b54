import { select } from "../../../maths/matrix.js";
import type { EvidenceNote } from "../../../vocabulary/estimate.js";
import { type AggregateEffects, aggregateEffects } from "../../effects/aggregateEffects.js";
import type { GroupTimeResult } from "../../effects/groupTimeEffect.js";
import type { HonestEventStudy } from "../../effects/honestEventStudy.js";
import { honestMagnitudes } from "../../effects/honestMagnitudes.js";
import { smoothnessBreakdown } from "../../effects/honestSmoothness.js";

/**
 * How far trends could part after the beginning before the mean of the event study's effects could be none: by how many
 * times the largest step before it, and by how quick a turn of the slope.
 *
 * in      effects with a universal base
 * out     none where nothing is known of the time before, or periods are not evenly spaced
 */
export function honestNotes(found: GroupTimeResult): readonly EvidenceNote[] {
  const made = found.kind === "estimated" ? aggregateEffects(found, { by: "event-time" }) : found;
  if (made.kind !== "estimated") return [];
  const study = honestStudy(made);
  if (study === null) return [];
  const magnitudes = honestMagnitudes(study, { bound: 1 });
  const smoothness = smoothnessBreakdown(study);
  return [
    ...(magnitudes.kind === "estimated" ? [{ kind: "breakdown", times: magnitudes.breakdown } as const] : []),
    ...(smoothness.kind === "estimated"
      ? [{ kind: "smoothness", change: smoothness.breakdown } as const]
      : []),
  ];
}

/** Periods of anticipation come after the base, and count for nothing in the mean. */
function honestStudy({ points, covariance }: AggregateEffects): HonestEventStudy | null {
  const steps = points.slice(1).map(({ at }, k) => at - Number(points[k]?.at));
  if (!steps.every((step) => step === steps[0])) return null;
  const places = points.flatMap(({ phase }, k) => (phase === "base" ? [] : [k]));
  const phases = places.flatMap((k) => points[k]?.phase ?? []);
  const before = phases.filter((phase) => phase === "before").length;
  const after = phases.filter((phase) => phase === "after").length;
  return {
    effects: places.map((k) => points[k]?.value ?? 0),
    covariance: select(covariance, places, places),
    before,
    weights: phases.slice(before).map((phase) => (phase === "after" ? 1 / after : 0)),
  };
}
