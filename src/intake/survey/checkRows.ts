import { id, join, type Sql, sql } from "../../store/sql.js";
import { one, type Store } from "../../store/store.js";
import type { Problem } from "../../vocabulary/problem.js";
import type { Study } from "../../vocabulary/study.js";
import { problems, type Sighting } from "../problems.js";
import type { Check } from "./check.js";
import { checks } from "./checks.js";
import { badColumn, columnId, textColumn, usedColumns } from "./columns.js";
import type { Delivered } from "./delivered.js";
import { placing } from "./placing.js";

/**
 * Looks for everything that must not be in a file's rows.
 *
 * One pass counts all checks; only those that hit are asked for values and places.
 */
export async function checkRows(
  study: Study,
  delivered: Delivered,
  store: Store,
): Promise<readonly Problem[]> {
  const all = checks(study, delivered);
  const rows = placing(study, delivered);
  const numbers = usedColumns(study, delivered.source).filter((column) => column.type === "number");
  const tallies = [
    ...all.map((check) => sql`count(*) FILTER (WHERE ${check.wrong})`),
    ...numbers.map(({ name }) => sql`count(*) FILTER (WHERE ${badColumn(columnId(delivered.source, name))})`),
    ...numbers.map(
      ({ name }) =>
        sql`count(${textColumn(columnId(delivered.source, name))}) FILTER (WHERE ${textColumn(columnId(delivered.source, name))} <> '')`,
    ),
  ].map((tally, i) => sql`${tally} AS ${id(`tally_${i}`)}`);
  const { columns } = await store.numbers(sql`SELECT ${join(tallies)} FROM (${rows})`);
  const tally = (i: number) => columns[i]?.values[0] ?? 0;
  const mostly = [];
  for (const [i, { name }] of numbers.entries()) {
    const bad = tally(all.length + i);
    const values = tally(all.length + numbers.length + i);
    if (bad * 2 > values) mostly.push(await mostlyNotNumbers(delivered, name, rows, { bad, values }, store));
  }
  if (mostly.length > 0) return mostly; // the file is not what it is said to be; the rest would only follow from that
  const found: Problem[] = [];
  for (const [i, check] of all.entries()) {
    if (tally(i) > 0) found.push(check.tell(await sightings(rows, check, store)));
  }
  return found;
}

/** The values that are wrong, the most frequent first, each with how often and where. */
async function sightings(rows: Sql, check: Check, store: Store): Promise<readonly Sighting[]> {
  const found = await store.rows(sql`
    SELECT (${check.shown})::VARCHAR AS value, wave, count(*) AS rows, min(line) AS line
    FROM (${rows}) WHERE ${check.wrong}
    GROUP BY ALL ORDER BY rows DESC, value, wave LIMIT 5`);
  return found.map(({ value, wave, rows: times, line }) => ({
    value: value === null ? null : String(value),
    wave: wave === null ? null : String(wave),
    rows: Number(times),
    line: Number(line),
  }));
}

async function mostlyNotNumbers(
  { source }: Delivered,
  column: string,
  rows: Sql,
  { bad, values }: { readonly bad: number; readonly values: number },
  store: Store,
): Promise<Problem> {
  const k = columnId(source, column);
  const line = await one(store, sql`SELECT min(line)::INTEGER AS line FROM (${rows}) WHERE ${badColumn(k)}`);
  const [first] = await store.rows(sql`SELECT ${textColumn(k)} AS text FROM (${rows}) WHERE line = ${line}`);
  const example = String(first?.text ?? "");
  const decimalComma = source.decimal === "." && /^[-+]?\d+,\d+$/.test(example);
  const at = { file: source.file, line };
  return problems.mostlyNotNumbers({
    at,
    column,
    rows: bad,
    values,
    example,
    decimalComma,
    studyLine: source.line,
  });
}
