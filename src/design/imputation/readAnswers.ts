import { at } from "../../maths/at.js";
import { id, join, type Sql, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import { answers } from "../../vocabulary/answers.js";
import { scaleEnds } from "../../vocabulary/scaleEnds.js";
import type { Study } from "../../vocabulary/study.js";
import { asCategories, background } from "./background.js";
import { type Questionnaire, type QuestionnaireItem, state } from "./questionnaire.js";

/** What people answered, and which row of the table of answers each of them is. */
export interface ReadAnswers {
  readonly questionnaire: Questionnaire;
  /** By person: the number of the row, from 0. */
  readonly rows: Float64Array;
  /** People who answered nothing: they are for weights to make up for. */
  readonly silent: number;
}

/**
 * Reads the table of answers in the table's own order, which its contents decide.
 *
 * An item counts as asked where anybody of the same wave, group and file answered it. Of everyone it is known which wave
 * and group they are of (both together, so that groups may change in different ways), the category of each breakdown (none
 * told is one too; crossed ones tell nothing new), and the weight. A breakdown of many categories, such as areas, is known by the mean answer of each.
 */
export async function readAnswers(study: Study, store: Store): Promise<ReadAnswers> {
  const { items } = study;
  const breakdowns = study.breakdowns.filter(({ cross }) => cross === undefined);
  const place = (column: string, ids: readonly string[]) =>
    sql`coalesce(list_position([${join(ids.map((each) => sql`${each}`))}], ${id(column)}), 0)::INTEGER`;
  const columns: readonly Sql[] = [
    sql`rowid`,
    place(
      answers.wave,
      study.waves.map((wave) => wave.id),
    ),
    place(
      answers.group,
      study.groups.map((group) => group.id),
    ),
    id(answers.source),
    id(answers.weight),
    ...breakdowns.map(({ id: name, categories }) =>
      place(
        answers.breakdown(name),
        categories.map((category) => category.id),
      ),
    ),
    ...items.map((item) => id(answers.item(item.id))),
  ];
  const { count, columns: read } = await store.numbers(
    sql`SELECT ${join(columns)} FROM ${id(answers.table)} ORDER BY rowid`,
  );
  const [rowid, wave, group, source, weight, ...others] = read.map(({ values }) => values);
  if (!rowid || !wave || !group || !source || !weight) throw new Error("a column was not read");
  const cells = asCategories([wave, group, source], count);
  const answered = read.slice(5 + breakdowns.length).map(({ nulls }) => answeredIn(nulls, count));
  const states = answered.map((has) => statesOf(has, cells));
  const people = Array.from({ length: count }, (_, row) => row).filter((row) =>
    answered.some((has) => has[row] === 1),
  );
  const ofPeople = (column: ArrayLike<number>) => Float64Array.from(people, (row) => at(column, row));
  const dimensions = dimensionsOf(study);
  const asked = items.map(
    (item, i): QuestionnaireItem => ({
      id: item.id,
      values: ofPeople(others[breakdowns.length + i] ?? []),
      state: Uint8Array.from(people, (row) => at(states[i] ?? [], row)),
      ends: scaleEnds(item.scale),
      ...(dimensions.get(item.id) ?? { dimension: -1 - i, reversed: false }),
    }),
  );
  const known = [asCategories([wave, group], count), ...others.slice(0, breakdowns.length)].map(ofPeople);
  return {
    questionnaire: {
      people: people.length,
      items: asked,
      ...background(asked, known, ofPeople(weight)),
    },
    rows: ofPeople(rowid),
    silent: count - people.length,
  };
}

function answeredIn(nulls: Uint8Array | null, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, row) => (nulls?.[row] === 1 ? 0 : 1));
}

/** Not answered is lacking where others of the same cell answered, and not asked where none did. */
function statesOf(has: Uint8Array, cells: Int32Array): Uint8Array {
  const asked = new Set(cells.filter((_, row) => has[row] === 1));
  return has.map((one, row) =>
    one === 1 ? state.answered : asked.has(at(cells, row)) ? state.lacking : state.unasked,
  );
}

/** The first dimension that each item belongs to. */
function dimensionsOf({ measures }: Study): ReadonlyMap<string, { dimension: number; reversed: boolean }> {
  const all = measures.flatMap((measure, dimension) =>
    measure.kind === "dimension"
      ? measure.items.map(({ item, reversed }) => [item, { dimension, reversed }] as const)
      : [],
  );
  return new Map(all.toReversed());
}
