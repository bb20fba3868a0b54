import { id, join, type Sql, sql } from "../store/sql.js";
import { type NumberColumn, one, type Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { Counts } from "../vocabulary/counted.js";
import type { MatchCount } from "../vocabulary/matches.js";
import type { Matches, Study } from "../vocabulary/study.js";
import { psuOf } from "./clusterOf.js";

/**
 * People of two groups who may be matched, wave by wave, on the table of answers.
 *
 * in      the study; an analysis of matched people
 * out     what they are matched by and what they answered, in parallel columns. Those of whom something that they are
 *         matched by is not known are counted. Rows stand by the key of the person; where there is none, or it is there
 *         twice, by a checksum of all their values, which parts them without favouring any answer
 */
export async function countMatches(
  store: Store,
  study: Study,
  matches: Matches,
): Promise<Extract<Counts, { kind: "matches" }>> {
  const waves: MatchCount[] = [];
  for (const { id: wave } of study.waves) waves.push(await countWave(store, study, matches, wave));
  return { kind: "matches", waves };
}

async function countWave(store: Store, study: Study, matches: Matches, wave: string): Promise<MatchCount> {
  const { of, against, exact, near, measures } = matches;
  const group = id(answers.group);
  const clustered = study.design.stages.length > 0;
  const shared = exact.map((breakdown) => id(answers.breakdown(breakdown)));
  const numbers = near.map((column) => id(answers.kept(column)));
  const outcomes = measures.map((measure) => id(answers.measure(measure)));
  const psu = [id(answers.stratum), id(answers.psu)];
  const either = sql`${id(answers.wave)} = ${wave} AND ${group} IN (${of}, ${against})`;
  const known = join(
    [...shared, ...numbers].map((column) => sql`${column} IS NOT NULL`),
    " AND ",
  );
  const columns = [
    sql`CAST(${group} = ${of} AS INTEGER)`,
    ...exact.map((breakdown, k) => place(shared[k] as Sql, categoriesOf(study, breakdown))),
    ...[...numbers, ...outcomes].map((column) => sql`CAST(${column} AS DOUBLE)`),
    ...(clustered ? [sql`dense_rank() OVER (ORDER BY ${psuOf(study.design)})`] : []),
  ];
  const texts = [group, ...shared, ...numbers, ...outcomes, ...(clustered ? psu : [])].map(
    (column) => sql`coalesce(CAST(${column} AS TEXT), '')`,
  );
  const query = sql`SELECT ${join(columns)} FROM ${id(answers.table)} WHERE ${either} AND ${known}
    ORDER BY ${id(answers.person)}, md5(concat_ws(chr(31), ${join(texts)}))`;
  const everybody = await one(store, sql`SELECT count(*) FROM ${id(answers.table)} WHERE ${either}`);
  const { count, columns: read } = await store.numbers(query);
  const at = (k: number) => read[k] as NumberColumn;
  const first = 1 + exact.length + near.length;
  return {
    wave,
    people: {
      treated: at(0).values,
      categories: exact.map((_, k) => at(1 + k).values),
      numbers: near.map((_, k) => at(1 + exact.length + k).values),
      outcomes: new Map(measures.map((measure, k) => [measure, at(first + k)])),
      cluster: clustered ? at(first + measures.length).values : null,
    },
    unknown: everybody - count,
    query: query.text,
  };
}

const categoriesOf = ({ breakdowns }: Study, breakdown: string) =>
  breakdowns.find(({ id }) => id === breakdown)?.categories ?? [];

/** The place of a category among those of its breakdown, from 0. */
function place(column: Sql, categories: readonly { readonly id: string }[]): Sql {
  const when = categories.map(({ id }, k) => sql`WHEN ${id} THEN ${k}`);
  return sql`CAST(CASE ${column} ${join(when, " ")} END AS INTEGER)`;
}
