import { id, join, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import type { Problem } from "../../vocabulary/problem.js";
import type { Study } from "../../vocabulary/study.js";
import { problems } from "../problems.js";

/**
 * Units of which two rows say different things that must stay the same: when the programme began there, which cluster
 * it belongs to, what was known of it before. The first such row of each column is told.
 */
export async function unitsDiffer(study: Study, store: Store): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const { unit, start, cluster, texts, numbers, spillOver } of study.analysis.effects) {
    const key = id(answers.kept(unit));
    const others = [cluster, spillOver].filter((column) => column !== null);
    for (const column of [start, ...others, ...texts, ...numbers]) {
      const value = sql`coalesce(CAST(${id(answers.kept(column))} AS TEXT), '')`;
      const place = join([id(answers.source), id(answers.line)]);
      const [first] = await store.rows(sql`
        WITH rows AS (SELECT CAST(${key} AS TEXT) AS unit, ${value} AS value, source, line,
            first_value(${value}) OVER own AS held, first_value(line) OVER own AS other, first_value(source) OVER own AS file
          FROM ${id(answers.table)} WHERE ${key} IS NOT NULL WINDOW own AS (PARTITION BY ${key} ORDER BY ${place}))
        SELECT unit, value, held, line, source, other, file, count(DISTINCT unit) OVER () AS units FROM rows
        WHERE value <> held ORDER BY source, line LIMIT 1`);
      if (!first) continue;
      const fileOf = (index: unknown) => study.sources[Number(index)]?.file ?? "";
      found.push(
        problems.unitDiffers({
          at: { file: fileOf(first.source), line: Number(first.line) },
          unit: String(first.unit),
          column,
          here: String(first.value),
          there: String(first.held),
          otherFile: fileOf(first.file),
          otherLine: Number(first.other),
          units: Number(first.units),
        }),
      );
    }
  }
  return found;
}
