import { traitIds } from "../background.js";
import { dimensionIds, type GroupId, groupIds } from "../world.js";
import type { TrueChange } from "./changes.js";
import type { TrueLevel } from "./levels.js";
import { mainMeasures } from "./measures.js";

/** What a dimension adds to the change in the total: a sixth of its own change. */
export interface TrueDriver {
  readonly group: GroupId;
  readonly dimension: string;
  readonly contribution: number;
  /** The contribution over the change in the total. */
  readonly share: number;
}

/** The change in a measure in a group, split by one trait: other shares of the categories, other means in them. */
export interface TrueComposition {
  readonly group: GroupId;
  readonly measure: string;
  readonly trait: string;
  readonly byShares: number;
  readonly byMeans: number;
}

export function trueDrivers(changes: readonly TrueChange[]): readonly TrueDriver[] {
  const of = (group: GroupId, measure: string) =>
    changes.find((one) => one.group === group && one.measure === measure && one.trait === undefined)?.value ??
    0;
  return groupIds.flatMap((group) =>
    dimensionIds.map((dimension) => {
      const contribution = of(group, dimension) / dimensionIds.length;
      return { group, dimension, contribution, share: contribution / of(group, "total") };
    }),
  );
}

/**
 * source  Kitagawa (1955): shares change at the mean of both waves' means, means at the mean of both waves' shares
 */
export function trueCompositions(levels: readonly TrueLevel[]): readonly TrueComposition[] {
  return groupIds.flatMap((group) => {
    const there = levels.filter((level) => level.group === group && level.trait !== undefined);
    return traitIds.flatMap((trait) =>
      mainMeasures.map(({ id }) => split(there, { group, trait, measure: id })),
    );
  });
}

function split(
  levels: readonly TrueLevel[],
  what: { readonly group: GroupId; readonly trait: string; readonly measure: string },
): TrueComposition {
  const of = levels.filter(({ measure, trait }) => measure === what.measure && trait === what.trait);
  const [before, after] = [of.filter(({ wave }) => wave === 2018), of.filter(({ wave }) => wave === 2021)];
  const all = (wave: readonly TrueLevel[]) => wave.reduce((sum, { people }) => sum + people, 0);
  const [n0, n1] = [all(before), all(after)];
  let [byShares, byMeans] = [0, 0];
  before.forEach((first, i) => {
    const second = after[i] ?? first;
    const [p0, p1] = [first.people / n0, second.people / n1];
    // A category that is empty in one wave has no mean there: its share alone changes.
    const [y0, y1] = [first.value ?? second.value ?? 0, second.value ?? first.value ?? 0];
    byShares += (p1 - p0) * ((y0 + y1) / 2);
    byMeans += (y1 - y0) * ((p0 + p1) / 2);
  });
  return { ...what, byShares, byMeans };
}
