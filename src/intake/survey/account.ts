import { id, join, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import type { FileAccount, IntakeAccount } from "../../vocabulary/intake.js";
import type { Study } from "../../vocabulary/study.js";
import type { Delivered } from "./delivered.js";
import { placing } from "./placing.js";

/** Every row of a file accounted for: read, or left out with a reason. */
export async function fileAccount(study: Study, delivered: Delivered, store: Store): Promise<FileAccount> {
  const found = await store.rows(sql`
    SELECT reason, count(*) AS rows, array_to_string(min(line, 10), ' ') AS lines
    FROM (${placing(study, delivered)}) GROUP BY reason ORDER BY reason`);
  const leftOut = found
    .filter(({ reason }) => reason !== null)
    .map(({ reason, rows, lines }) => ({
      reason: String(reason),
      rows: Number(rows),
      lines: String(lines).split(" ").map(Number),
    }));
  const read = Number(found.find(({ reason }) => reason === null)?.rows ?? 0);
  const all = [...delivered.unreadable, ...leftOut];
  const unreadable = delivered.unreadable.reduce((sum, { rows }) => sum + rows, 0);
  const seen = found.reduce((sum, { rows }) => sum + Number(rows), 0);
  const { file } = delivered.source;
  if (seen !== delivered.rowCount)
    throw new Error(`${file}: ${delivered.rowCount} rows went in, ${seen} came out`);
  return {
    file,
    sha256: delivered.sha256,
    bytes: delivered.bytes,
    rows: seen + unreadable,
    read,
    leftOut: all,
    ...(delivered.variables && { variables: delivered.variables }),
  };
}

/** People by wave and group, in the study's order, also where there are none. */
export async function peopleByPlace(study: Study, store: Store): Promise<IntakeAccount["people"]> {
  const found = await store.rows(sql`
    SELECT ${id(answers.wave)} AS wave, ${id(answers.group)} AS "group", count(*) AS rows
    FROM ${id(answers.table)} GROUP BY ALL`);
  const rows = new Map(found.map((row) => [JSON.stringify([row.wave, row.group]), Number(row.rows)]));
  return study.waves.flatMap((wave) =>
    study.groups.map((group) => ({
      wave: wave.id,
      group: group.id,
      rows: rows.get(JSON.stringify([wave.id, group.id])) ?? 0,
    })),
  );
}

/** How many people have no value, by measure, wave and group, in the study's order. */
export async function missingByMeasure(study: Study, store: Store): Promise<IntakeAccount["missing"]> {
  const counts = study.measures.map(
    (measure, i) =>
      sql`count(*) FILTER (WHERE ${id(answers.measure(measure.id))} IS NULL) AS ${id(`missing_${i}`)}`,
  );
  const found = await store.rows(sql`
    SELECT ${join([sql`${id(answers.wave)} AS wave`, sql`${id(answers.group)} AS "group"`, ...counts])}
    FROM ${id(answers.table)} GROUP BY ALL`);
  const byPlace = new Map(found.map((row) => [JSON.stringify([row.wave, row.group]), row]));
  return study.measures.flatMap((measure, i) =>
    study.waves.flatMap((wave) =>
      study.groups.map((group) => ({
        measure: measure.id,
        wave: wave.id,
        group: group.id,
        rows: Number(byPlace.get(JSON.stringify([wave.id, group.id]))?.[`missing_${i}`] ?? 0),
      })),
    ),
  );
}
