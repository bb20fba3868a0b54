import type { ErrorsNote } from "../../../vocabulary/estimate.js";
import type { ClusterErrors } from "../../../vocabulary/quantity.js";
import { wildDraws } from "../../effects/twoWayFigures.js";

/** With fewer clusters than this no way of telling errors can be relied on, and the bootstrap draws Webb's six values. */
const fewClusters = 12;

/** How errors were told, where a reader must know: clusters are few, or the study chose another way than the usual one. */
export function errorsNote(way: ClusterErrors | null, clusters: number): readonly ErrorsNote[] {
  const few = clusters < fewClusters;
  if (!few && (way === null || way === "CR1")) return [];
  const { draws, seed } = wildDraws;
  const chance = way === "wild" && (few || 2 ** clusters > draws);
  return [{ kind: "errors", way, clusters, few, draws: chance ? draws : null, seed: chance ? seed : null }];
}
