import { literal } from "../../store/literal.js";
import { id, join, type Sql, sql } from "../../store/sql.js";
import type { Cell, Store } from "../../store/store.js";
import { one } from "../../store/store.js";
import { type Problem, Problems } from "../../vocabulary/problem.js";
import type { Column, Source, Study } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import { columnId, rawColumn, usedColumns } from "./columns.js";
import { checkHeader } from "./csv/header.js";
import type { Delivered } from "./delivered.js";
import { fingerprint } from "./fingerprint.js";

/**
 * Opens a Parquet file where it lies; rows are read when they are asked for.
 *
 * out     one row for each row of the file, with its number from 1
 * error   `Problems` where the file is no Parquet, or its columns are not what the study declares
 */
export async function deliverParquet(
  study: Study,
  source: Source,
  index: number,
  path: string,
  store: Store,
): Promise<Delivered> {
  const file = sql`read_parquet(${literal(path)}, file_row_number = true)`;
  const types = await columnTypes(source, file, store);
  const wrong = [...checkHeader(source, [...types.keys()]), ...wrongTypes(source, types)];
  if (wrong.length > 0) throw new Problems(wrong);
  const columns = usedColumns(study, source).map(
    (column) => sql`${stored(source, column, types)} AS ${rawColumn(columnId(source, column.name))}`,
  );
  const rowCount = await one(store, sql`SELECT count(*) AS n FROM ${file}`);
  if (rowCount === 0) throw problems.noRows({ at: { file: source.file } });
  return {
    source,
    index,
    rows: sql`SELECT ${join([sql`(file_row_number + 1)::INTEGER AS line`, ...columns])} FROM ${file}`,
    texts: false,
    unreadable: [],
    rowCount,
    ...(await fingerprint(path)),
    variables: null,
    close: async () => {},
  };
}

async function columnTypes(source: Source, file: Sql, store: Store): Promise<ReadonlyMap<string, string>> {
  let columns: Record<string, Cell>[];
  try {
    columns = await store.rows(
      sql`SELECT column_name AS name, column_type AS type FROM (DESCRIBE SELECT * FROM ${file})`,
    );
  } catch (error) {
    const reason = String(error instanceof Error ? error.message : error).split("\n")[0] ?? "";
    throw problems.notParquet({ at: { file: source.file }, reason });
  }
  return new Map(
    columns
      .filter(({ name }) => name !== "file_row_number")
      .map(({ name, type }) => [String(name), String(type)]),
  );
}

const wholeNumbers = /^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/;
const texts: ReadonlySet<string> = new Set(["VARCHAR", "BOOLEAN", "DATE"]);
const otherNumbers = /^(FLOAT|DOUBLE|DECIMAL\(.*\))$/;
const moments = /^TIMESTAMP/;

/** A register's keys and codes are whole numbers and its days are days, however a program has stored them. */
function stored(source: Source, { name, type }: Column, types: ReadonlyMap<string, string>): Sql {
  const [value, found = ""] = [id(name), types.get(name)];
  if (!source.isRegister || type === "number") return value;
  if (moments.test(found)) return sql`${value}::DATE`;
  if (!otherNumbers.test(found)) return value;
  return sql`CASE WHEN ${value} = trunc(${value}) THEN ${value}::HUGEINT::VARCHAR ELSE ${value}::VARCHAR END`;
}

/** A number must be one; a text may be stored as whole numbers, but only a register's as 1.0. */
function wrongTypes(source: Source, types: ReadonlyMap<string, string>): readonly Problem[] {
  return source.columns.flatMap((column) => {
    const found = types.get(column.name);
    if (found === undefined) return [];
    const number = wholeNumbers.test(found) || otherNumbers.test(found);
    const text = wholeNumbers.test(found) || texts.has(found);
    const loosely = source.isRegister && (number || moments.test(found));
    if (column.type === "number" ? number : text || loosely) return [];
    const at = { file: source.file };
    const other = source.isRegister ? null : number ? "number" : texts.has(found) ? "text" : null;
    return [
      problems.parquetType({
        at,
        column: column.name,
        declared: column.type,
        found,
        studyLine: source.line,
        other,
      }),
    ];
  });
}
