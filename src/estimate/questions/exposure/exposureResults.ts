import type { ChanceMoments, ChanceReason, NoChance } from "../../../vocabulary/chances.js";
import { counting, type ExposureCount, type PeopleSide } from "../../../vocabulary/counted.js";
import type { NotEstimableReason, Result } from "../../../vocabulary/estimate.js";
import { measureUnit } from "../../../vocabulary/measureUnit.js";
import type { ExposureOf, ExposurePart } from "../../../vocabulary/quantity.js";
import type { Exposure, Measure, Study } from "../../../vocabulary/study.js";
import { figureOf } from "../../chances/figureOf.js";
import { siblingCorrelation } from "../../chances/siblingCorrelation.js";
import { zeroTest } from "../../contrasts/zeroTest.js";
import { meanInterval } from "../../means/meanInterval.js";
import { errorsNote } from "../effects/errorsNote.js";
import { sideCounts } from "../sideCounts.js";
import { differingIn } from "./differingIn.js";
import { siblingsNote } from "./siblingsNote.js";
import { type Slope, slopeOf } from "./slopeOf.js";

interface Asked {
  readonly study: Study;
  readonly measure: Measure;
  readonly exposure: Exposure;
}

/**
 * What a year more in a place goes with, among all and among brothers and sisters, and how alike these are.
 *
 * in      sums of the same people among all, within families and by family
 * out     two slopes in the measure's unit a year, each with a test, and the sibling correlation, which has none. `n` is
 *         the people who are compared (with brothers and sisters: who have some), `fewest` the smaller side of those with
 *         fewer and more years than the others
 * returns `not-estimable`: "no-siblings"; "same-years" where years differ within no family, "no-variance" where all have
 *         the same; "few-clusters"
 * source  docs/methods/siblings-and-exposure.md
 */
export function exposureResults(asked: Asked, count: ExposureCount): readonly Result[] {
  const { all, siblings, families, people } = count;
  const none = (reason: NotEstimableReason, detail: string): Made => ({
    kind: "not-estimable",
    reason,
    detail,
  });
  const { together } = people;
  const alone = none("no-siblings", "no family has two children who are compared");
  return [
    resultOf(asked, count, {
      part: "all",
      made: slopeIn(asked, all, all, all.sums.units),
      n: all.people,
      sides: people.all,
    }),
    resultOf(asked, count, {
      part: "siblings",
      made: people.families === 0 ? alone : slopeIn(asked, all, siblings, people.units.differing),
      n: people.families === 0 ? all.people : together.people,
      sides: people.siblings,
    }),
    resultOf(asked, count, {
      part: "likeness",
      made: people.families === 0 ? alone : likenessOf(asked, families, people.units.together),
      n: all.people,
      sides: [together],
    }),
  ];
}

type Made = Slope | NotMade;

interface NotMade {
  readonly kind: "not-estimable";
  readonly reason: NotEstimableReason;
  readonly detail: string;
}

function slopeIn(
  { study, exposure }: Asked,
  all: ChanceMoments,
  compared: ChanceMoments,
  speaking: number,
): Made {
  const differing = differingIn(all, compared);
  if (!differing.includes(counting.years))
    return {
      kind: "not-estimable",
      reason: compared === all ? "no-variance" : "same-years",
      detail: "years differ among nobody who is compared",
    };
  const few = fewClusters(speaking);
  if (few) return few;
  const found = slopeOf(compared, {
    outcome: counting.value,
    of: counting.years,
    covariates: differing.filter((name) => name !== counting.value && name !== counting.years),
    errors: exposure.errors,
    speaking,
    confidence: study.design.confidence,
  });
  return found.kind === "figure" ? found : notMade(found);
}

/**
 * By families, or by the clusters that they lie in: CR2 and the bootstrap know no such measure, so CR1 stands for them.
 * Every family has a part in the differences between families, and in CR1's factor; differences within are those of
 * families of two or more, and degrees of freedom are theirs.
 */
