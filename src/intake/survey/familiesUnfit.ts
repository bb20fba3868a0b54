import { id, join, type Sql, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import type { Problem } from "../../vocabulary/problem.js";
import type { Exposure, Study } from "../../vocabulary/study.js";
import { problems } from "../problems.js";

/**
 * Families that cannot be compared within: somebody in two rows, who would be their own brother or sister, or a family in
 * two clusters, whose children would count as strangers. The first of each analysis of exposure is told.
 */
export async function familiesUnfit(study: Study, store: Store): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  const fileOf = (index: unknown) => study.sources[Number(index)]?.file ?? "";
  const told = (first: Record<string, unknown>) => ({
    at: { file: fileOf(first.source), line: Number(first.line) },
    otherFile: fileOf(first.file),
    otherLine: Number(first.other),
  });
  for (const exposure of study.analysis.exposure) {
    const { id: analysis, family, cluster } = exposure;
    if (study.design.person !== null) {
      const row = sql`CAST((${id(answers.source)}, ${id(answers.line)}) AS TEXT)`;
      const twice = await firstOdd(store, exposure, { unit: id(answers.person), value: row });
      if (twice) found.push(problems.ownSibling({ ...told(twice), analysis, people: Number(twice.units) }));
    }
    if (cluster === null) continue;
    const unit = id(answers.kept(family));
    const apart = await firstOdd(store, exposure, { unit, value: id(answers.kept(cluster)) });
    if (!apart) continue;
    found.push(
      problems.familyInTwo({
        ...told(apart),
        analysis,
        family: String(apart.unit),
        here: String(apart.value),
        there: String(apart.held),
        families: Number(apart.units),
      }),
    );
  }
  return found;
}

/** The first row of a unit whose value is another than in the unit's first row, among those whose family is known. */
async function firstOdd(
  store: Store,
  { group, family }: Exposure,
  { unit, value }: { readonly unit: Sql; readonly value: Sql },
): Promise<Record<string, unknown> | undefined> {
  const place = join([id(answers.source), id(answers.line)]);
  const among = group === null ? sql`TRUE` : sql`${id(answers.group)} = ${group}`;
  const [first] = await store.rows(sql`
    WITH rows AS (SELECT ${unit} AS unit, (${value}) AS value, source, line,
        first_value(${value}) OVER own AS held, first_value(line) OVER own AS other, first_value(source) OVER own AS file
      FROM ${id(answers.table)}
      WHERE ${unit} IS NOT NULL AND ${value} IS NOT NULL AND ${id(answers.kept(family))} IS NOT NULL AND ${among}
      WINDOW own AS (PARTITION BY ${unit} ORDER BY ${place}))
    SELECT unit, value, held, line, source, other, file, count(DISTINCT unit) OVER () AS units FROM rows
    WHERE value <> held ORDER BY source, line LIMIT 1`);
  return first;
}
