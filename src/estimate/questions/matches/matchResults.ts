import { at } from "../../../maths/at.js";
import type { Counts } from "../../../vocabulary/counted.js";
import { equivalenceMargin } from "../../../vocabulary/equivalenceMargin.js";
import type { Evidence, MatchedNote, NotEstimableReason, Result } from "../../../vocabulary/estimate.js";
import type { MatchCount, Outcomes } from "../../../vocabulary/matches.js";
import { measureUnit } from "../../../vocabulary/measureUnit.js";
import type { MatchedOf, MatchingWay } from "../../../vocabulary/quantity.js";
import type { Matches, Measure, Study } from "../../../vocabulary/study.js";
import { zeroTest } from "../../contrasts/zeroTest.js";
import { meanInterval } from "../../means/meanInterval.js";
import { equivalenceOf } from "../resultOf.js";
import { sideCounts } from "../sideCounts.js";
import { matchedFigure } from "./matchedFigure.js";
import { type MatchedPeople, matchPeople, type NobodyMatched } from "./matchPeople.js";
import { peopleBalance } from "./peopleBalance.js";

interface Asked {
  readonly study: Study;
  readonly measure: Measure;
  readonly matches: Matches;
}

/**
 * A measure of one group beside people of another who are like them, in each wave, by each way of matching.
 *
 * in      people with what they are matched by and what they answered; they are matched once for all measures
 * out     differences in the measure's unit, with the balance of all that people were matched by
 * returns `not-estimable` as `matchPeople`; "no-answers" where too few of those matched answered; "no-variance"
 */
export function matchResults(asked: Asked, counts: Extract<Counts, { kind: "matches" }>): readonly Result[] {
  return counts.waves.flatMap((count) => asked.matches.ways.map((way) => resultOf(asked, count, way)));
}

type Matched = NobodyMatched | (MatchedPeople & { readonly note: MatchedNote });

/** Matching takes its time, so it is kept as long as the people are. */
const kept = new WeakMap<MatchCount, Map<MatchingWay, Matched>>();

function matchedOnce({ study, matches }: Asked, count: MatchCount, way: MatchingWay): Matched {
  const own = kept.get(count) ?? new Map<MatchingWay, Matched>();
  kept.set(count, own);
  const known = own.get(way);
  if (known) return known;
  const found = matchPeople(count.people, matches, way);
  const matched =
    found.kind === "matched" ? { ...found, note: peopleBalance(study, matches, count, found) } : found;
  own.set(way, matched);
  return matched;
}

function resultOf(asked: Asked, count: MatchCount, way: MatchingWay): Result {
  const { study, measure, matches } = asked;
  const { people } = count;
  const place = (group: string) => ({ wave: count.wave, group, category: null });
  const quantity: MatchedOf = {
    kind: "matched",
    measure: measure.id,
    analysis: matches.id,
    way,
    of: place(matches.of),
    against: place(matches.against),
  };
  const many = people.treated.reduce((sum, one) => sum + one, 0);
  const everybody = Math.min(many, people.treated.length - many);
  const none = (reason: NotEstimableReason, detail: string, n: number, silent = 0): Result => ({
    kind: "not-estimable",
    quantity,
    reason,
    detail,
    n,
    evidence: evidenceOf(asked, count, way, { psus: 0, silent }),
  });
  if (everybody === 0) return none("no-answers", "a group has nobody of whom all is known", 0);
  const matched = matchedOnce(asked, count, way);
  if (matched.kind !== "matched") return none(matched.reason, matched.detail, everybody);
  const outcomes = people.outcomes.get(measure.id) as Outcomes;
  const { confidence, degreesOfFreedom } = study.design;
  const { effect, sides, silent } = matchedFigure(people, matched, outcomes, confidence);
  const n = Math.min(...sides.map((side) => side.length));
  const alike = sides.some((side) =>
    side.every((row) => at(outcomes.values, row) === at(outcomes.values, side[0] ?? 0)),
  );
  if (n > 0 && alike) return none("no-variance", "all answers are equal", n, silent);
  if (effect.kind !== "effect") return none(effect.reason, effect.detail, n, silent);
  const { value, se } = effect;
  const df = degreesOfFreedom === "infinite" ? Number.POSITIVE_INFINITY : effect.df;
  const unit = measureUnit(measure);
  const margin = equivalenceMargin(study.analysis, measure.id, unit);
  const { cluster } = people;
  const psus = new Set(sides.flat().map((row) => (cluster ? at(cluster, row) : row))).size;
  return {
    kind: "estimate",
    quantity,
    unit,
    value,
    se,
    df,
    interval: meanInterval({ estimate: value, se, df, confidence }),
    test: zeroTest({ value, se, df }),
    ...(margin !== undefined && equivalenceOf({ value, se, df, margin }, study.design)),
    n,
    counts: sideCounts(
      study,
      measure,
      {
        sums: Float64Array.from(sides, (side) =>
          side.reduce((sum, row) => sum + at(outcomes.values, row), 0),
        ),
        answered: Float64Array.from(sides, (side) => side.length),
      },
      [0, 1],
    ),
    evidence: { ...evidenceOf(asked, count, way, { psus, silent }), notes: [matched.note] },
  };
}

function evidenceOf(
  { study }: Asked,
  { people, unknown, query }: MatchCount,
  way: MatchingWay,
  { psus, silent }: { readonly psus: number; readonly silent: number },
): Evidence {
  return {
    method: "matched",
    variance: people.cluster ? "clusters" : way === "score" || way === "traits" ? "sets" : "rows",
    query,
    tables: ["answers"],
    unit: people.cluster ? "psu" : "person",
    psus,
    strata: 1,
    lonelyPsu: study.design.lonelyPsu,
    leftOut: [
      { reason: "no answer", rows: silent },
      { reason: "not known what they are matched by", rows: unknown },
    ],
    designEffect: null,
  };
}
