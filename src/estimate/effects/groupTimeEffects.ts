import type { PanelCell, PanelSums } from "../../vocabulary/panel.js";
import { groupTimeCovariance, type InfluencePiece } from "./groupTimeCovariance.js";
import type { GroupTimeOptions, GroupTimeResult } from "./groupTimeEffect.js";
import { type CohortSize, type Contrast, groupTimeFrom } from "./groupTimeFrom.js";
import type { PlannedEffect } from "./groupTimePlan.js";

/**
 * Effects of a programme that starts at different times, by cohort (first period under it) and period: how much more
 * the outcome of the units reached changed than that of comparable units. With discrete covariates like is compared
 * with like: Σ_x (share of the reached with x) · (change of the reached with x − change of the compared with x).
 * Outcome regression, inverse probability weighting and their doubly robust union are then one and the same.
 *
 * in      sums of a balanced panel, by cohort, pattern of covariates and cluster; the options
 * out     effects in the outcome's unit with their covariance Σψψ' over clusters (no correction for their number),
 *         and those that cannot be estimated, with why
 * returns `not-estimable`: "no-units"; "nobody-reached"; "no-never-treated" where "never" finds nobody to compare
 *         with; "no-effect" where each one is refused; "one-cluster"
 * throws  Error for cells of which some have a cluster and some a spread
 * not     for repeated cross sections, nor where a programme may end
 * source  Callaway & Sant'Anna (2021), Journal of Econometrics 225, 200–230; agrees with R did 2.3.0 `att_gt`
 */
export function groupTimeEffects(sums: PanelSums, options: GroupTimeOptions): GroupTimeResult {
  const { groups, groupOf } = grouped(sums);
  const pieces: InfluencePiece[][] = groups.map(() => []);
  return groupTimeFrom(
    {
      periods: sums.periods,
      cohorts: sizesOf(sums.cells),
      clusters: clustersOf(sums.cells),
      contrast: (planned, place) => {
        const found = contrast(groups, planned, place);
        if (found.kind === "refused") return found;
        for (const { group, piece } of found.pieces) pieces[group]?.push(piece);
        return found;
      },
      joint: (effects, shares) => {
        const total = shares.reduce((sum, { weight }) => sum + weight, 0);
        groups.forEach(({ cohort }, group) => {
          if (!shares.some((one) => one.cohort === cohort)) return;
          shares.forEach(({ cohort: own, share }, j) => {
            const level = ((own === cohort ? 1 : 0) - share) / total;
            pieces[group]?.push({ place: effects + j, level, slope: 0, at: 0, from: 0 });
          });
        });
        return groupTimeCovariance(
          sums.cells.map((cell, c) => ({ cell, pieces: pieces[groupOf[c] as number] ?? [] })),
          sums.periods.length,
          effects + shares.length,
        );
      },
    },
    options,
  );
}

/** Units of one cohort and pattern, over clusters. */
interface Group {
  readonly cohort: number | null;
  readonly pattern: string;
  units: number;
  weight: number;
  readonly outcome: Float64Array;
}

function grouped({ cells, periods }: PanelSums) {
  const groups: Group[] = [];
  const places = new Map<string, number>();
  const groupOf = cells.map(({ cohort, pattern, units, weight, outcome }) => {
    const key = `${cohort} ${pattern}`;
    const place = places.get(key) ?? groups.length;
    if (place === groups.length) {
      places.set(key, place);
      groups.push({ cohort, pattern, units: 0, weight: 0, outcome: new Float64Array(periods.length) });
    }
    const group = groups[place] as Group;
    group.units += units;
    group.weight += weight;
    outcome.forEach((sum, t) => {
      group.outcome[t] = (group.outcome[t] as number) + sum;
    });
    return place;
  });
  return { groups, groupOf };
}

type CellContrast =
  | Exclude<Contrast, { kind: "contrast" }>
  | (Extract<Contrast, { kind: "contrast" }> & {
      readonly pieces: readonly { readonly group: number; readonly piece: InfluencePiece }[];
    });

function contrast(
  groups: readonly Group[],
  { cohort, comparison, at, from }: PlannedEffect,
  place: number,
): CellContrast {
  const change = ({ outcome }: Group) => (outcome[at] as number) - (outcome[from] as number);
  const numbered = groups.map((group, number) => ({ ...group, number })).filter(({ weight }) => weight > 0);
  const reached = numbered.filter((group) => group.cohort === cohort);
  const compared = numbered.filter((group) => comparison.has(group.cohort));
  const weight = reached.reduce((sum, group) => sum + group.weight, 0);
  const strata = reached.map((group) => {
    const alike = compared.filter(({ pattern }) => pattern === group.pattern);
    const beside = alike.reduce((sum, one) => sum + one.weight, 0);
    return { group, alike, beside, mean: alike.reduce((sum, one) => sum + change(one), 0) / beside };
  });
  const alone = strata.filter(({ beside }) => beside === 0);
  if (alone.length > 0) return { kind: "refused", reason: "no-comparison", detail: without(alone, weight) };
  const value = strata.reduce(
    (sum, { group, mean }) => sum + (change(group) - group.weight * mean) / weight,
    0,
  );
  const pieces = strata.flatMap(({ group, alike, beside, mean }) => {
    const part = group.weight / weight / beside;
    const own = { place, level: -(mean + value) / weight, slope: 1 / weight, at, from };
    const other = { place, level: part * mean, slope: -part, at, from };
    return [
      { group: group.number, piece: own },
      ...alike.map(({ number }) => ({ group: number, piece: other })),
    ];
  });
  const comparisonUnits = strata.flatMap(({ alike }) => alike).reduce((sum, { units }) => sum + units, 0);
  return { kind: "contrast", value, comparisonUnits, pieces: at === from ? [] : pieces };
}

function without(alone: readonly { readonly group: Group }[], weight: number): string {
  const patterns = alone.map(({ group }) => group.pattern).filter((pattern) => pattern !== "");
  if (patterns.length === 0) return "no unit to compare with is left";
  const share = alone.reduce((sum, { group }) => sum + group.weight, 0) / weight;
  return `no unit to compare with for ${patterns.join("; ")}: ${(100 * share).toFixed(1)}% of the units reached`;
}

function sizesOf(cells: readonly PanelCell[]): readonly CohortSize[] {
  return [...new Set(cells.map(({ cohort }) => cohort))].map((cohort) => {
    const own = cells.filter((cell) => cell.cohort === cohort);
    return {
      cohort,
      units: own.reduce((sum, { units }) => sum + units, 0),
      weight: own.reduce((sum, { weight }) => sum + weight, 0),
      clusters: clustersOf(own),
    };
  });
}

function clustersOf(cells: readonly PanelCell[]): number {
  const named = cells.filter(({ cluster }) => cluster !== null);
  return named.length > 0
    ? new Set(named.map(({ cluster }) => cluster)).size
    : cells.reduce((sum, { units }) => sum + units, 0);
}
