import type { ErrorsNote } from "../../../vocabulary/estimate.js";
import type { ClusterErrors } from "../../../vocabulary/quantity.js";
import { wildDraws } from "../../effects/twoWayFigures.js";

/** With fewer clusters than this no way of telling errors can be relied on, and the bootstrap draws Webb's six values. */
const fewClusters = 12;

/**
 * How errors were told, where a reader must know: clusters are few, or the study chose another way than the usual one.
 *
 * in      clusters that can speak; those that a bootstrap drew for, where silent ones are among them
 */
export function errorsNote(
  way: ClusterErrors | null,
  clusters: number,
  drawnFor: number = clusters,
): readonly ErrorsNote[] {
  const few = clusters < fewClusters;
  if (!few && (way === null || way === "CR1")) return [];
  const { draws, seed } = wildDraws;
  const chance = way === "wild" && (few || 2 ** drawnFor > draws);
  return [{ kind: "errors", way, clusters, few, draws: chance ? draws : null, seed: chance ? seed : null }];
}
