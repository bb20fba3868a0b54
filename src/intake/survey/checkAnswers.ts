import { id, type Sql, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import type { Problem } from "../../vocabulary/problem.js";
import type { Study } from "../../vocabulary/study.js";
import { problems } from "../problems.js";

const table = id(answers.table);
const [wave, person, source, line] = [answers.wave, answers.person, answers.source, answers.line].map(id) as [
  Sql,
  Sql,
  Sql,
  Sql,
];

/** Looks for what only the table as a whole can show. */
export async function checkAnswers(study: Study, store: Store): Promise<readonly Problem[]> {
  return [...(await personsTwice(study, store)), ...(await populations(study, store))];
}

async function personsTwice(study: Study, store: Store): Promise<readonly Problem[]> {
  if (study.design.person === null) return [];
  const places = sql`SELECT ${wave} AS wave, ${source} AS source, ${line} AS line,
      lag(${source}) OVER person AS source_before, lag(${line}) OVER person AS line_before
    FROM ${table} WHERE ${person} IS NOT NULL
    WINDOW person AS (PARTITION BY ${wave}, ${person} ORDER BY ${source}, ${line})`;
  const found = await store.rows(sql`SELECT wave, count(*) AS rows,
      arg_min(source, (source, line)) AS source, arg_min(line, (source, line)) AS line,
      arg_min(source_before, (source, line)) AS source_before, arg_min(line_before, (source, line)) AS line_before
    FROM (${places}) WHERE line_before IS NOT NULL GROUP BY wave ORDER BY wave`);
  const file = (place: unknown) => study.sources[Number(place)]?.file ?? "";
  return found.map((row) =>
    problems.personTwice({
      at: { file: file(row.source), line: Number(row.line) },
      wave: String(row.wave),
      otherFile: file(row.source_before),
      otherLine: Number(row.line_before),
      rows: Number(row.rows),
    }),
  );
}

/** Population sizes must be one number for each stratum (or PSU), and no smaller than the sample. */
async function populations(study: Study, store: Store): Promise<readonly Problem[]> {
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
