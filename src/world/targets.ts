import { type DimensionId, dimensionIds, type GroupId, groupIds, type WaveId, waveIds } from "./world.js";

/** What a dimension comes to in one group and wave, among all who live there. */
export type Target =
  /** The share of its indicator. */
  | { readonly share: number }
  /** Its mean, 0–1. */
  | { readonly mean: number }
  /** Its mean is that of the other wave. */
  | "unchanged"
  /** Its mean changes as much as in the areas. */
  | "as in areas"
  /** What makes the mean of all six dimensions `totalMean`. */
  | "rest";

/** Mean of the six dimensions in the areas in 2018, as published. */
export const totalMean = 0.533;

/**
 * What is planted, by dimension, group and wave (2018, 2021). The shares of the areas, and those of the sector and the
 * population in 2021, are the published ones; all else is our choice.
 */
export const targets: Readonly<Record<DimensionId, Readonly<Record<GroupId, readonly [Target, Target]>>>> = {
  safety: {
    areas: [{ mean: 0.555 }, "unchanged"],
    sector: [{ mean: 0.6 }, "unchanged"],
    population: [{ mean: 0.68 }, "unchanged"],
  },
  cohesion: {
    areas: [{ mean: 0.49 }, { mean: 0.47 }],
    sector: [{ mean: 0.5 }, { mean: 0.495 }],
    population: [{ mean: 0.53 }, "unchanged"],
  },
  efficacy: {
    areas: ["rest", "unchanged"],
    sector: [{ mean: 0.505 }, "unchanged"],
    population: [{ mean: 0.53 }, "unchanged"],
  },
  trust: {
    areas: [{ mean: 0.5 }, { mean: 0.525 }],
    sector: [{ mean: 0.52 }, "as in areas"],
    population: [{ mean: 0.585 }, "as in areas"],
  },
  satisfaction: {
    areas: [{ share: 0.76 }, { share: 0.83 }],
    sector: [{ share: 0.81 }, { share: 0.83 }],
    population: ["as in areas", { share: 0.93 }],
  },
  quality: {
    areas: [{ share: 0.78 }, { share: 0.82 }],
    sector: [{ share: 0.84 }, { share: 0.85 }],
    population: ["unchanged", { share: 0.88 }],
  },
};

/** A dimension in one group and wave. */
export interface Place {
  readonly dimension: DimensionId;
  readonly group: GroupId;
  readonly wave: WaveId;
}

/** Every place once, in an order in which each target rests on places before it. */
export const places: readonly Place[] = dimensionIds
  .toSorted((a, b) => Number(hasRest(a)) - Number(hasRest(b)))
  .flatMap((dimension) =>
    groupIds.flatMap((group) =>
      waveIds
        .map((wave) => ({ dimension, group, wave }))
        .sort((a, b) => Number(restsOnOtherWave(a)) - Number(restsOnOtherWave(b))),
    ),
  );

function hasRest(dimension: DimensionId): boolean {
  return targets[dimension].areas.includes("rest");
}

function restsOnOtherWave(place: Place): boolean {
  const target = plannedAt(place);
  return target === "unchanged" || target === "as in areas";
}

function plannedAt({ dimension, group, wave }: Place): Target {
  return targets[dimension][group][wave === 2018 ? 0 : 1];
}

/** The share or the mean that a place is to have, given the means of those before it. */
export function targetOf(
  place: Place,
  meanOf: (place: Place) => number,
): { readonly share: number } | { readonly mean: number } {
  const target = plannedAt(place);
  const other: WaveId = place.wave === 2018 ? 2021 : 2018;
  const there = (change: Partial<Place>) => meanOf({ ...place, ...change });
  if (target === "unchanged") return { mean: there({ wave: other }) };
  if (target === "as in areas") {
    const change = there({ group: "areas" }) - there({ group: "areas", wave: other });
    return { mean: there({ wave: other }) + change };
  }
  if (target === "rest") {
    const others = dimensionIds.filter((dimension) => dimension !== place.dimension);
    return { mean: 6 * totalMean - others.reduce((sum, dimension) => sum + there({ dimension }), 0) };
  }
  return target;
}
