import { exactSum } from "../../store/exact.js";
import { id, join, type Sql, sql } from "../../store/sql.js";
import { remake, type Store } from "../../store/store.js";
import { invited } from "../../vocabulary/response.js";
import { problems } from "./problems.js";

/** A table of people who were invited, as delivered. */
export interface InvitedSource {
  readonly rows: Sql;
  /** For messages. */
  readonly file: string;
  readonly person: string;
  /** `null`: one stratum. */
  readonly stratum: string | null;
  readonly answered: {
    readonly column: string;
    readonly yes: readonly string[];
    readonly no: readonly string[];
  };
  /** Column with the base weight. */
  readonly weight: string;
  /** Columns of the frame that are known of everybody. */
  readonly variables: readonly string[];
  /** People that the base weights must add up to, within a part of it (default 1e-6). */
  readonly population?: { readonly total: number; readonly tolerance?: number };
}

/**
 * Makes the table of people who were invited.
 *
 * in      a delivered table in the store, one row a person
 * out     the table `invited` (see `invited` in the vocabulary); a category that is missing is ""
 * error   `Problem`: "response-code", "response-weight", "response-person-twice", "response-population"
 */
export async function takeInvited(store: Store, source: InvitedSource): Promise<void> {
  await checkCodes(store, source);
  await checkWeights(store, source);
  await checkPeople(store, source);
  const text = (column: string) => sql`CAST(${id(column)} AS TEXT)`;
  const columns = [
    sql`${text(source.person)} AS ${id(invited.person)}`,
    sql`${source.stratum === null ? sql`''` : sql`coalesce(${text(source.stratum)}, '')`} AS ${id(invited.stratum)}`,
    sql`CASE WHEN ${isOne(text(source.answered.column), source.answered.yes)} THEN 1 ELSE 0 END AS ${id(invited.answered)}`,
    sql`${weightOf(source)} AS ${id(invited.baseWeight)}`,
    ...source.variables.map((name) => sql`coalesce(${text(name)}, '') AS ${id(invited.variable(name))}`),
  ];
  await remake(store, id(invited.table), sql`SELECT ${join(columns)} FROM ${source.rows}`);
}

function weightOf({ weight }: InvitedSource): Sql {
  return sql`TRY_CAST(${id(weight)} AS DOUBLE)`;
}

function isOne(value: Sql, codes: readonly string[]): Sql {
  return sql`${value} IN (${join(codes.map((code) => sql`${code}`))})`;
}

async function checkCodes(store: Store, { rows, file, answered }: InvitedSource): Promise<void> {
  const value = sql`CAST(${id(answered.column)} AS TEXT)`;
  const known = [...answered.yes, ...answered.no];
  const [row] = await store.rows(
    sql`SELECT ${value} AS value, count(*) AS people FROM ${rows}
        WHERE (${isOne(value, known)}) IS NOT TRUE GROUP BY 1 ORDER BY 1 NULLS LAST LIMIT 1`,
  );
  if (!row) return;
  const told = { column: answered.column, people: Number(row.people), known };
  throw problems.code({ at: { file }, value: row.value === null ? null : String(row.value), ...told });
}

async function checkWeights(store: Store, source: InvitedSource): Promise<void> {
  const { rows, file, weight, population } = source;
  const value = weightOf(source);
  const sound = sql`(${value} > 0 AND isfinite(${value}))`;
  const [row] = await store.rows(
    sql`SELECT count(*) FILTER (${sound} IS NOT TRUE) AS people,
          coalesce(min(CAST(${id(weight)} AS TEXT)) FILTER (${sound} IS NOT TRUE), '') AS example,
          CAST(max(${value}) FILTER (${sound}) AS DOUBLE) AS largest
        FROM ${rows}`,
  );
  const people = Number(row?.people ?? 0);
  if (people > 0)
    throw problems.baseWeight({ at: { file }, column: weight, people, example: String(row?.example) });
  if (!population) return;
  const [sums] = await store.rows(sql`SELECT ${exactSum(value, Number(row?.largest))} AS total FROM ${rows}`);
  const sum = Number(sums?.total);
  const { total, tolerance = 1e-6 } = population;
  if (Math.abs(sum - total) > tolerance * total)
    throw problems.population({ at: { file }, column: weight, sum, total });
}

async function checkPeople(store: Store, { rows, file, person }: InvitedSource): Promise<void> {
  const twice = await store.rows(
    sql`SELECT CAST(${id(person)} AS TEXT) AS person, count(*) OVER () AS people FROM ${rows}
        GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1`,
  );
  const [first] = twice;
  if (first)
    throw problems.personTwice({
      at: { file },
      column: person,
      person: String(first.person),
      people: Number(first.people),
    });
}
