import type { ChanceCells, ChanceResult } from "../../../vocabulary/chances.js";
import type { Counts } from "../../../vocabulary/counted.js";
import type { Result } from "../../../vocabulary/estimate.js";
import type { Place } from "../../../vocabulary/quantity.js";
import type { Chances, Measure, Study } from "../../../vocabulary/study.js";
import { figureOf } from "../../chances/figureOf.js";
import { byDesign } from "./byDesign.js";
import { changeResult, levelResult, strengthResult } from "./chanceResult.js";
import {
  amongOrigins,
  betweenOrigins,
  betweenRanks,
  type ChanceAt,
  type Counted,
  originTable,
  upward,
} from "./chancesAt.js";
import { changeBetween } from "./changeBetween.js";
import { betweenClasses, classTable } from "./classesAt.js";
import { inequality, moreUnequal } from "./moreUnequal.js";
import { strengths } from "./strengths.js";

interface Asked {
  readonly study: Study;
  readonly measure: Measure;
  readonly chances: Chances;
}

type ChanceCounts = Extract<Counts, { kind: "origins" | "ranks" }>;

/**
 * How unequal chances are in each wave and group, by several measures, and how each of them changed.
 *
 * in      people counted by wave, group, origin and outcome; or ranks by wave, who stands above their parents, and
 *         people by their parents' class of ranks and their own
 * out     for each measure its levels, and its changes between waves, each with whether it says that chances became
 *         more unequal. Intervals of ratios are those of their logarithm; waves of ranks without clusters are of different
 *         people, so the errors of lines through them are independent
 * returns `not-estimable` where an origin has nobody, or nobody (everybody) of it has the outcome
 * source  docs/methods/chance-equality.md, docs/methods/rank-rank-slope.md
 */
export function chanceResults(asked: Asked, counts: ChanceCounts): readonly Result[] {
  return asked.study.groups.flatMap(({ id: group }) => {
    const places = asked.study.waves.map(({ id: wave }): Place => ({ wave, group, category: null }));
    const levels = places.map((at) => measuresAt(asked, counts, at));
    const stronger = strengthsAt(asked, counts, places);
    const spans = places.flatMap((from, i) => places.slice(i + 1).map((_, k) => ({ from, i, j: i + 1 + k })));
    return [
      ...levels.flatMap((measured) => measured.map((one) => levelResult(asked, one))),
      ...spans.flatMap(({ from, i, j }) => {
        const [before = [], after = []] = [levels[i], levels[j]];
        const pairs = before.flatMap((one, k) => (after[k] ? [[one, after[k]] as const] : []));
        const strength = i === 0 ? (stronger[j] ?? null) : null;
        const judged = moreUnequal(
          [...pairs.map(turnedChange), strength && figureOf(strength.sums, strength.measure)].map(
            (found) => found && byDesign(asked.study, found),
          ),
          asked.study.design.confidence,
        );
        const results = [
          ...pairs.map(([one, other]) => changeResult(asked, one, other)),
          ...(strength ? [strengthResult(asked, strength, from)] : []),
        ];
        return results.map((result, k) => {
          const way = judged[k];
          return way && result.kind === "estimate" ? { ...result, inequality: way } : result;
        });
      }),
    ];
  });
}

function measuresAt({ study, chances }: Asked, counts: ChanceCounts, at: Place): readonly Counted[] {
  const { cells } = counts;
  const from =
    (counted: Totals, withoutAnswer = counts.withoutAnswer) =>
    (one: ChanceAt) => ({ ...one, ...reasoned(counted, withoutAnswer), at });
  if (counts.kind === "origins") {
    if (chances.kind === "ranks") return [];
    return (
      chances.kind === "origins"
        ? betweenOrigins(cells, chances, at)
        : amongOrigins(cells, originsOf(study, chances.breakdown), at)
    ).map(from(cells));
  }
  const { ranks, withoutAnswer } = counts.waves.find(({ wave }) => wave === at.wave) ?? {};
  if (!ranks || chances.kind !== "ranks") return [];
  const { classes } = counts;
  return [
    ...betweenRanks(ranks, at.group).map(from({ ...ranks, sums: ranks.scores }, withoutAnswer)),
    from(cells)(upward(cells, at)),
    ...(classes && chances.classes ? betweenClasses(classes, chances.classes, at).map(from(classes)) : []),
  ];
}

type Totals = Pick<ChanceCells, "sums" | "query" | "leftOut">;

/** What a figure rests on, with why others are left out. */
function reasoned(
  { sums, query, leftOut }: Totals,
  withoutAnswer: number,
): Omit<Counted, keyof ChanceAt | "at"> {
  const unknown = leftOut - withoutAnswer;
  return {
    sums,
    query,
    leftOut: [
      { reason: "no answer", rows: withoutAnswer },
      ...(unknown > 0 ? [{ reason: "background not known", rows: unknown }] : []),
    ],
  };
}

/** How strong the association is in each wave of a group against the first; none between two origins alone. */
function strengthsAt(
  { study, chances }: Asked,
  counts: ChanceCounts,
  places: readonly Place[],
): readonly (Counted | null)[] {
  const placed = (tables: Parameters<typeof strengths>[0], counted: Totals) =>
    strengths(tables).map((one, k) => {
      const at = places[k];
      return one && at ? { ...one, ...reasoned(counted, counts.withoutAnswer), at } : null;
    });
  if (counts.kind === "origins") {
    if (chances.kind !== "all-origins") return [];
    const origins = originsOf(study, chances.breakdown);
    return placed(
      places.map((at) => originTable(counts.cells, origins, at)),
      counts.cells,
    );
  }
  const { classes } = counts;
  if (!classes || chances.kind !== "ranks" || !chances.classes) return [];
  const many = chances.classes;
  return placed(
    places.map((at) => classTable(classes, many, at)),
    classes,
  );
}

const originsOf = ({ breakdowns }: Study, breakdown: string) =>
  breakdowns.find(({ id }) => id === breakdown)?.categories.map(({ id }) => id) ?? [];

/** How much more unequal, in the measure's own unit; a ratio by its logarithm. */
function turnedChange([from, to]: readonly [Counted, Counted]): ChanceResult | null {
  const [before, after] = [from, to].map(({ chance, measure }) => inequality(chance, measure));
  return before && after ? changeBetween({ ...from, measure: before }, { ...to, measure: after }) : null;
}
