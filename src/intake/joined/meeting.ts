import { id, join, type Sql, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import type { LeftOutRows } from "../../vocabulary/intake.js";
import type { JoinedColumn } from "../../vocabulary/joined.js";
import type { Problem } from "../../vocabulary/problem.js";
import { problems } from "../problems.js";
import { joinedId, textOf } from "./expressionSql.js";
import type { FileRows } from "./fileRows.js";

/** True for a row of the joined rows that met one of this file. */
export const met = (place: number): Sql => id(`met_${place}`);

/** The first file's rows, each with the columns of the rows that it meets in the others. */
export function meeting(files: readonly FileRows[]): Sql {
  const [first, ...others] = files;
  if (!first) throw new Error("joined rows of no file");
  return others.reduce(
    (rows, other, i) => {
      const own = sql`SELECT ${join([sql`true AS ${met(i + 1)}`, ...columnsOf(other)])} FROM ${other.table} WHERE reason IS NULL`;
      return sql`SELECT * FROM (${rows}) AS rows LEFT JOIN (${own}) AS other ON ${equal(other)}`;
    },
    sql`SELECT ${join([sql`file`, sql`line`, ...columnsOf(first)])} FROM ${first.table} WHERE reason IS NULL`,
  );
}

function columnsOf({ file }: FileRows): readonly Sql[] {
  return [...file.columns, ...file.make.map(({ column }) => column)].map(joinedId);
}

function pairs({ file }: FileRows): readonly (readonly [own: JoinedColumn, before: JoinedColumn])[] {
  return file.key.map((own, i) => {
    const before = file.meets[i];
    if (!before) throw new Error(`${file.name} has a key that meets nothing`);
    return [own, before];
  });
}

function equal(other: FileRows): Sql {
  return join(
    pairs(other).map(([own, before]) => sql`${joinedId(own)} = ${joinedId(before)}`),
    " AND ",
  );
}

/** Rows of a further file that no joined row met, by place in its list of files. */
export async function metByNone(
  other: FileRows,
  joined: Sql,
  before: readonly string[],
  store: Store,
): Promise<ReadonlyMap<number, LeftOutRows>> {
  const found = await store.rows(sql`
    SELECT file, count(*) AS rows, array_to_string(min(line, 10), ' ') AS lines
    FROM (SELECT file, line FROM ${other.table} AS own ANTI JOIN ${beforeRows(other, joined)} AS other ON ${equal(other)} WHERE own.reason IS NULL)
    GROUP BY file`);
  const reason = `no row in ${before.join(", ")}`;
  return new Map(
    found.map(({ file, rows, lines }) => [
      Number(file),
      { reason, rows: Number(rows), lines: String(lines).split(" ").map(Number) },
    ]),
  );
}

/** Only the columns that are met, so that no name stands twice. */
function beforeRows(other: FileRows, joined: Sql): Sql {
  const needed = new Map(pairs(other).map(([, before]) => [before.place, joinedId(before)]));
  return sql`(SELECT ${join([...needed.values()])} FROM ${joined})`;
}

/** Keys that meet nothing on either side, and would if leading zeros, blanks and capital letters did not count. */
export async function lookAlikes(
  other: FileRows,
  place: number,
  first: FileRows,
  joined: Sql,
  store: Store,
): Promise<readonly Problem[]> {
  const texts = pairs(other);
  if (!texts.some(([own]) => own.type === "text")) return [];
  const alike = join(
    texts.map(([own, before]) => sql`${bare(own)} = ${bare(before)}`),
    " AND ",
  );
  const differs = texts.map(
    ([own, before], i) => sql`WHEN ${joinedId(own)} <> ${joinedId(before)} THEN ${i}`,
  );
  const written = (of: (pair: readonly [JoinedColumn, JoinedColumn]) => JoinedColumn) =>
    sql`CASE key ${join(
      texts.map((pair, i) => sql`WHEN ${i} THEN ${textOf(joinedId(of(pair)))}`),
      " ",
    )} END`;
  const own = sql`SELECT file AS other_file, line AS other_line, ${join(texts.map(([each]) => joinedId(each)))}
    FROM ${other.table} AS own ANTI JOIN ${beforeRows(other, joined)} AS before ON ${equal(other)} WHERE own.reason IS NULL`;
  const needed = new Map(texts.map(([, before]) => [before.place, joinedId(before)]));
  const alone = sql`SELECT file, line, ${join([...needed.values()])} FROM ${joined} WHERE ${met(place)} IS NULL`;
  const [found] = await store.rows(sql`
    SELECT *, ${written(([, before]) => before)} AS here, ${written(([each]) => each)} AS there, count(*) OVER () AS rows
    FROM (SELECT *, CASE ${join(differs, " ")} END AS key FROM (${alone}) AS alone JOIN (${own}) AS own ON ${alike})
    ORDER BY file, line, other_file, other_line LIMIT 1`);
  if (!found) return [];
  return [
    problems.keysLookAlike({
      at: { file: first.delivered[Number(found.file)]?.source.file, line: Number(found.line) },
      name: other.file.name,
      key: other.file.key[Number(found.key)]?.name ?? "",
      here: String(found.here),
      there: String(found.there),
      otherFile: other.delivered[Number(found.other_file)]?.source.file ?? "",
      otherLine: Number(found.other_line),
      rows: Number(found.rows),
    }),
  ];
}

/** A key without what makes no difference to the eye. */
function bare(column: JoinedColumn): Sql {
  if (column.type === "number") return joinedId(column);
  return sql`regexp_replace(lower(${joinedId(column)}), '^0+|[^\\p{L}\\p{N}]', '', 'g')`;
}
