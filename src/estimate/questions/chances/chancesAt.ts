import type { ChanceCells, ChanceRanks, UnitSums } from "../../../vocabulary/chances.js";
import { counting } from "../../../vocabulary/counted.js";
import type { Evidence, EvidenceNote, SideCounts } from "../../../vocabulary/estimate.js";
import type { ChanceMeasure, Place, TransitionCell } from "../../../vocabulary/quantity.js";
import type { OriginChances } from "../../../vocabulary/study.js";
import { dissimilarity, dissimilarityByChance } from "../../chances/dissimilarity.js";
import { type MobilityTable, mobilityTable } from "../../chances/mobilityTable.js";
import { informationByChance, mutualInformation } from "../../chances/mutualInformation.js";
import { expectedRank, rankSlope } from "../../chances/rankRank.js";
import { peopleIn, shareRate } from "../../chances/rates.js";
import { logOddsRatio, logShareRatio, shareGap } from "../../chances/shareGap.js";
import { isSmooth, type Measure, made } from "../../chances/smooth.js";

/** A measure of chances in one place, and who stands behind it. */
export interface ChanceAt {
  readonly chance: ChanceMeasure;
  readonly cell?: TransitionCell;
  readonly measure: Measure;
  readonly n: number;
  readonly counts: SideCounts | null;
  readonly notes?: readonly EvidenceNote[];
}

/** A measure with the sums that it rests on. */
export interface Counted extends ChanceAt {
  readonly at: Place;
  readonly sums: UnitSums;
  readonly query: string;
  readonly leftOut: Evidence["leftOut"];
}

/** People of some origins in one place, by whether they arrived. */
export function originTable(
  cells: ChanceCells,
  origins: readonly string[],
  { wave, group }: Place,
): MobilityTable {
  return mobilityTable(cells, {
    origin: counting.origin,
    destination: counting.arrived,
    where: { [counting.wave]: wave, [counting.group]: group },
    origins,
    destinations: ["0", "1"],
  });
}

/** Measures of how unequally two origins arrive; a ratio as its logarithm. */
export function betweenOrigins(
  cells: ChanceCells,
  { of, against }: Pick<OriginChances, "of" | "against">,
  at: Place,
): readonly ChanceAt[] {
  const origins = [of, against] as const;
  const table = originTable(cells, origins, at);
  const sides = { origins, destinations: ["1"] };
  const behind = behindTable(table);
  return [
    { chance: "share-gap", measure: shareGap(table, sides), ...behind },
    { chance: "share-ratio", measure: logShareRatio(table, sides), ...behind },
    { chance: "odds-ratio", measure: logOddsRatio(table, sides), ...behind },
    dissimilarityOf(table),
  ];
}

/** Measures of how unequally all origins arrive. */
export function amongOrigins(cells: ChanceCells, origins: readonly string[], at: Place): readonly ChanceAt[] {
  const table = originTable(cells, origins, at);
  const measure = mutualInformation(table);
  const told = byChance(measure, () => informationByChance(table));
  return [dissimilarityOf(table), { chance: "mutual-information", measure, ...behindTable(table), ...told }];
}

function dissimilarityOf(table: MobilityTable): ChanceAt {
  const measure = dissimilarity(table, table.origins);
  const told = byChance(measure, () => dissimilarityByChance(table, table.origins));
  return { chance: "dissimilarity", measure, ...behindTable(table), ...told };
}

const byChance = (measure: Measure, value: () => number): Pick<ChanceAt, "notes"> =>
  isSmooth(measure) ? { notes: [{ kind: "by-chance", value: value() }] } : {};

/** The smallest origin, and the fewest of any origin who arrived and who did not. */
function behindTable({ people, origins }: MobilityTable) {
  const [not, arrived] = ["0", "1"].map((to) => origins.map((origin) => people(origin, to)));
  return {
    n: Math.min(...origins.map((_, m) => (arrived?.[m] ?? 0) + (not?.[m] ?? 0))),
    counts: { having: Math.min(...(arrived ?? [])), lacking: Math.min(...(not ?? [])) },
  };
}

/** Measures of how children's ranks go with their parents' in one group. */
export function betweenRanks(ranks: ChanceRanks, group: string): readonly ChanceAt[] {
  const n = ranks.groups.find(({ name }) => name === group)?.people ?? 0;
  return [
    { chance: "rank-slope", measure: rankSlope(ranks, group), n, counts: null },
    { chance: "rank-at-25", measure: expectedRank(ranks, group), n, counts: null },
  ];
}

/** The share of children who have more than their parents had. */
export function upward(cells: ChanceCells, { wave, group }: Place): ChanceAt {
  const where = { [counting.wave]: wave, [counting.group]: group };
  const [having = 0, lacking = 0] = ["1", "0"].map((above) =>
    peopleIn(cells, { ...where, [counting.above]: above }),
  );
  return {
    chance: "upward",
    measure: shareRate(cells, counting.above, ["1"])(where),
    n: having + lacking,
    counts: { having, lacking },
  };
}

/** True for measures that are told as ratios and reckoned as logarithms. */
export function isRatio(chance: ChanceMeasure): boolean {
  return chance === "share-ratio" || chance === "odds-ratio";
}

/** e to a measure. */
export function exp(measure: Measure): Measure {
  return made([measure], ({ value, gradient }) => {
    const raised = Math.exp(value);
    return { value: raised, gradient: new Map([...gradient].map(([i, slope]) => [i, raised * slope])) };
  });
}
