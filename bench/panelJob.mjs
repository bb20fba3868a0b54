// A panel of 200,000 units in 10 periods, four cohorts reached and one third never: all group-time effects, with their
// whole covariance, units being their own clusters. Prints {seconds, cpu, megabytes, check} as its last line.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { groupTimeEffects } from "../dist/estimate/effects/groupTimeEffects.js";
import { entry } from "../dist/maths/matrix.js";
import { id, sql } from "../dist/store/sql.js";
import { openStore } from "../dist/store/store.js";
import { tallyPanel } from "../dist/tally/panelSums.js";
import { peak, timed } from "./measuring.mjs";

const [units, periods] = [200_000, 10];
const columns = ["unit", "year", "start", "y"];
const planted = 0.5;

/** Each unit has a level of its own; which cohort it is in is a hash of it. */
const rows = sql`
  SELECT (u * 7919) % ${units} AS unit, 2010 + t AS year, CASE WHEN g < 4 THEN 2014 + g END AS start,
    2 * (hash(u, 0) >> 11) / ${2 ** 53} + 0.1 * t + (hash(u, t + 1) >> 11) / ${2 ** 53}
      + CASE WHEN g < 4 AND 2010 + t >= 2014 + g THEN ${planted} ELSE 0 END AS y
  FROM (SELECT CAST(u AS INTEGER) AS u, CAST(hash(u) % 6 AS INTEGER) AS g FROM range(${units}) AS r(u)),
    (SELECT CAST(t AS INTEGER) AS t FROM range(${periods}) AS r(t))`;

const [folder, threads] = process.argv.slice(2);
const store = await openStore({ folders: [folder], threads: Number(threads) });
await store.run(sql`CREATE TABLE panel AS ${rows}`);
await writeColumns();
const { seconds, cpu, result } = await timed(5, async () => {
  const sums = await tallyPanel(store, {
    rows: id("panel"),
    ...{ unit: id("unit"), period: id("year"), cohort: id("start"), outcome: id("y") },
    ...{ weight: null, by: [], cluster: null },
  });
  return groupTimeEffects(sums, { comparison: "never", basePeriod: "varying", anticipation: 0 });
});
store.close();
const { effects, covariance } = result;
for (const { cohort, period, value, se } of effects)
  if (!(Math.abs(value - (period >= cohort ? planted : 0)) < 5 * se))
    throw new Error(`cohort ${cohort}, period ${period}: ${value} ± ${se} is not what was planted`);
const check = effects.flatMap(({ value }, k) => [value, ...effects.map((_, l) => entry(covariance, k, l))]);
console.log(JSON.stringify({ seconds, cpu, megabytes: peak(), check }));

/** Raw doubles for R. */
async function writeColumns() {
  if (existsSync(join(folder, "panel.done"))) return;
  const all = await store.numbers(sql`SELECT unit, year, start, y FROM panel`);
  all.columns.forEach(({ values, nulls }, k) => {
    const bytes = values.map((value, i) => (nulls?.[i] ? Number.NaN : value));
    writeFileSync(join(folder, `panel.${columns[k]}`), bytes);
  });
  writeFileSync(join(folder, "panel.done"), "");
}
