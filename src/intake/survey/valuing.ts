import { double } from "../../store/literal.js";
import { id, join, type Sql, sql } from "../../store/sql.js";
import { answers } from "../../vocabulary/answers.js";
import { crossing } from "../../vocabulary/crossed.js";
import { scaleEnds } from "../../vocabulary/scaleEnds.js";
import type {
  Breakdown,
  Dimension,
  IndexOfDimensions,
  Item,
  Measure,
  RatioIndicator,
  Source,
  Study,
} from "../../vocabulary/study.js";
import { columnId, readColumn } from "./columns.js";
import { asNumber, beyondReckoning, declared, holdsOneOf, meaning } from "./comparing.js";

/** An item's value on its scale: NULL where not asked, not answered or not on the scale. */
export function itemValue(source: Source, item: Item): Sql {
  if (declared(source, item.column) === null) return sql`NULL::DOUBLE`;
  const missing = holdsOneOf(source, item.column, item.missing);
  const { scale } = item;
  if (scale.kind === "points") {
    const value = meaning(
      source,
      item.column,
      scale.points.map((point) => [point.code, double(point.value)]),
    );
    return sql`CASE WHEN NOT ${missing} THEN ${value} END::DOUBLE`;
  }
  const number = asNumber(source, item.column);
  const within = sql`${number} BETWEEN ${double(scale.min)} AND ${double(scale.max)}`;
  return sql`CASE WHEN NOT ${missing} AND ${within} THEN ${number} END::DOUBLE`;
}

/** True where an item is answered with something that its scale does not know. */
export function offScale(source: Source, item: Item): Sql {
  const read = readColumn(columnId(source, item.column));
  const isNumber = declared(source, item.column)?.type === "number";
  const answered = isNumber
    ? sql`isfinite(${read}) AND NOT (${beyondReckoning(read)})` // these are told apart
    : sql`${read} IS NOT NULL`;
  return sql`${answered} AND NOT ${holdsOneOf(source, item.column, item.missing)} AND ${itemValue(source, item)} IS NULL`;
}

/** A person's value on a measure, from the columns of the items. */
export function measureValue(study: Study, measure: Measure): Sql {
  if (measure.kind === "dimension") return dimensionValue(study, measure);
  if (measure.kind === "index") return indexValue(measure);
  const value = id(answers.item(measure.item));
  if (measure.kind === "ratio") {
    return sql`CASE WHEN ${id(answers.item(measure.per))} IS NOT NULL THEN ${value} END`;
  }
  if (measure.kind !== "share") return value;
  const point = double(measure.point);
  const has = measure.at === "or-above" ? sql`${value} >= ${point}` : sql`${value} <= ${point}`;
  return sql`CASE WHEN ${value} IS NOT NULL THEN (${has})::INTEGER::DOUBLE END`;
}

/** What a ratio's value is divided by, for people who answered both. */
export function perValue({ item, per }: RatioIndicator): Sql {
  return sql`CASE WHEN ${id(answers.item(item))} IS NOT NULL THEN ${id(answers.item(per))} END`;
}

/** Mean of the answered items, each put on 0–1, where enough of them are answered. */
function dimensionValue(study: Study, dimension: Dimension): Sql {
  const parts = dimension.items.map(({ item, reversed }) => {
    const scale = study.items.find((each) => each.id === item)?.scale;
    if (scale === undefined) throw new Error(`dimension ${dimension.id}: no item ${item}`);
    const [min, max] = scaleEnds(scale);
    const value = id(answers.item(item));
    const along = reversed ? sql`(${double(max)} - ${value})` : sql`(${value} - ${double(min)})`;
    return {
      answered: sql`(${value} IS NOT NULL)::INTEGER`,
      score: sql`coalesce(${along} / ${double(max - min)}, 0)`,
    };
  });
  const answered = sql`(${join(
    parts.map((part) => part.answered),
    " + ",
  )})`;
  const sum = sql`(${join(
    parts.map((part) => part.score),
    " + ",
  )})`;
  return sql`CASE WHEN ${answered} >= ${double(dimension.atLeast)} THEN ${sum} / ${answered} END`;
}

/** Mean of the dimensions with a score, where there are enough of them; they stand in columns of the same row. */
function indexValue({ dimensions, atLeast }: IndexOfDimensions): Sql {
  const scores = dimensions.map((dimension) => id(answers.measure(dimension)));
  const plus = (parts: readonly Sql[]) => sql`(${join(parts, " + ")})`;
  const scored = plus(scores.map((score) => sql`(${score} IS NOT NULL)::INTEGER`));
  const sum = plus(scores.map((score) => sql`coalesce(${score}, 0)`));
  return sql`CASE WHEN ${scored} >= ${double(atLeast)} THEN ${sum} / ${scored} END`;
}

/** The category of a breakdown: NULL where no column tells one, of a crossed one where any that it crosses is NULL. */
export function breakdownValue(source: Source, breakdown: Breakdown, all: readonly Breakdown[]): Sql {
  const { categories, cross } = breakdown;
  if (cross) {
    return cross
      .flatMap((name) => all.filter((part) => part.id === name))
      .map((part) => breakdownValue(source, part, all))
      .reduce((before, next) => sql`(${before} || ${crossing}::VARCHAR || ${next})`);
  }
  const places = breakdown.columns.map((column) =>
    meaning(
      source,
      column,
      categories.flatMap(({ values }, i) => values.map((code) => [code, sql`${i}::INTEGER`] as const)),
    ),
  );
  const [first] = places;
  if (first === undefined) throw new Error(`breakdown ${breakdown.id} has no column`);
  // greatest and least pass over NULL, so one parent's answer is enough.
  const extreme = breakdown.rule === "lowest" ? sql`least(${join(places)})` : sql`greatest(${join(places)})`;
  const place = breakdown.rule === "only" ? first : extreme;
  const names = categories.map((category, i) => sql`WHEN ${i}::INTEGER THEN ${category.id}::VARCHAR`);
  return sql`CASE ${place} ${join(names, " ")} END::VARCHAR`;
}

/** True where a column of a breakdown holds something that no category knows. */
export function offCategories(source: Source, breakdown: Breakdown, column: string): Sql {
  const codes = breakdown.categories.flatMap((category) => category.values);
  return sql`${readColumn(columnId(source, column))} IS NOT NULL AND NOT ${holdsOneOf(source, column, codes)}`;
}
