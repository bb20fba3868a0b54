import { join, type Sql, sql } from "../../store/sql.js";
import type { Breakdown, Item, Study } from "../../vocabulary/study.js";
import { problems, type Sighting } from "../problems.js";
import { type Check, counts, firstPlace } from "./check.js";
import { columnId, readColumn, textColumn } from "./columns.js";
import { declared, holdsOneOf } from "./comparing.js";
import type { Delivered } from "./delivered.js";
import { placed } from "./placing.js";
import { itemValue, offCategories, offScale } from "./valuing.js";

/** Answers, categories and margins that the study does not know. */
export function answerChecks(study: Study, delivered: Delivered): readonly Check[] {
  return [
    ...itemChecks(study, delivered),
    ...breakdownChecks(study, delivered),
    ...marginChecks(study, delivered),
    ...responseChecks(study, delivered),
  ];
}

function itemChecks(study: Study, delivered: Delivered): readonly Check[] {
  return study.items
    .filter((item) => declared(delivered.source, item.column) !== null)
    .map((item) => ({
      wrong: sql`${counts} AND ${offScale(delivered.source, item)}`,
      shown: textColumn(columnId(delivered.source, item.column)),
      tell: (sightings) =>
        problems.outsideScale({
          at: firstPlace(delivered, sightings),
          item: item.id,
          column: item.column,
          sightings,
          known: knownAnswers(item),
        }),
    }));
}

function knownAnswers(item: Item): readonly string[] {
  const { scale } = item;
  const answers =
    scale.kind === "points" ? scale.points.map((point) => point.code) : [`${scale.min} to ${scale.max}`];
  return [...answers, ...item.missing];
}

function breakdownChecks(study: Study, delivered: Delivered): readonly Check[] {
  const { source } = delivered;
  return study.breakdowns.flatMap((breakdown) =>
    breakdown.columns
      .filter((column) => declared(source, column) !== null)
      .map((column) => ({
        wrong: sql`${counts} AND ${concerned(study, breakdown)} AND ${offCategories(source, breakdown, column)}`,
        shown: textColumn(columnId(source, column)),
        tell: (sightings: readonly Sighting[]) => {
          const known = breakdown.categories.flatMap((category) => category.values);
          const seen = { at: firstPlace(delivered, sightings), column, sightings, known };
          return breakdown.id === study.areas?.breakdown
            ? problems.unknownArea(seen)
            : problems.unknownCategory({ ...seen, breakdown: breakdown.id });
        },
      })),
  );
}

/** Areas divide one group; what stands in their column elsewhere is no area. */
function concerned({ areas }: Study, { id: breakdown }: Breakdown): Sql {
  return areas?.breakdown === breakdown ? sql`${placed.group} = ${areas.group}` : sql`true`;
}

/**
 * Whether somebody answered must be told of each row, in a code that the study knows, and the questions must bear it
 * out: no answers of those who did not answer, one at least of those who did.
 */
function responseChecks({ response, items }: Study, delivered: Delivered): readonly Check[] {
  const { source } = delivered;
  if (response === null || declared(source, response.column) === null) return [];
  const { column } = response;
  const known = [...response.yes, ...response.no];
  const asked = items.filter((item) => declared(source, item.column) !== null);
  const given = asked.map((item) => sql`(${itemValue(source, item)}) IS NOT NULL`);
  const any = given.length > 0 ? sql`(${join(given, " OR ")})` : null;
  const contradicted = (answered: boolean) => ({
    wrong: sql`${counts} AND ${holdsOneOf(source, column, answered ? response.yes : response.no)} AND ${any ?? sql`false`} IS ${answered ? sql`FALSE` : sql`TRUE`}`,
    shown: textColumn(columnId(source, column)),
    tell: (sightings: readonly Sighting[]) =>
      problems.responseContradicted({ at: firstPlace(delivered, sightings), column, answered, sightings }),
  });
  return [
    {
      wrong: sql`${counts} AND (${holdsOneOf(source, column, known)}) IS NOT TRUE`,
      shown: textColumn(columnId(source, column)),
      tell: (sightings) =>
        problems.responseCode({ at: firstPlace(delivered, sightings), column, sightings, known }),
    },
    ...(any === null ? [] : [contradicted(true), contradicted(false)]),
  ];
}

function marginChecks(study: Study, delivered: Delivered): readonly Check[] {
  const own = (study.design.calibration?.margins ?? []).filter(
    ({ column }) => declared(delivered.source, column) !== null,
  );
  return own.map(({ column, wave, group, totals }) => {
    const known = totals.flatMap(({ category }) => category ?? []);
    const value = readColumn(columnId(delivered.source, column));
    const unknown =
      known.length === 0 ? sql`${value} IS NULL` : sql`NOT ${holdsOneOf(delivered.source, column, known)}`;
    const inWave = wave === null ? sql`true` : sql`${placed.wave} = ${wave}`;
    const now = group === null ? inWave : sql`${inWave} AND ${placed.group} = ${group}`;
    return {
      wrong: sql`${counts} AND ${now} AND ${unknown}`,
      shown: value,
      tell: (sightings) =>
        problems.unknownMargin({ at: firstPlace(delivered, sightings), column, group, sightings, known }),
    };
  });
}
