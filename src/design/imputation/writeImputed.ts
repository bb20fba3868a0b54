import { id, join, type Sql, sql } from "../../store/sql.js";
import { remake, type Store, withTemporary } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import type { Study } from "../../vocabulary/study.js";
import type { Imputation } from "./chainedEquations.js";
import { peopleIn, state } from "./questionnaire.js";
import type { ReadAnswers } from "./readAnswers.js";

/** The name of an imputed table of answers, from 1. */
const imputedTable = (imputation: number) => `${answers.table}_imputed_${imputation}`;

/**
 * Writes each imputation as a table of answers of its own: the same rows and columns, in any order, what lacked an answer
 * filled in, and the measures made anew.
 *
 * in      `measured`: rows with the columns of the items, as rows with the columns of the measures too
 */
export async function writeImputed(
  store: Store,
  study: Study,
  { questionnaire, rows }: ReadAnswers,
  imputations: readonly Imputation[],
  measured: (rows: Sql) => Sql,
): Promise<readonly string[]> {
  // One row for each answer that was lacking: whose, to which item, and its value in every imputation.
  const lacking = questionnaire.items.map((item) => peopleIn(item, state.lacking));
  const column = (numbers: Iterable<number>, type: Sql) =>
    sql`unnest(string_split(nullif(${[...numbers].join(" ")}, ''), ' '))::${type}`;
  const value = (m: number) => id(`value_${m + 1}`);
  const filled = sql`SELECT ${join([
    sql`${column(
      lacking.flatMap((people, i) => Array.from(people, () => i)),
      sql`INTEGER`,
    )} AS item`,
    sql`${column(
      lacking.flatMap((people) => Array.from(people, (person) => rows[person] ?? -1)),
      sql`BIGINT`,
    )} AS "row"`,
    ...imputations.map((imputation, m) => {
      const values = imputation.flatMap((each) => Array.from(each));
      return sql`${column(values, sql`DOUBLE`)} AS ${value(m)}`;
    }),
  ])}`;
  return withTemporary(store, filled, async (table) => {
    const names: string[] = [];
    for (const m of imputations.keys()) {
      const name = imputedTable(m + 1);
      await remake(store, id(name), measured(completed(study, table, value(m))));
      names.push(name);
    }
    return names;
  });
}

/** The table of answers without its measures, the lacking answers taken from one column of the filled. */
function completed({ items, measures }: Study, filled: Sql, value: Sql): Sql {
  const byItem = items.map(
    (_, i) => sql`max(CASE WHEN item = ${i}::INTEGER THEN ${value} END) AS ${id(`filled_${i}`)}`,
  );
  const made = [
    ...measures.map((measure) => answers.measure(measure.id)),
    ...measures.flatMap((measure) => (measure.kind === "ratio" ? [answers.per(measure.id)] : [])),
  ];
  const replaced = items.map((item, i) => {
    const name = id(answers.item(item.id));
    return sql`coalesce(${name}, ${id(`filled_${i}`)}) AS ${name}`;
  });
  return sql`
    SELECT answered.* EXCLUDE (${join([sql`"row"`, ...made.map(id)])}) REPLACE (${join(replaced)})
    FROM (SELECT *, rowid AS "row" FROM ${id(answers.table)}) AS answered
    LEFT JOIN (SELECT ${join([sql`"row"`, ...byItem])} FROM ${filled} GROUP BY "row") AS filled USING ("row")`;
}
