import { id, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import type { Problem } from "../../vocabulary/problem.js";
import type { Study } from "../../vocabulary/study.js";
import { problems } from "../problems.js";

/** Population sizes must be one number for each stratum (or PSU), and no smaller than the sample. */
export async function populations(study: Study, store: Store): Promise<readonly Problem[]> {
  const table = id(answers.table);
  const [wave, source, line] = [id(answers.wave), id(answers.source), id(answers.line)];
  const stratum = id(answers.stratum);
  const psu = id(answers.psu);
  const levels = [
    { name: stratum, of: "stratum", key: sql`${stratum}`, unit: psu, size: id(answers.populationPsus) },
    {
      name: psu,
      of: "PSU",
      key: sql`${stratum}, ${psu}`,
      unit: id(answers.secondUnit),
      size: id(answers.populationSecondUnits),
    },
  ];
  const found: Problem[] = [];
  for (const [stage, { populationSize: column }] of study.design.stages.entries()) {
    const level = levels[stage];
    if (level === undefined || column === null) continue;
    const { name, of, key, unit, size } = level;
    const [worst] =
      await store.rows(sql`SELECT ${wave} AS wave, any_value(${name}) AS name, min(${size}) AS least,
        max(${size}) AS most, count(DISTINCT ${unit}) AS sampled, arg_min(${source}, (${source}, ${line})) AS source
      FROM ${table} GROUP BY ${wave}, ${key} HAVING least < most OR sampled > least ORDER BY ${wave}, ${key} LIMIT 1`);
    if (worst === undefined) continue;
    const told = {
      at: { file: study.sources[Number(worst.source)]?.file },
      column,
      of,
      wave: String(worst.wave),
      name: String(worst.name),
    };
    found.push(
      Number(worst.least) < Number(worst.most)
        ? problems.populationVaries(told)
        : problems.populationSmall({ ...told, size: Number(worst.least), sampled: Number(worst.sampled) }),
    );
  }
  return found;
}
