import { type Sql, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import type { FileAccount, LeftOutRows } from "../../vocabulary/intake.js";
import type { FileRows } from "./fileRows.js";
import { metByNone } from "./meeting.js";

/** Every row of every file of a join accounted for: it is in the joined rows, or left out with a reason. */
export async function fileAccounts(
  files: readonly FileRows[],
  joined: Sql,
  store: Store,
): Promise<readonly FileAccount[]> {
  const accounts: FileAccount[] = [];
  for (const [place, rows] of files.entries()) {
    const before = files.slice(0, place).map(({ file }) => file.name);
    const alone = place === 0 ? null : await metByNone(rows, joined, before, store);
    for (const [i, { source, sha256, bytes, unreadable, rowCount }] of rows.delivered.entries()) {
      const lone = alone?.get(i);
      const leftOut = [
        ...unreadable,
        ...(await leftOutBy(sql`(SELECT * FROM ${rows.table} WHERE file = ${i})`, rows.reasons, store)),
        ...(lone ? [lone] : []),
      ];
      const all = rowCount + unreadable.reduce((sum, each) => sum + each.rows, 0);
      const read = all - leftOut.reduce((sum, each) => sum + each.rows, 0);
      accounts.push({ file: source.file, sha256, bytes, rows: all, read, leftOut });
    }
  }
  return accounts;
}

/** Rows by the reason why they are left out, in the order in which reasons are asked. */
export async function leftOutBy(
  table: Sql,
  reasons: readonly string[],
  store: Store,
): Promise<readonly LeftOutRows[]> {
  const found = await store.rows(sql`
    SELECT reason, count(*) AS rows, array_to_string(min(line, 10), ' ') AS lines
    FROM ${table} WHERE reason IS NOT NULL GROUP BY reason`);
  const byReason = new Map(found.map((row) => [String(row.reason), row]));
  return [...new Set(reasons)].flatMap((reason) => {
    const row = byReason.get(reason);
    return row ? [{ reason, rows: Number(row.rows), lines: String(row.lines).split(" ").map(Number) }] : [];
  });
}
