import { id, join, type Sql, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import type { Problem } from "../../vocabulary/problem.js";
import type { Study } from "../../vocabulary/study.js";
import { problems } from "../problems.js";

/** A person in two rows of a wave, among everyone invited where the study tells them; the first such row of each wave. */
export async function personsTwice(study: Study, store: Store): Promise<readonly Problem[]> {
  if (study.design.person === null) return [];
  const invited = study.response !== null;
  const place = placeOf(study);
  const [wave, person, source, line] = [answers.wave, answers.person, answers.source, answers.line].map(
    id,
  ) as [Sql, Sql, Sql, Sql];
  const told = { source, line, place: place?.column ?? sql`NULL` };
  const before = Object.entries(told).flatMap(([name, value]) => [
    sql`${value} AS ${id(name)}`,
    sql`lag(${value}) OVER person AS ${id(`${name}_before`)}`,
  ]);
  const rows = sql`SELECT ${wave} AS wave, ${join(before)}
    FROM ${id(invited ? answers.everyone : answers.table)} WHERE ${person} IS NOT NULL
    WINDOW person AS (PARTITION BY ${wave}, ${person} ORDER BY ${source}, ${line})`;
  const first = ["source", "source_before", "line", "line_before", "place", "place_before"].map(
    (name) => sql`arg_min_null(${id(name)}, (source, line)) AS ${id(name)}`,
  );
  const found = await store.rows(sql`SELECT wave, count(*) AS rows, ${join(first)}
    FROM (${rows}) AS twice WHERE line_before IS NOT NULL GROUP BY wave ORDER BY wave`);
  const file = (index: unknown) => study.sources[Number(index)]?.file ?? "";
  return found.map((row) => {
    const [here, there] = [row.place, row.place_before];
    const apart = place !== null && here !== null && there !== null && here !== there;
    return problems.personTwice({
      at: { file: file(row.source), line: Number(row.line) },
      wave: String(row.wave),
      invited,
      otherFile: file(row.source_before),
      otherLine: Number(row.line_before),
      rows: Number(row.rows),
      places: apart ? { of: place.of, here: String(here), there: String(there) } : null,
    });
  });
}

/** Where a person lives, as far as the study tells. */
function placeOf({ areas, design }: Study): { readonly column: Sql; readonly of: "area" | "stratum" } | null {
  if (areas) return { column: id(answers.breakdown(areas.breakdown)), of: "area" };
  return design.stratum === null ? null : { column: id(answers.stratum), of: "stratum" };
}
