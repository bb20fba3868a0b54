import { sql } from "../../store/sql.js";
import type { Item, Study } from "../../vocabulary/study.js";
import { problems, type Sighting } from "../problems.js";
import { type Check, counts, firstPlace } from "./check.js";
import { columnId, readColumn, textColumn } from "./columns.js";
import { declared, holdsOneOf } from "./comparing.js";
import type { Delivered } from "./delivered.js";
import { placed } from "./placing.js";
import { offCategories, offScale } from "./valuing.js";

/** Answers, categories and margins that the study does not know. */
export function answerChecks(study: Study, delivered: Delivered): readonly Check[] {
  return [
    ...itemChecks(study, delivered),
    ...breakdownChecks(study, delivered),
    ...marginChecks(study, delivered),
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
        wrong: sql`${counts} AND ${offCategories(source, breakdown, column)}`,
        shown: textColumn(columnId(source, column)),
        tell: (sightings: readonly Sighting[]) => {
          const known = breakdown.categories.flatMap((category) => category.values);
          return problems.unknownCategory({
            at: firstPlace(delivered, sightings),
            breakdown: breakdown.id,
            column,
            sightings,
            known,
          });
        },
      })),
  );
}

function marginChecks(study: Study, delivered: Delivered): readonly Check[] {
  return (study.design.calibration?.margins ?? []).map(({ column, wave, totals }) => {
    const known = totals.flatMap(({ category }) => category ?? []);
    const value = readColumn(columnId(delivered.source, column));
    const unknown =
      known.length === 0 ? sql`${value} IS NULL` : sql`NOT ${holdsOneOf(delivered.source, column, known)}`;
    const now = wave === null ? sql`true` : sql`${placed.wave} = ${wave}`;
    return {
      wrong: sql`${counts} AND ${now} AND ${unknown}`,
      shown: value,
      tell: (sightings) =>
        problems.unknownMargin({ at: firstPlace(delivered, sightings), column, sightings, known }),
    };
  });
}
