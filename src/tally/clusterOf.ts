import { id, join, type Sql, sql } from "../store/sql.js";
import { one, type Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { SamplingDesign } from "../vocabulary/design.js";
import type { Study } from "../vocabulary/study.js";

/** The columns that name a PSU: its stratum and its name, and the wave unless PSUs stay the same. */
export function psuNames(
  { wave, stratum, psu }: { readonly wave: Sql; readonly stratum: Sql; readonly psu: Sql },
  psusStay: boolean,
): readonly Sql[] {
  return psusStay ? [stratum, psu] : [wave, stratum, psu];
}

/** The PSU of a row of answers, as one value; NULL where it has none. */
export function psuOf({ psusStay }: Pick<SamplingDesign, "psusStay">): Sql {
  const psu = id(answers.psu);
  const names = psuNames({ wave: id(answers.wave), stratum: id(answers.stratum), psu }, psusStay);
  return sql`CASE WHEN ${psu} IS NOT NULL THEN ${together(names)} END`;
}

export interface ClusteredRows {
  /** The rows of answers. */
  readonly rows: Sql;
  /** Not there: rows are independent. */
  readonly cluster?: Sql;
}

/**
 * The table of answers with what makes its rows alike.
 *
 * in      a study whose answers are laid
 * out     the PSU where the design has stages; the person where people have a key and somebody has two rows, each row
 *         without a key being a person of its own; else nothing
 */
export async function clusterOf(store: Store, { design, waves }: Study): Promise<ClusteredRows> {
  const table = id(answers.table);
  const person = id(answers.person);
  if (design.stages.length > 0) return { rows: table, cluster: psuOf(design) };
  if (design.person === null || waves.length < 2) return { rows: table };
  const again = await one(store, sql`SELECT count(${person}) - count(DISTINCT ${person}) FROM ${table}`);
  if (again === 0) return { rows: table };
  const row = id("row of nobody known");
  return {
    rows: sql`(SELECT *, CASE WHEN ${person} IS NULL THEN row_number() OVER () END AS ${row} FROM ${table})`,
    cluster: together([person, row]),
  };
}

/** Several columns as one value, in which NULL equals NULL. */
const together = (columns: readonly Sql[]): Sql =>
  sql`struct_pack(${join(columns.map((column, k) => sql`${id(`part${k}`)} := ${column}`))})`;
