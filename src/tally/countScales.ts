import { double } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { CrossProducts } from "../vocabulary/crossProducts.js";
import { scaleEnds } from "../vocabulary/scaleEnds.js";
import type { Dimension, IndexOfDimensions, Study } from "../vocabulary/study.js";
import { tallyCrossProducts } from "./crossProducts.js";
import type { Key } from "./request.js";

/** What was counted of a scale, and how it is to be judged. */
export type CountedScale = readonly [
  products: CrossProducts,
  asked: {
    readonly scales: readonly [Scale];
    /** Keys whose values are compared. */
    readonly by: readonly string[];
    /** Who counts in alpha: whoever answered two items. */
    readonly alpha: "pairwise";
  },
];

/** Who counts, and the keys whose values are compared (default: all). */
interface Rows {
  readonly rows: Sql;
  readonly compared?: readonly string[];
}

interface Scale {
  readonly id: string;
  readonly factors: readonly { readonly name: string; readonly items: readonly string[] }[];
}

/**
 * Counts what the quality of a study's scales rests on: every dimension by its items, every index by its dimensions,
 * and all items of an index together.
 *
 * in      the study and its table of answers; people of the programme, or everybody where there is none
 * out     by wave, and by language where the study tells it; an index sums up different things that may move apart, so it
 *         is not held to mean the same in each. An item of two dimensions has no place in one model of all
 *         items, so there is none
 */
export async function countScales(store: Store, study: Study): Promise<readonly CountedScale[]> {
  const keys = keysOf(study);
  const by = keys.map(({ name }) => name);
  const counted: CountedScale[] = [];
  const count = async (scale: Scale, items: readonly Key[], { rows, compared = by }: Rows) => {
    const products = await tallyCrossProducts(store, { rows, by: keys, items });
    counted.push([products, { scales: [scale], by: compared, alpha: "pairwise" }]);
  };
  for (const measure of study.measures) {
    if (measure.kind === "dimension" && measure.items.length > 1) {
      const items = itemsOf(study, measure);
      const factor = { name: measure.id, items: items.map(({ name }) => name) };
      await count({ id: measure.id, factors: [factor] }, items, { rows: rowsOf(study, []) });
    }
    if (measure.kind === "index") {
      const scores = measure.dimensions.map((name) => ({ name, value: id(answers.measure(name)) }));
      const factor = { name: measure.id, items: measure.dimensions };
      await count({ id: measure.id, factors: [factor] }, scores, { rows: rowsOf(study, []), compared: [] });
      const dimensions = dimensionsOf(study, measure);
      const items = dimensions.flatMap((dimension) => itemsOf(study, dimension));
      const factors = dimensions.map((dimension) => ({
        name: dimension.id,
        items: itemsOf(study, dimension).map(({ name }) => name),
      }));
      const names = items.map(({ name }) => name);
      if (new Set(names).size === names.length) {
        await count({ id: allItems(measure), factors }, items, { rows: rowsOf(study, items) });
      }
    }
  }
  return counted;
}

/** Name of the model of all items of an index, each loading on its own dimension. */
const allItems = ({ id: index }: IndexOfDimensions) => `${index}: all items`;

function keysOf({ analysis }: Study): readonly Key[] {
  const { language } = analysis;
  return [
    { name: "wave", value: id(answers.wave) },
    ...(language === null ? [] : [{ name: "language", value: id(answers.breakdown(language)) }]),
  ];
}

function dimensionsOf({ measures }: Study, { dimensions }: IndexOfDimensions): readonly Dimension[] {
  return measures.filter(
    (measure): measure is Dimension => measure.kind === "dimension" && dimensions.includes(measure.id),
  );
}

/** Items on 0–1, all pointing the same way. */
function itemsOf({ items }: Study, dimension: Dimension): readonly Key[] {
  return dimension.items.map(({ item: name, reversed }) => {
    const item = items.find((one) => one.id === name);
    if (!item) throw new Error(`dimension ${dimension.id}: no item ${name}`);
    const [min, max] = scaleEnds(item.scale);
    const value = id(answers.item(name));
    const along = reversed ? sql`(${double(max)} - ${value})` : sql`(${value} - ${double(min)})`;
    return { name, value: sql`${along} / ${double(max - min)}` };
  });
}

/** People whom the programme concerns; those who answered all of some items, where any are named. */
function rowsOf({ groups }: Study, complete: readonly Key[]): Sql {
  const programme = groups.filter(({ role }) => role === "programme").map((group) => sql`${group.id}`);
  const conditions = [
    ...(programme.length > 0 ? [sql`${id(answers.group)} IN (${join(programme)})`] : []),
    ...complete.map(({ value }) => sql`(${value}) IS NOT NULL`),
  ];
  const where = conditions.length > 0 ? sql` WHERE ${join(conditions, " AND ")}` : sql``;
  return sql`(SELECT * FROM ${id(answers.table)}${where})`;
}
