import { id, type Sql, sql } from "../store/sql.js";
import { one, type Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { RankGroup, RankLine } from "../vocabulary/chances.js";
import { type Counts, counting } from "../vocabulary/counted.js";
import type { OfChances } from "../vocabulary/question.js";
import type { Study, Wave } from "../vocabulary/study.js";
import { chancesCells } from "./chancesCells.js";
import { chancesClasses } from "./chancesClasses.js";
import { chancesRankWaves } from "./chancesRanks.js";
import { clusterOf } from "./clusterOf.js";

/**
 * People counted by what measures of chances are made from, on the table of answers.
 *
 * in      the study; which chances of which measure; the line through a group's sums of ranks
 * out     cells by wave, group, origin and outcome; or for each wave the ranks of everybody in it and, by wave and group,
 *         who stands above their parents and, where classes are asked for, who arrives in which from which. Clusters
 *         are those of `clusterOf`. Those without an answer are counted among those left out; the others of them lack
 *         what chances are told by
 */
export async function countChances(
  store: Store,
  study: Study,
  { measure, chances }: OfChances,
  rankLine: (group: RankGroup) => RankLine,
): Promise<Extract<Counts, { kind: "origins" | "ranks" }>> {
  const value = id(answers.measure(measure.id));
  const { rows, cluster } = await clusterOf(store, study);
  const wave = { name: counting.wave, value: id(answers.wave) };
  const group = { name: counting.group, value: id(answers.group) };
  const design = { weight: id(answers.weight), ...(cluster && { cluster }) };
  const silentIn = (among: Sql) => one(store, sql`SELECT count(*) FROM ${among} WHERE ${value} IS NULL`);
  if (chances.kind !== "ranks") {
    const from = id(answers.breakdown(chances.breakdown));
    const compared =
      chances.kind === "origins"
        ? sql`(SELECT * FROM ${rows} WHERE ${from} IS NULL OR ${from} IN (${chances.of}, ${chances.against}))`
        : rows;
    const origin = { name: counting.origin, value: from };
    const arrived = { name: counting.arrived, value: sql`CAST(${value} AS INTEGER)` };
    const by = [wave, group, origin, arrived];
    const cells = await chancesCells(store, { rows: compared, by, placedBy: 2, ...design });
    return { kind: "origins", cells, withoutAnswer: await silentIn(compared) };
  }
  const parent = id(answers.kept(chances.parents));
  const above = { name: counting.above, value: sql`CAST(${value} > ${parent} AS INTEGER)` };
  const cells = await chancesCells(store, { rows, by: [wave, group, above], placedBy: 2, ...design });
  const ofWave = ({ id: one }: Wave): Sql => sql`(SELECT * FROM ${rows} WHERE ${wave.value} = ${one})`;
  const requests = study.waves.map((one) => ({
    rows: ofWave(one),
    parent,
    child: value,
    group: group.value,
    ...design,
  }));
  const ranked = await chancesRankWaves(store, requests, rankLine);
  const waves = [];
  for (const [k, one] of study.waves.entries()) {
    const ranks = ranked[k];
    if (ranks) waves.push({ wave: one.id, ranks, withoutAnswer: await silentIn(ofWave(one)) });
  }
  const classed = { rows, within: wave, by: [group], parent, child: value, ...design };
  const classes =
    chances.classes === null ? null : await chancesClasses(store, { ...classed, classes: chances.classes });
  return { kind: "ranks", cells, waves, classes, withoutAnswer: await silentIn(rows) };
}
