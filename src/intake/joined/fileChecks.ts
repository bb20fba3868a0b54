import { id, join, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import type { Problem } from "../../vocabulary/problem.js";
import { problems } from "../problems.js";
import { joinedId, textOf } from "./expressionSql.js";
import { type FileRows, notNumber } from "./fileRows.js";

/** What must not be in a file of a join: columns of numbers that hold none, and a key that stands twice. */
export async function fileChecks(rows: FileRows, store: Store): Promise<readonly Problem[]> {
  const mostly = await mostlyNotNumbers(rows, store);
  return mostly.length > 0 ? mostly : keyTwice(rows, store);
}

async function mostlyNotNumbers(
  { file, table, delivered }: FileRows,
  store: Store,
): Promise<readonly Problem[]> {
  const ruled = file.leaveOut.map(({ reason }) => sql`${reason}`);
  const kept = ruled.length === 0 ? sql`true` : sql`coalesce(reason NOT IN (${join(ruled)}), true)`;
  const found: Problem[] = [];
  for (const column of file.columns.filter(({ type }) => type === "number")) {
    const bad = notNumber(column);
    const [counts] = await store.rows(sql`
      SELECT count(${bad}) AS bad, count(${bad}) + count(${joinedId(column)}) AS present,
        arg_min(file, (file, line)) FILTER (WHERE ${bad} IS NOT NULL) AS file,
        arg_min(line, (file, line)) FILTER (WHERE ${bad} IS NOT NULL) AS line,
        arg_min(${bad}, (file, line)) FILTER (WHERE ${bad} IS NOT NULL) AS example
      FROM ${table} WHERE ${kept}`);
    if (!counts || Number(counts.bad) * 2 <= Number(counts.present)) continue;
    const source = delivered[Number(counts.file)]?.source;
    const example = String(counts.example);
    found.push(
      problems.mostlyNotNumbers({
        at: { file: source?.file, line: Number(counts.line) },
        column: column.name,
        rows: Number(counts.bad),
        values: Number(counts.present),
        example,
        decimalComma: source?.decimal === "." && /^[-+]?\d+,\d+$/.test(example),
        studyLine: source?.line ?? 0,
      }),
    );
  }
  return found;
}

async function keyTwice({ file, table, delivered }: FileRows, store: Store): Promise<readonly Problem[]> {
  const keys = file.key.map(joinedId);
  const values = keys.map((key, i) => sql`${textOf(key)} AS ${id(`key_${i}`)}`);
  const [first] = await store.rows(sql`
    SELECT *, count(*) OVER () AS rows FROM (
      SELECT file, line, lag(file) OVER same AS file_before, lag(line) OVER same AS line_before, ${join(values)}
      FROM ${table} WHERE reason IS NULL
      WINDOW same AS (PARTITION BY ${join(keys)} ORDER BY file, line))
    WHERE line_before IS NOT NULL ORDER BY file, line LIMIT 1`);
  if (!first) return [];
  const name = (place: unknown) => delivered[Number(place)]?.source.file ?? "";
  return [
    problems.joinKeyTwice({
      at: { file: name(first.file), line: Number(first.line) },
      name: file.name,
      key: file.key.map((column) => column.name),
      values: file.key.map((_, i) => String(first[`key_${i}`])),
      otherFile: name(first.file_before),
      otherLine: Number(first.line_before),
      rows: Number(first.rows),
    }),
  ];
}
