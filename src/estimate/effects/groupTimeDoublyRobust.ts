import type { Matrix } from "../../maths/matrix.js";
import type { PanelTable, PanelUnit } from "../../vocabulary/panel.js";
import { doublyRobust } from "./doublyRobust.js";
import type { CohortShare, GroupTimeOptions, GroupTimeResult } from "./groupTimeEffect.js";
import { type CohortSize, groupTimeFrom } from "./groupTimeFrom.js";

/**
 * Group-time effects with continuous covariates held alike, doubly robust; see `doublyRobust` for one effect and
 * `groupTimeEffects` for what the effects are. A pass over the units for each effect.
 *
 * in      units over periods; those without an outcome in each period do not count (`units` of the result tells how
 *         many do); covariates finite; the options
 * out     as `groupTimeEffects`: effects with their full covariance, clustered as the units are
 * returns as `groupTimeEffects`; an effect may also be refused for "no-overlap" or "singular" covariates
 * not     for discrete covariates, where `groupTimeEffects` needs no model
 * source  Callaway & Sant'Anna (2021), theorem 1, the doubly robust estimand; R did 2.3.0 `att_gt(est_method = "dr")`
 */
export function groupTimeDoublyRobust(table: PanelTable, options: GroupTimeOptions): GroupTimeResult {
  const many = table.periods.length;
  const places = table.units.flatMap((_, i) =>
    table.present.subarray(i * many, (i + 1) * many).every((there) => there === 1) ? [i] : [],
  );
  const units = places.map((i) => table.units[i] as PanelUnit);
  const clusterOf = numbered(units.map(({ cluster }) => cluster));
  const clusters = new Set(clusterOf).size;
  const influences: Float64Array[] = [];
  return groupTimeFrom(
    {
      periods: table.periods,
      cohorts: sizesOf(units),
      clusters,
      contrast: ({ cohort, comparison, at, from }, place) => {
        const involved = units.flatMap((unit, k) =>
          unit.cohort === cohort || comparison.has(unit.cohort) ? [k] : [],
        );
        const comparisonUnits = involved.filter((k) => units[k]?.cohort !== cohort).length;
        if (comparisonUnits === 0)
          return { kind: "refused", reason: "no-comparison", detail: "no unit to compare with is left" };
        influences[place] = new Float64Array(clusters);
        if (at === from) return { kind: "contrast", value: 0, comparisonUnits };
        const outcome = (k: number, t: number) => table.outcome[(places[k] as number) * many + t] as number;
        const found = doublyRobust({
          change: Float64Array.from(involved, (k) => outcome(k, at) - outcome(k, from)),
          reached: Uint8Array.from(involved, (k) => (units[k]?.cohort === cohort ? 1 : 0)),
          weight: Float64Array.from(involved, (k) => units[k]?.weight as number),
          covariates: involved.map((k) => units[k]?.covariates ?? []),
        });
        if (found.kind === "refused") return found;
        influences[place] = totals(
          involved.map((k) => clusterOf[k] as number),
          found.influence,
          clusters,
        );
        return { kind: "contrast", value: found.value, comparisonUnits };
      },
      joint: (effects, shares) =>
        crossProducts([
          ...influences.slice(0, effects),
          ...shareInfluences(units, shares, clusterOf, clusters),
        ]),
    },
    options,
  );
}

function numbered(names: readonly string[]): readonly number[] {
  const places = new Map<string, number>();
  return names.map((name) => {
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return place;
  });
}

function totals(clusterOf: readonly number[], values: Float64Array, clusters: number): Float64Array {
  const out = new Float64Array(clusters);
  values.forEach((value, k) => {
    const cluster = clusterOf[k] as number;
    out[cluster] = (out[cluster] as number) + value;
  });
  return out;
}

function shareInfluences(
  units: readonly PanelUnit[],
  shares: readonly CohortShare[],
  clusterOf: readonly number[],
  clusters: number,
): readonly Float64Array[] {
  const total = shares.reduce((sum, { weight }) => sum + weight, 0);
  const having = new Set<number | null>(shares.map(({ cohort }) => cohort));
  return shares.map(({ cohort: own, share }) =>
    totals(
      clusterOf,
      Float64Array.from(units, ({ cohort, weight }) =>
        having.has(cohort) ? (weight * ((cohort === own ? 1 : 0) - share)) / total : 0,
      ),
      clusters,
    ),
  );
}

function crossProducts(influences: readonly Float64Array[]): Matrix {
  const size = influences.length;
  const data = new Float64Array(size * size);
  influences.forEach((first, i) => {
    influences.slice(0, i + 1).forEach((second, j) => {
      let sum = 0;
      for (let c = 0; c < first.length; c++) sum += (first[c] as number) * (second[c] as number);
      data[i * size + j] = sum;
      data[j * size + i] = sum;
    });
  });
  return { rows: size, cols: size, data };
}

function sizesOf(units: readonly PanelUnit[]): readonly CohortSize[] {
  return [...new Set(units.map(({ cohort }) => cohort))].map((cohort) => {
    const own = units.filter((unit) => unit.cohort === cohort);
    return {
      cohort,
      units: own.length,
      weight: own.reduce((sum, { weight }) => sum + weight, 0),
      clusters: new Set(own.map(({ cluster }) => cluster)).size,
    };
  });
}
