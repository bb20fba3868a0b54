// Synthetic rows for the benchmark: 66 areas = strata, 61 PSUs in each, unequal weights, 3 % missing answers.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { literal } from "../dist/store/literal.js";
import { sql } from "../dist/store/sql.js";
import { openStore } from "../dist/store/store.js";

export const columns = ["area", "psu", "w", "y", "glad", "age", "sex"];

/** Makes `rows.parquet`, and `rows.<column>` as raw doubles for the peer, unless they are there. */
export async function makeData(folder, rows) {
  const parquet = join(folder, `${rows}.parquet`);
  if (existsSync(join(folder, `${rows}.done`))) return;
  const store = await openStore({ folders: [folder] });
  await store.run(sql`
    CREATE TABLE people AS
    SELECT 1 AS wave, CAST(i % 66 AS INTEGER) AS area, CAST((i % 66) * 61 + hash(i) % 61 AS INTEGER) AS psu,
      0.5 + (hash(i + 1) % 1000) / 500.0 AS w,
      CASE WHEN hash(i + 2) % 100 < 97 THEN CAST((hash(i + 3) + hash(i) % 61) % 5 AS DOUBLE) END AS y,
      CAST(hash(i + 4) % 6 AS INTEGER) AS age, CAST(hash(i + 5) % 2 AS INTEGER) AS sex,
      CAST(hash(i + 6) % 1000 < 550 + 40 * (hash(i + 4) % 6) + 30 * (hash(i + 5) % 2) - 2 * (i % 66) AS INTEGER) AS glad
    FROM range(${rows}) AS r(i)`);
  await store.run(sql`COPY people TO ${literal(parquet)} (FORMAT parquet, ROW_GROUP_SIZE 122880)`);
  for (const [k, name] of columns.entries()) {
    const all = await store.numbers(sql`SELECT area, psu, w, y, glad, age, sex FROM people`);
    const { values, nulls } = all.columns[k];
    writeFileSync(
      join(folder, `${rows}.${name}`),
      values.map((v, i) => (nulls?.[i] ? Number.NaN : v)),
    );
  }
  store.close();
  writeFileSync(join(folder, `${rows}.done`), "");
}