function likenessOf(
  { exposure }: Asked,
  { sums, ...families }: ExposureCount["families"],
  together: number,
): Made {
  const few = fewClusters(together);
  if (few) return few;
  const found = figureOf(sums, siblingCorrelation({ sums, ...families }));
  if (found.kind !== "figure") return notMade(found);
  const shrunk = exposure.errors === "CR0" ? Math.sqrt((sums.units - 1) / sums.units) : 1;
  return { ...found, se: found.se * shrunk, df: together - 1, wild: null };
}

function fewClusters(units: number): NotMade | null {
  if (units > 1) return null;
  return { kind: "not-estimable", reason: "few-clusters", detail: `${units} cluster: two are needed` };
}

const notMade = ({ reason, detail }: NoChance): NotMade => ({
  kind: "not-estimable",
  reason: reasons[reason] ?? "singular",
  detail,
});

const reasons: Partial<Readonly<Record<ChanceReason, NotEstimableReason>>> = {
  "no-answers": "no-answers",
  "no-variance": "no-variance",
};

interface Part {
  readonly part: ExposurePart;
  readonly made: Made;
  readonly n: number;
  /** People without whom there were no figure. */
  readonly sides: readonly PeopleSide[];
}

function resultOf(asked: Asked, count: ExposureCount, { part, made, n, sides }: Part): Result {
  const { study, measure, exposure } = asked;
  const { all, leftOut } = count;
  const { together, differing } = count.people.units;
  const clusters = { all: all.sums.units, siblings: differing, likeness: together }[part];
  const errors = part === "likeness" && exposure.errors !== "CR0" ? "CR1" : exposure.errors;
  const told = {
    quantity: quantityOf(asked, part),
    n,
    ...(made.kind === "figure" && { fewest: Math.min(...sides.map(({ people }) => people)) }),
    evidence: {
      method: part === "likeness" ? "likeness" : "exposure",
      variance: "clusters",
      query: { all: all.query, siblings: count.siblings.query, likeness: count.families.query }[part],
      tables: ["answers"],
      unit: "psu",
      psus: clusters,
      strata: 1,
      lonelyPsu: study.design.lonelyPsu,
      leftOut: [
        { reason: "no answer", rows: leftOut.withoutAnswer },
        { reason: "years, family or covariate missing", rows: leftOut.untold },
      ],
      designEffect: null,
      notes: [
        ...errorsNote(errors, clusters, all.sums.units),
        ...(part === "siblings" ? [siblingsNote(asked, count)] : []),
      ],
    },
  } as const;
  if (made.kind !== "figure") return { ...made, ...told };
  const { value, se, df, wild } = made;
  const { confidence } = study.design;
  const none = (reason: NotEstimableReason, detail: string): Result => ({
    kind: "not-estimable",
    reason,
    detail,
    ...told,
  });
  if (!(se > 0)) return none("no-variance", "nothing varies");
  if (wild && !(Number.isFinite(wild.low) && Number.isFinite(wild.high)))
    return none("few-clusters", "no value far from the estimate can be rejected with so few clusters");
  const test = part === "likeness" ? null : zeroTest({ value, se, df });
  return {
    kind: "estimate",
    ...told,
    unit: part === "likeness" ? "part" : measureUnit(measure),
    value,
    se,
    df,
    interval: wild
      ? { low: wild.low, high: wild.high, confidence, method: "wild cluster bootstrap" }
      : meanInterval({ estimate: value, se, df, confidence }),
    test: test && wild ? { ...test, p: wild.p } : test,
    counts: sideCounts(
      study,
      measure,
      {
        answered: Float64Array.from(sides, ({ people }) => people),
        sums: Float64Array.from(sides, ({ sum }) => sum),
      },
      [...sides.keys()],
    ),
  };
}

function quantityOf({ study: { waves, groups }, measure, exposure }: Asked, part: ExposurePart): ExposureOf {
  const group = exposure.group ?? (groups.length === 1 ? (groups[0]?.id ?? "") : "");
  const at = (wave: string | undefined) => ({ wave: wave ?? "", group, category: null });
  const [from, to] = [at(waves[0]?.id), at(waves.at(-1)?.id)];
  return { kind: "exposure", measure: measure.id, analysis: exposure.id, part, from, to };
}
