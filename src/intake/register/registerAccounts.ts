import { type Sql, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import type { FileAccount } from "../../vocabulary/intake.js";
import type { OpenRegister } from "./openRegister.js";

/** Every row of the files of a register accounted for. */
export async function registerAccounts(
  { files }: OpenRegister,
  { counts, rows }: { readonly counts: Sql; readonly rows: Sql },
  store: Store,
): Promise<readonly FileAccount[]> {
  const found = await store.rows(sql`
    SELECT file, reason, sum(rows)::BIGINT AS rows FROM ${counts} WHERE reason IS NOT NULL GROUP BY ALL ORDER BY ALL`);
  // Only where rows are left out are they looked for a second time.
  const lines =
    found.length === 0
      ? []
      : await store.rows(sql`
    SELECT place >> 32 AS file, reason, array_to_string(min(place & 4294967295, 10), ' ') AS lines
    FROM (${rows}) WHERE reason IS NOT NULL GROUP BY ALL`);
  return files.map(({ delivered }, i) => {
    const { source, sha256, bytes, unreadable, rowCount } = delivered;
    const own = found
      .filter(({ file }) => Number(file) === i)
      .map(({ reason, rows: n }) => ({
        reason: String(reason),
        rows: Number(n),
        lines: String(lines.find((each) => Number(each.file) === i && each.reason === reason)?.lines)
          .split(" ")
          .map(Number),
      }));
    const leftOut = [...unreadable, ...own];
    const all = rowCount + unreadable.reduce((sum, each) => sum + each.rows, 0);
    const read = all - leftOut.reduce((sum, each) => sum + each.rows, 0);
    return { file: source.file, sha256, bytes, rows: all, read, leftOut };
  });
}

/** The file and line of a row, from its place. */
export function whereIs({ files }: OpenRegister, place: unknown) {
  const file = Math.floor(Number(place) / 2 ** 32);
  return { file: files[file]?.delivered.source.file, line: Number(place) % 2 ** 32 };
}
