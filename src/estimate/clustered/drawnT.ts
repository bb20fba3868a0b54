import { dot } from "../../maths/matrix.js";
import type { Clusters } from "./clusterSums.js";

/**
 * A draw's estimate less the hypothesis, step + far·slope, and Σ over clusters of its squared scores,
 * still + 2·far·both + far²·turned: both follow from how far the data's estimate lies above the hypothesis.
 */
interface Drawn {
  readonly step: number;
  readonly slope: number;
  readonly still: number;
  readonly both: number;
  readonly turned: number;
}

/**
 * What a draw makes of the clusters' scores under the hypothesis, which are score + far/variance · pull: Σ sign·score moves
 * the coefficients, and what that takes from each cluster's own score is its pull.
 */
export function drawsOf(
  clusters: Clusters["clusters"],
  pulls: readonly Float64Array[],
  direction: Float64Array,
  variance: number,
  signs: Float64Array,
): (from: number) => Drawn {
  const [size, many] = [direction.length, clusters.length];
  const flat = (lists: readonly Float64Array[]) => Float64Array.from(lists.flatMap((list) => [...list]));
  const score = flat(clusters.map((cluster) => cluster.score));
  const pull = flat(pulls);
  const steps = clusters.map((cluster) => dot(cluster.score, direction));
  const slopes = pulls.map((own) => dot(own, direction) / variance);
  const [moved, turning] = [new Float64Array(size), new Float64Array(size)];
  return (from) => {
    moved.fill(0);
    turning.fill(0);
    for (let g = 0; g < many; g++) {
      const sign = signs[from + g] as number;
      for (let a = 0; a < size; a++) {
        moved[a] = (moved[a] as number) + sign * (score[g * size + a] as number);
        turning[a] = (turning[a] as number) + (sign * (pull[g * size + a] as number)) / variance;
      }
    }
    let [still, both, turned] = [0, 0, 0];
    for (let g = 0; g < many; g++) {
      const sign = signs[from + g] as number;
      let [rest, turn] = [sign * (steps[g] as number), sign * (slopes[g] as number)];
      for (let a = 0; a < size; a++) {
        const own = pull[g * size + a] as number;
        rest -= own * (moved[a] as number);
        turn -= own * (turning[a] as number);
      }
      still += rest * rest;
      both += rest * turn;
      turned += turn * turn;
    }
    return { step: dot(moved, direction), slope: dot(turning, direction), still, both, turned };
  };
}

/** |t| of a draw. Without variance it is infinite, or 0 where the estimate stays too. */
export function sizeOfT(
  { step, slope, still, both, turned }: Drawn,
  far: number,
  correction: number,
): number {
  const away = Math.abs(step + far * slope);
  const squares = still + 2 * far * both + far * far * turned;
  return away === 0 ? 0 : away / Math.sqrt(correction * Math.max(0, squares));
}
