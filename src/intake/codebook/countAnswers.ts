import { id, sql } from "../../store/sql.js";
import type { Cell, Store } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import type { ColumnAnswers, ColumnUse } from "../../vocabulary/codebook.js";
import type { Study } from "../../vocabulary/study.js";

/**
 * How many people gave each answer, by wave.
 *
 * in      the table of answers; what the column is used as
 * out     counts (people, unweighted), waves in the study's order, only those in which somebody answered; `null` for a
 *         column that is neither an item nor a breakdown by itself. A column that is several things is counted as the
 *         first, so that no two tables of one column can be subtracted from each other
 */
export async function countAnswers(
  study: Study,
  uses: readonly ColumnUse[],
  store: Store,
): Promise<ColumnAnswers<number> | null> {
  const counted = uses.map((use) => countedAs(study, use)).find((known) => known !== null);
  if (!counted) return null;
  const { of, column, options } = counted;
  const found = await store.rows(sql`
    SELECT ${id(answers.wave)} AS wave, ${id(column)} AS answer, count(*) AS people
    FROM ${id(answers.table)} GROUP BY ALL`);
  const people = new Map(found.map((row) => [JSON.stringify([row.wave, row.answer]), Number(row.people)]));
  const waves = study.waves.flatMap(({ id: wave }) => {
    const answered = found.reduce(
      (sum, row) => (row.wave === wave && row.answer !== null ? sum + Number(row.people) : sum),
      0,
    );
    if (answered === 0) return [];
    const count = (answer: Cell) => people.get(JSON.stringify([wave, answer])) ?? 0;
    return { wave, counts: options.map(({ answer }) => count(answer)), answered, missing: count(null) };
  });
  return { of, codes: options.map(({ codes }) => codes), waves };
}

interface Counted {
  readonly of: ColumnAnswers["of"];
  /** Column of the table of answers. */
  readonly column: string;
  /** What stands there, and the codes that mean it. */
  readonly options: readonly { readonly answer: Cell; readonly codes: readonly string[] }[];
}

function countedAs(study: Study, use: ColumnUse): Counted | null {
  if (use.kind === "item") {
    const item = study.items.find((each) => each.id === use.id);
    if (!item) throw new Error(`no item ${use.id}`);
    const points = item.scale.kind === "points" ? item.scale.points : [];
    const values = [...new Set(points.map(({ value }) => value))];
    return {
      of: { kind: "item", id: item.id },
      column: answers.item(item.id),
      options: values.map((value) => ({
        answer: value,
        codes: points.filter((point) => point.value === value).map(({ code }) => code),
      })),
    };
  }
  if (use.kind !== "breakdown") return null;
  const breakdown = study.breakdowns.find((each) => each.id === use.id);
  if (!breakdown) throw new Error(`no breakdown ${use.id}`);
  if (breakdown.columns.length > 1) return null; // made of several columns, so it says nothing of one
  return {
    of: { kind: "breakdown", id: breakdown.id },
    column: answers.breakdown(breakdown.id),
    options: breakdown.categories.map((category) => ({ answer: category.id, codes: category.values })),
  };
}
