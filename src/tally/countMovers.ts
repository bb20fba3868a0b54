import { id, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { Counts, MoverCount } from "../vocabulary/counted.js";
import type { OfMovers } from "../vocabulary/question.js";
import type { Study } from "../vocabulary/study.js";
import { chancesMovers } from "./chancesMovers.js";
import { psuOf } from "./clusterOf.js";

/**
 * Who stayed in a group, came to it and left it, for each group and pair of waves, with a measure's sums.
 *
 * in      the study, whose answers hold everybody in every wave, each once (intake checks the latter); which measure
 * out     for each pair the sums of `chancesMovers`; who is in another group in the other wave has left the one and come
 *         to the other. Clusters are those of the earlier wave, or of the later for those who came
 * source  docs/methods/movers.md
 */
export async function countMovers(
  store: Store,
  study: Study,
  question: OfMovers,
): Promise<Extract<Counts, { kind: "movers" }>> {
  const { waves, groups, design } = study;
  const clustered = design.stages.length > 0;
  const unnamed = await countUnnamed(store);
  const spans: MoverCount[] = [];
  for (const [i, { id: from }] of waves.entries()) {
    for (const { id: to } of waves.slice(i + 1)) {
      await withTemporary(store, inBoth(study, question, from, to), async (people) => {
        for (const { id: group } of groups) {
          const sums = await chancesMovers(store, {
            ...ofGroup(people, group, clustered),
          });
          spans.push({ from, to, group, sums, unnamed: unnamed(from, group) + unnamed(to, group) });
        }
      });
    }
  }
  return { kind: "movers", spans };
}

/** Rows without a key of the person, by wave and group. */
async function countUnnamed(store: Store): Promise<(wave: string, group: string) => number> {
  const [wave, group] = [id(answers.wave), id(answers.group)];
  const found = await store.rows(sql`SELECT ${wave} AS wave, ${group} AS place, count(*) AS n
    FROM ${id(answers.table)} WHERE ${id(answers.person)} IS NULL GROUP BY ALL`);
  const counts = new Map(found.map((row) => [`${row.wave} ${row.place}`, Number(row.n)]));
  return (...at) => counts.get(at.join(" ")) ?? 0;
}

/** Everybody of two waves, a row each. */
function inBoth({ design }: Study, { measure, movers }: OfMovers, from: string, to: string): Sql {
  const way = (breakdown: string | null) =>
    breakdown === null ? sql`NULL::TEXT` : id(answers.breakdown(breakdown));
  const ofWave = (wave: string, breakdown: string | null) => sql`(SELECT ${id(answers.person)} AS person,
      ${id(answers.group)} AS place, ${id(answers.measure(measure.id))} AS y, ${way(breakdown)} AS way,
      ${psuOf(design)} AS cluster
    FROM ${id(answers.table)} WHERE ${id(answers.wave)} = ${wave} AND ${id(answers.person)} IS NOT NULL)`;
  return sql`SELECT earlier.place AS place_before, later.place AS place_after, earlier.y AS y_before, later.y AS y_after,
      later.way AS came, earlier.way AS "left", earlier.cluster AS cluster_before, later.cluster AS cluster_after
    FROM ${ofWave(from, movers.left)} AS earlier FULL JOIN ${ofWave(to, movers.came)} AS later USING (person)`;
}

/** Those of one group in either wave; "" stands for a way that is not told. */
function ofGroup(people: Sql, group: string, clustered: boolean) {
  const then = sql`place_before IS NOT DISTINCT FROM ${group}`;
  const now = sql`place_after IS NOT DISTINCT FROM ${group}`;
  return {
    rows: sql`(SELECT * FROM ${people} WHERE ${then} OR ${now})`,
    came: sql`CASE WHEN NOT (${then}) THEN coalesce(came, '') END`,
    left: sql`CASE WHEN NOT (${now}) THEN coalesce("left", '') END`,
    before: sql`CASE WHEN ${then} THEN y_before END`,
    after: sql`CASE WHEN ${now} THEN y_after END`,
    ...(clustered && { cluster: sql`CASE WHEN ${then} THEN cluster_before ELSE cluster_after END` }),
  };
}
