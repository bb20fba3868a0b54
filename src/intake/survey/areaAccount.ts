import { id, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import type { AreaAccount } from "../../vocabulary/intake.js";
import type { Areas, Study } from "../../vocabulary/study.js";

/**
 * What of a group does not go by its areas: people without one, and areas that are seen once. Neither is wrong in
 * itself, but a merger without `was:` looks like that.
 *
 * in      the areas of a study; the table of answers
 * out     in the study's order
 */
export async function areaAccount(
  { breakdown, group, list }: Areas,
  { waves }: Study,
  store: Store,
): Promise<AreaAccount> {
  const found = await store.rows(sql`
    SELECT ${id(answers.wave)} AS wave, ${id(answers.breakdown(breakdown))} AS area, count(*) AS rows
    FROM ${id(answers.table)} WHERE ${id(answers.group)} = ${group} GROUP BY ALL`);
  const rowsOf = (wave: string, area: string | null) =>
    Number(found.find((row) => row.wave === wave && row.area === area)?.rows ?? 0);
  const asked = waves.filter(({ id: wave }) => found.some((row) => row.wave === wave && row.area !== null));
  return {
    without: waves.map(({ id: wave }) => ({ wave, rows: rowsOf(wave, null) })),
    once: list.flatMap(({ id: area }) => {
      const seen = asked.flatMap(({ id: wave }) => {
        const rows = rowsOf(wave, area);
        return rows > 0 ? [{ area, wave, rows }] : [];
      });
      return asked.length > 1 && seen.length === 1 ? seen : [];
    }),
  };
}
