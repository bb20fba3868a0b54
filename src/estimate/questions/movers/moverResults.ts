import type { Counts, MoverCount } from "../../../vocabulary/counted.js";
import { equivalenceMargin } from "../../../vocabulary/equivalenceMargin.js";
import type { Result } from "../../../vocabulary/estimate.js";
import { measureUnit } from "../../../vocabulary/measureUnit.js";
import type { MoversOf } from "../../../vocabulary/quantity.js";
import type { Measure, Movers, Study } from "../../../vocabulary/study.js";
import { figureOf } from "../../chances/figureOf.js";
import { type MoverParts, moverParts } from "../../chances/moverParts.js";
import { constant, made, type Measure as Part, plus } from "../../chances/smooth.js";
import { zeroTest } from "../../contrasts/zeroTest.js";
import { meanInterval } from "../../means/meanInterval.js";
import { equivalenceOf } from "../resultOf.js";
import { sideCounts } from "../sideCounts.js";
import { behindMovers, type MoversBehind } from "./behindMovers.js";

interface Asked {
  readonly study: Study;
  readonly measure: Measure;
  readonly movers: Movers;
}

/**
 * Each group's change from wave to wave, divided by who stayed, came and left, and by the ways in which they did.
 *
 * in      for each group and pair of waves the sums of `chancesMovers`; a way that is not told is ""
 * out     parts in the measure's unit, which add up to the change among those counted. `n` is the people behind the part,
 *         `fewest` the fewest whom it can be traced back to
 * returns `not-estimable` where nobody stayed, or nobody came or left in that way, and where all answers are equal
 * source  `moverParts`; docs/methods/movers.md
 */
export function moverResults(
  asked: Asked,
  { spans }: Extract<Counts, { kind: "movers" }>,
): readonly Result[] {
  return spans.flatMap((span) => {
    const parts = moverParts(span.sums);
    const behind = behindMovers(span.sums);
    return [
      resultOf(asked, span, { part: "stayed", way: null }, parts.stayed, behind.stayed),
      ...(["came", "left"] as const).flatMap((part) => [
        resultOf(asked, span, { part, way: null }, allOf(parts[part]), behind.all(part)),
        ...waysOf(asked, part).map((way) =>
          resultOf(
            asked,
            span,
            { part, way },
            ofWay(parts[part], way.category),
            behind.way(part, way.category),
          ),
        ),
      ]),
    ];
  });
}

const allOf = (ways: MoverParts["came"]): Part =>
  made(
    ways.map(({ part }) => part),
    (...parts) => plus(...parts),
  );

const ofWay = (ways: MoverParts["came"], way: string): Part =>
  ways.find(({ how }) => how === way)?.part ?? constant(0);

function waysOf({ study, movers }: Asked, part: "came" | "left") {
  const breakdown = movers[part];
  const categories = study.breakdowns.find(({ id }) => id === breakdown)?.categories ?? [];
  return breakdown === null ? [] : categories.map(({ id: category }) => ({ breakdown, category }));
}

function resultOf(
  { study, measure }: Asked,
  { from, to, group, sums: counted, unnamed }: MoverCount,
  name: Pick<MoversOf, "part" | "way">,
  part: Part,
  behind: MoversBehind,
): Result {
  const at = (wave: string) => ({ wave, group, category: null });
  const { n, fewest, domains } = behind;
  const told = {
    quantity: { kind: "movers", measure: measure.id, ...name, from: at(from), to: at(to) },
    n,
    fewest,
    evidence: {
      method: "movers",
      variance: "linearisation",
      query: counted.query,
      tables: ["answers"],
      unit: counted.sums.clustered ? "psu" : "person",
      psus: counted.sums.units,
      strata: 1,
      lonelyPsu: study.design.lonelyPsu,
      leftOut: [
        { reason: "no answer", rows: counted.leftOut },
        ...(unnamed > 0 ? [{ reason: "no key of the person", rows: unnamed }] : []),
      ],
      designEffect: null,
    },
  } as const;
  const none = (reason: "no-answers" | "no-variance" | "one-psu", detail: string): Result => ({
    kind: "not-estimable",
    reason,
    detail,
    ...told,
  });
  const found = figureOf(counted.sums, part);
  if (found.kind !== "figure") return none("no-answers", found.detail);
  if (n === 0) return none("no-answers", "nobody did");
  const { value, se } = found;
  const df = study.design.degreesOfFreedom === "infinite" ? Number.POSITIVE_INFINITY : found.df;
  if (!(df > 0)) return none("one-psu", "no degrees of freedom");
  if (!(se > 0)) return none("no-variance", "nothing varies");
  const { confidence } = study.design;
  const unit = measureUnit(measure);
  const margin = name.part === "stayed" ? equivalenceMargin(study.analysis, measure.id, unit) : undefined;
  return {
    kind: "estimate",
    ...told,
    unit,
    value,
    se,
    df,
    interval: meanInterval({ estimate: value, se, df, confidence }),
    test: zeroTest({ value, se, df }),
    ...(margin !== undefined && equivalenceOf({ value, se, df, margin }, study.design)),
    counts: sideCounts(study, measure, domains, [...domains.answered.keys()]),
  };
}
