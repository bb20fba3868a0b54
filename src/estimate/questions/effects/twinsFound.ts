import type { PanelCount, TwinCandidate } from "../../../vocabulary/counted.js";
import type { PanelTable, PanelUnit } from "../../../vocabulary/panel.js";
import type { Effects } from "../../../vocabulary/study.js";
import { groupTimeEffects } from "../../effects/groupTimeEffects.js";
import { panelSumsOf } from "../../effects/panelSumsOf.js";
import { type PanelTwins, panelTwins } from "../../effects/panelTwins.js";
import { leaveOneOut } from "../../matching/leaveOneOut.js";
import type { Matching } from "../../matching/matching.js";
import { errorsNote } from "./errorsNote.js";
import { type EffectsFound, noEffect } from "./found.js";
import { groupTimePoints, tooUnbalanced } from "./groupTimeFound.js";

/**
 * Group-time effects of units beside their twins alone. A unit's twins count together as much as it does. Where units
 * stand alone they and their twins make a cluster: what makes them alike is no chance.
 *
 * There is no test of the time before: twins were chosen to be alike then.
 */
export function twinsFound({ sums, table, twins: known }: PanelCount, effects: Effects): EffectsFound {
  if (table === null || known === null) throw new Error("twins without their panel");
  const unfit = tooUnbalanced(sums.leftOut);
  if (unfit) return { points: [unfit] };
  const { anticipation, twins: rule, numbers: columns } = effects;
  const chosen = panelTwins(table, known, { anticipation, columns, ...rule });
  if (chosen.kind === "not-estimable") return { points: [noEffect(chosen.reason, chosen.detail)] };
  const pairs = pairsOf(table, chosen, chosen.twins);
  const beside = besideOne(table, pairs, effects.cluster !== null);
  const options = { comparison: "never", anticipation, basePeriod: "varying" } as const;
  const found = groupTimeEffects(panelSumsOf(beside.table, beside.cohorts), options);
  if (found.kind === "not-estimable") return { points: [noEffect(found.reason, found.detail)] };
  const { least, most } = leaveOneOut(chosen.twins, (matching) =>
    overallOf(table, pairsOf(table, chosen, matching), anticipation),
  );
  const { unbalanced, unsettled } = sums.leftOut;
  const { points, ...events } = groupTimePoints(found);
  return {
    ...events,
    points: points.map((point) =>
      "reason" in point ? point : { ...point, people: fewestPeople(pairs, known, point.cohorts) },
    ),
    notes: [
      { ...chosen.balance, gaps: unbalanced + unsettled },
      { kind: "leave-one-out", least, most },
      ...errorsNote(null, found.clusters),
    ],
  };
}

/** A unit that the programme reached and its twins, by their places in the panel. */
interface Pair {
  readonly reached: number;
  readonly cohort: number;
  readonly twins: readonly number[];
}

function pairsOf(table: PanelTable, { units }: PanelTwins, { matches }: Matching): readonly Pair[] {
  const byReached = new Map<number, number[]>();
  for (const { treated, control } of matches) {
    const twins = byReached.get(treated) ?? [];
    byReached.set(treated, twins);
    twins.push(units[control] as number);
  }
  return [...byReached].map(([row, twins]) => {
    const reached = units[row] as number;
    return { reached, cohort: Number(table.units[reached]?.cohort), twins };
  });
}

/** The panel of these units alone, weighted so that both sides are alike; with the cohort that each one stands for. */
function besideOne({ periods, units, outcome }: PanelTable, pairs: readonly Pair[], clustered: boolean) {
  const many = periods.length;
  const chosen = pairs.flatMap(({ reached, twins, cohort }) => {
    const { id, weight } = units[reached] as PanelUnit;
    return [reached, ...twins].map((i) => {
      const own = units[i] as PanelUnit;
      const share = i === reached ? weight : weight / twins.length;
      return { i, cohort, unit: { ...own, weight: share, cluster: clustered ? own.cluster : id } };
    });
  });
  const table: PanelTable = {
    periods,
    units: chosen.map(({ unit }) => unit),
    outcome: Float64Array.from(chosen.flatMap(({ i }) => [...outcome.subarray(i * many, (i + 1) * many)])),
    present: new Uint8Array(chosen.length * many).fill(1),
  };
  return { table, cohorts: chosen.map(({ cohort }) => String(cohort)) };
}

/** The effect over everything: over units and periods since the beginning, by the units' weights. */
function overallOf(
  { periods, units, outcome }: PanelTable,
  pairs: readonly Pair[],
  anticipation: number,
): number {
  const many = periods.length;
  let [sum, weights] = [0, 0];
  for (const { reached, cohort, twins } of pairs) {
    const base = periods.findLastIndex((period) => period + anticipation < cohort);
    const change = (i: number, t: number) =>
      (outcome[i * many + t] as number) - (outcome[i * many + base] as number);
    const weight = units[reached]?.weight ?? 0;
    periods.forEach((period, t) => {
      if (period < cohort) return;
      const other = twins.reduce((total, i) => total + change(i, t) / twins.length, 0);
      sum += weight * (change(reached, t) - other);
      weights += weight;
    });
  }
  return sum / weights;
}

/** The fewest people in any period, among units of these cohorts and among their twins. */
function fewestPeople(
  pairs: readonly Pair[],
  known: readonly TwinCandidate[],
  cohorts: readonly number[] | null,
): number {
  const own = pairs.filter(({ cohort }) => cohorts?.includes(cohort) ?? true);
  const sides = [own.map(({ reached }) => reached), own.flatMap(({ twins }) => twins)];
  const periods = known[0]?.people ?? [];
  const sums = sides.flatMap((side) =>
    periods.map((_, t) => side.reduce((sum, i) => sum + (known[i]?.people[t] ?? 0), 0)),
  );
  return Math.min(...sums);
}
