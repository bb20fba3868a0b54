import { sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import type { IntakeAccount } from "../../vocabulary/intake.js";
import type { Problem } from "../../vocabulary/problem.js";
import type { Study, Wave } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import { asName } from "./comparing.js";
import type { Delivered } from "./delivered.js";
import { placing } from "./placing.js";
import { reading } from "./reading.js";

/** Waves and groups that the study declares but nobody is in. */
export async function emptyPlaces(
  study: Study,
  delivered: readonly Delivered[],
  people: IntakeAccount["people"],
  store: Store,
): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const wave of study.waves) {
    const rows = people.reduce((sum, place) => sum + (place.wave === wave.id ? place.rows : 0), 0);
    if (rows === 0) found.push(await emptyWave(study, delivered, wave, store));
  }
  for (const { id: group } of study.groups) {
    const rows = people.reduce((sum, place) => sum + (place.group === group ? place.rows : 0), 0);
    if (rows === 0) found.push(problems.groupEmpty({ at: { file: "study.yaml" }, group }));
  }
  return found;
}

async function emptyWave(
  study: Study,
  delivered: readonly Delivered[],
  wave: Wave,
  store: Store,
): Promise<Problem> {
  const at = { file: "study.yaml" };
  for (const file of delivered) {
    const reasons = await store.rows(sql`
      SELECT reason, count(*) AS rows FROM (${placing(study, file)}) WHERE wave = ${wave.id} GROUP BY reason ORDER BY rows DESC, reason`);
    const leftOut = reasons.map(({ reason, rows }) => `${reason} (${rows})`).join(", ");
    if (leftOut)
      return problems.waveLeftOut({ at: { file: file.source.file }, wave: wave.id, reasons: leftOut });
  }
  const named = delivered.find(({ source }) => "column" in source.wave);
  if (named === undefined || !("column" in named.source.wave))
    return problems.waveWithoutFile({ at, wave: wave.id });
  const { column } = named.source.wave;
  const values = await store.rows(sql`
    SELECT DISTINCT ${asName(named.source, column)} AS value FROM (${reading(study, named)})
    WHERE value IS NOT NULL ORDER BY value LIMIT 20`);
  const known = values.map(({ value }) => String(value));
  return problems.waveEmpty({ at, wave: wave.id, value: wave.value, column, known });
}
