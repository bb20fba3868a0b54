import { join, type Sql, sql } from "../../store/sql.js";
import type { Study } from "../../vocabulary/study.js";
import { problems, type Sighting } from "../problems.js";
import { answerChecks } from "./answerChecks.js";
import { belongs, type Check, counts, firstPlace } from "./check.js";
import { badColumn, columnId, readColumn, textColumn, usedColumns } from "./columns.js";
import { asName, asNumber, beyondReckoning, holdsOneOf } from "./comparing.js";
import type { Delivered } from "./delivered.js";
import { placed } from "./placing.js";

const nothing = sql`NULL`;

/** All that is checked in the rows of one file, in the order in which it is told. */
export function checks(study: Study, delivered: Delivered): readonly Check[] {
  return [
    ...groupChecks(study, delivered),
    ...weightChecks(study, delivered),
    ...numberChecks(study, delivered),
    ...designChecks(study, delivered),
    ...answerChecks(study, delivered),
  ];
}

function groupChecks(study: Study, delivered: Delivered): readonly Check[] {
  const { source } = delivered;
  const names = study.groups.map(({ id, where }) =>
    where ? sql`CASE WHEN ${holdsOneOf(source, where.column, where.values)} THEN ${id} END` : nothing,
  );
  const tell = (sightings: readonly Sighting[]) => {
    const groups = [...new Set(sightings.map(({ value }) => value))].join("; ");
    const where = sightings.map((sighting) => ({ ...sighting, value: null }));
    return problems.twoGroups({ at: firstPlace(delivered, sightings), groups, sightings: where });
  };
  return [{ wrong: sql`${placed.groups} > 1`, shown: sql`concat_ws(', ', ${join(names)})`, tell }];
}

function weightChecks(study: Study, delivered: Delivered): readonly Check[] {
  const { source } = delivered;
  const column = study.design.weight;
  if (column === null) return [];
  const k = columnId(source, column);
  const missing: Check = {
    wrong: sql`${belongs} AND ${readColumn(k)} IS NULL AND NOT ${badColumn(k)}`,
    shown: nothing,
    tell: (sightings) =>
      problems.designMissing({ at: firstPlace(delivered, sightings), column, of: "weight", sightings }),
  };
  return [
    ...(study.design.population === null ? [] : [missing]),
    {
      wrong: sql`${belongs} AND ${badColumn(k)}`,
      shown: textColumn(k),
      tell: (sightings) =>
        problems.weightNotNumber({ at: firstPlace(delivered, sightings), column, sightings }),
    },
    {
      wrong: sql`${belongs} AND ${readColumn(k)} < 0 AND NOT isinf(${readColumn(k)})`,
      shown: textColumn(k),
      tell: (sightings) =>
        problems.weightNegative({ at: firstPlace(delivered, sightings), column, sightings }),
    },
  ];
}

function numberChecks(study: Study, delivered: Delivered): readonly Check[] {
  const { source } = delivered;
  return usedColumns(study, source)
    .filter((column) => column.type === "number")
    .flatMap(({ name: column }) => {
      const k = columnId(source, column);
      const shown = textColumn(k);
      const place = (sightings: readonly Sighting[]) => ({
        at: firstPlace(delivered, sightings),
        column,
        sightings,
      });
      return [
        {
          wrong: sql`${belongs} AND isinf(${readColumn(k)})`,
          shown,
          tell: (sightings: readonly Sighting[]) => problems.infinite(place(sightings)),
        },
        {
          wrong: sql`${belongs} AND ${beyondReckoning(readColumn(k))}`,
          shown,
          tell: (sightings: readonly Sighting[]) => problems.beyondReckoning(place(sightings)),
        },
      ];
    });
}

function designChecks(study: Study, delivered: Delivered): readonly Check[] {
  const { source } = delivered;
  const { design } = study;
  const lacks = (column: string | null, of: string, wrong: Sql): readonly Check[] => {
    if (column === null) return [];
    const tell = (sightings: readonly Sighting[]) =>
      problems.designMissing({ at: firstPlace(delivered, sightings), column, of, sightings });
    return [{ wrong: sql`${counts} AND (${wrong})`, shown: nothing, tell }];
  };
  const noName = (column: string | null) => sql`${asName(source, column)} IS NULL`;
  return [
    ...lacks(design.stratum, "stratum", noName(design.stratum)),
    ...design.stages.flatMap(({ unit, populationSize }, stage) => [
      ...lacks(unit, stage === 0 ? "PSU" : "unit of the second stage", noName(unit)),
      ...lacks(
        populationSize,
        "population size",
        sql`${asNumber(source, populationSize)} IS NULL OR ${asNumber(source, populationSize)} < 1`,
      ),
    ]),
    ...lacks(
      design.population,
      "population size",
      sql`${asNumber(source, design.population)} IS NULL OR ${asNumber(source, design.population)} < 1`,
    ),
    ...(design.replicates?.columns ?? []).flatMap((column) =>
      lacks(column, "replicate weight", sql`${asNumber(source, column)} IS NULL`),
    ),
  ];
}
