import type { ChanceCells, ChanceRanks } from "../../../vocabulary/chances.js";
import { counting } from "../../../vocabulary/counted.js";
import type { SideCounts } from "../../../vocabulary/estimate.js";
import type { ChanceMeasure, Place } from "../../../vocabulary/quantity.js";
import type { OriginChances } from "../../../vocabulary/study.js";
import { dissimilarityIndex } from "../../chances/dissimilarity.js";
import { type MobilityTable, mobilityTable } from "../../chances/mobilityTable.js";
import { expectedRank, rankSlope } from "../../chances/rankRank.js";
import { shareRate } from "../../chances/rates.js";
import { logOddsRatio, logShareRatio, shareGap } from "../../chances/shareGap.js";
import { type Measure, made } from "../../chances/smooth.js";

/** A measure of chances in one place, and who stands behind it. */
export interface ChanceAt {
  readonly chance: ChanceMeasure;
  readonly measure: Measure;
  readonly n: number;
  readonly counts: SideCounts | null;
}

/** Measures of how unequally two origins arrive; a ratio as its logarithm. */
export function betweenOrigins(
  cells: ChanceCells,
  asked: OriginChances,
  { wave, group }: Place,
): readonly ChanceAt[] {
  const table = mobilityTable(cells, {
    origin: counting.origin,
    destination: counting.arrived,
    where: { [counting.wave]: wave, [counting.group]: group },
    origins: [asked.of, asked.against],
    destinations: ["0", "1"],
  });
  const sides = { origins: [asked.of, asked.against] as const, destinations: ["1"] };
  const behind = behindTable(table, asked);
  return [
    { chance: "share-gap", measure: shareGap(table, sides), ...behind },
    { chance: "share-ratio", measure: logShareRatio(table, sides), ...behind },
    { chance: "odds-ratio", measure: logOddsRatio(table, sides), ...behind },
    { chance: "dissimilarity", measure: dissimilarityIndex(table, sides.origins), ...behind },
  ];
}

function behindTable({ people }: MobilityTable, { of, against }: OriginChances) {
  const arrived = [of, against].map((origin) => people(origin, "1"));
  const not = [of, against].map((origin) => people(origin, "0"));
  return {
    n: Math.min(...[0, 1].map((side) => (arrived[side] ?? 0) + (not[side] ?? 0))),
    counts: { having: Math.min(...arrived), lacking: Math.min(...not) },
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
  const count = (above: string) =>
    cells.cells.reduce((sum, cell, c) => {
      const is =
        cell[counting.wave] === wave && cell[counting.group] === group && cell[counting.above] === above;
      return is ? sum + (cells.people[c] as number) : sum;
    }, 0);
  const [having, lacking] = [count("1"), count("0")];
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
