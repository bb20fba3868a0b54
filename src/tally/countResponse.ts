import { id, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import { type CountedResponse, invited } from "../vocabulary/response.js";
import type { Study } from "../vocabulary/study.js";
import { responseRequest } from "./response.js";
import { tally } from "./tally.js";

/** Counts the response in every wave and group in which somebody did not answer, in the study's order. */
export async function countResponse(store: Store, study: Study): Promise<readonly CountedResponse[]> {
  if (study.response === null) return [];
  const variables = study.response.known.map((name) => `known_${name}`);
  const [wave, group] = [id(invited.variable("wave")), id(invited.variable("group"))];
  const found = await store.rows(
    sql`SELECT ${wave} AS wave, ${group} AS "group" FROM ${id(invited.table)}
        GROUP BY ALL HAVING min(${id(invited.answered)}) = 0`,
  );
  const places = study.waves.flatMap((one) =>
    study.groups.flatMap((other) => found.filter((row) => row.wave === one.id && row.group === other.id)),
  );
  const counted: CountedResponse[] = [];
  for (const place of places) {
    const rows = sql`(SELECT * FROM ${id(invited.table)} WHERE ${wave} = ${String(place.wave)} AND ${group} = ${String(place.group)})`;
    const count = (weighted: boolean) => tally(store, { ...responseRequest(variables, { weighted }), rows });
    counted.push({
      wave: String(place.wave),
      group: String(place.group),
      variables,
      weighted: await count(true),
      unweighted: await count(false),
    });
  }
  return counted;
}
