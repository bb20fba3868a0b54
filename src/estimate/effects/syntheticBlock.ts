import { at } from "../../maths/at.js";
import { spreadOfChanges, syntheticWeights } from "./syntheticWeights.js";

/** Outcomes of units that start at one time and of units that never do. */
export interface SyntheticBlock {
  readonly reached: readonly Float64Array[];
  readonly controls: readonly Float64Array[];
  /** Place of the first period reached. */
  readonly start: number;
}

/** A cohort's outcomes, and which units they are of. */
export interface SyntheticStart {
  readonly cohort: number;
  readonly block: SyntheticBlock;
  readonly units: readonly number[];
}

/** How strongly weights are held even. */
export interface SyntheticPenalties {
  readonly unit: number;
  readonly time: number;
}

export interface SyntheticWeighting {
  /** Of the controls. */
  readonly unit: Float64Array;
  /** Of the periods before the start. */
  readonly time: Float64Array;
}

/** ζ of the source: for units (N₁·T₁)^¼ times the spread of changes among controls before the start; for time next to 0. */
export function syntheticPenalties({ reached, controls, start }: SyntheticBlock): SyntheticPenalties {
  const spread = spreadOfChanges(controls.map((path) => path.subarray(0, start)));
  const after =
    at(
      controls.map(({ length }) => length),
      0,
    ) - start;
  return { unit: (reached.length * after) ** 0.25 * spread, time: 1e-6 * spread };
}

/** Unit weights follow the units reached before the start; time weights the periods after it, among controls. */
export function syntheticWeighting(block: SyntheticBlock, penalties: SyntheticPenalties): SyntheticWeighting {
  const { reached, controls, start } = block;
  const before = Array.from({ length: start }, (_, t) => t);
  return {
    unit: syntheticWeights(
      controls.map((path) => path.subarray(0, start)),
      meanPath(reached).subarray(0, start),
      penalties.unit,
    ),
    time: syntheticWeights(
      before.map((t) => controls.map((path) => at(path, t))),
      controls.map((path) => average(path.subarray(start))),
      penalties.time,
    ),
  };
}

/** Change of the units reached, from the weighted periods before to the mean after, less that of the weighted controls. */
export function syntheticEffect(block: SyntheticBlock, weights: SyntheticWeighting): number {
  const change = (path: Float64Array) =>
    average(path.subarray(block.start)) -
    weights.time.reduce((sum, weight, t) => sum + weight * at(path, t), 0);
  return change(meanPath(block.reached)) - change(weightedPath(block.controls, weights.unit));
}

/** Effects of all starts, each counting by its units × periods reached. */
export function overStarts(
  blocks: readonly SyntheticBlock[],
  weightings: readonly SyntheticWeighting[],
): number {
  const shares = sharesOf(blocks);
  return blocks.reduce(
    (sum, block, k) => sum + at(shares, k) * syntheticEffect(block, weightings[k] as SyntheticWeighting),
    0,
  );
}

export function sharesOf(blocks: readonly SyntheticBlock[]): number[] {
  const sizes = blocks.map(({ reached, start }) =>
    reached.reduce((sum, path) => sum + path.length - start, 0),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => size / total);
}

export function meanPath(paths: readonly Float64Array[]): Float64Array {
  return weightedPath(
    paths,
    paths.map(() => 1 / paths.length),
  );
}

export function weightedPath(paths: readonly Float64Array[], weights: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: paths[0]?.length ?? 0 }, (_, t) =>
    paths.reduce((sum, path, j) => sum + at(weights, j) * at(path, t), 0),
  );
}

function average(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
