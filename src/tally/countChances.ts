import { id, type Sql, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { RankGroup, RankLine } from "../vocabulary/chances.js";
import { type Counts, counting } from "../vocabulary/counted.js";
import type { OfChances } from "../vocabulary/question.js";
import type { Study } from "../vocabulary/study.js";
import { chancesCells } from "./chancesCells.js";
import { chancesClasses } from "./chancesClasses.js";
import { chancesRanks } from "./chancesRanks.js";

/**
 * People counted by what measures of chances are made from, on the table of answers.
 *
 * in      the study; which chances of which measure; the line through a group's sums of ranks
 * out     cells by wave, group, origin and outcome; or for each wave the ranks of everybody in it and, by wave and group,
 *         who stands above their parents and, where classes are asked for, who arrives in which from which. PSUs are
 *         clusters where the design has stages
 */
export async function countChances(
  store: Store,
  study: Study,
  { measure, chances }: OfChances,
  rankLine: (group: RankGroup) => RankLine,
): Promise<Extract<Counts, { kind: "origins" | "ranks" }>> {
  const value = id(answers.measure(measure.id));
  const table = id(answers.table);
  const wave = { name: counting.wave, value: id(answers.wave) };
  const group = { name: counting.group, value: id(answers.group) };
  const design = {
    weight: id(answers.weight),
    ...(study.design.stages.length > 0 && { cluster: id(answers.psu) }),
  };
  if (chances.kind !== "ranks") {
    const origin = { name: counting.origin, value: id(answers.breakdown(chances.breakdown)) };
    const arrived = { name: counting.arrived, value: sql`CAST(${value} AS INTEGER)` };
    const by = [wave, group, origin, arrived];
    return { kind: "origins", cells: await chancesCells(store, { rows: table, by, ...design }) };
  }
  const parent = id(answers.kept(chances.parents));
  const above = { name: counting.above, value: sql`CAST(${value} > ${parent} AS INTEGER)` };
  const cells = await chancesCells(store, { rows: table, by: [wave, group, above], ...design });
  const ofWave = (one: string): Sql => sql`(SELECT * FROM ${table} WHERE ${wave.value} = ${one})`;
  const waves = [];
  for (const { id: one } of study.waves) {
    const request = { rows: ofWave(one), parent, child: value, group: group.value, ...design };
    waves.push({ wave: one, ranks: await chancesRanks(store, request, rankLine) });
  }
  const ranked = { rows: table, within: wave, by: [group], parent, child: value, ...design };
  const classes =
    chances.classes === null ? null : await chancesClasses(store, { ...ranked, classes: chances.classes });
  return { kind: "ranks", cells, waves, classes };
}
