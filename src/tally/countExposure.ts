import { exactSum } from "../store/exact.js";
import { double } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import { counting, type ExposureCount, type ExposurePeople } from "../vocabulary/counted.js";
import type { OfExposure } from "../vocabulary/question.js";
import type { Exposure, Study } from "../vocabulary/study.js";
import { chancesFamilies } from "./chancesFamilies.js";
import { chancesMoments } from "./chancesMoments.js";
import type { Key } from "./request.js";

/**
 * What a year more in a place goes with is estimated from: sums of regressions among all and within families, sums of
 * families, and who stands behind them.
 *
 * in      the study and its table of answers, in which nobody has two rows of this analysis and each family lies in one
 *         cluster (intake checks it); which exposure, of which measure
 * out     all of the same people: who lacks the answer, the years, the family, the cluster or a covariate is left out
 * source  docs/methods/siblings-and-exposure.md
 */
export async function countExposure(
  store: Store,
  study: Study,
  { measure, exposure }: OfExposure,
): Promise<ExposureCount> {
  const value = id(answers.measure(measure.id));
  const [years, family] = [exposure.years, exposure.family].map((column) => id(answers.kept(column))) as [
    Sql,
    Sql,
  ];
  const cluster = exposure.cluster === null ? null : id(answers.kept(exposure.cluster));
  const variables = [
    { name: counting.value, value },
    { name: counting.years, value: years },
    ...covariates(study, exposure),
  ];
  const needed = [...variables.slice(1).map((one) => one.value), family, ...(cluster ? [cluster] : [])];
  const told = join(
    needed.map((one) => sql`(${one}) IS NOT NULL`),
    " AND ",
  );
  const group = exposure.group === null ? sql`TRUE` : sql`${id(answers.group)} = ${exposure.group}`;
  const people = sql`(SELECT * FROM ${id(answers.table)} WHERE ${group})`;
  const rows = sql`(SELECT * FROM ${people} WHERE ${value} IS NOT NULL AND ${told})`;
  const [left] = await store.rows(
    sql`SELECT count(*) FILTER (WHERE ${value} IS NULL) AS answer,
        count(*) FILTER (WHERE ${value} IS NOT NULL AND NOT (${told})) AS untold FROM ${people}`,
  );
  const shared = { rows, variables, weight: id(answers.weight), each: needsEach(exposure) };
  return {
    kind: "exposure",
    all: await chancesMoments(store, { ...shared, group: { by: cluster ?? family, as: "cluster" } }),
    siblings: await chancesMoments(store, {
      ...shared,
      group: { by: family, as: "within" },
      ...(cluster && { cluster }),
    }),
    families: await chancesFamilies(store, { rows, family, outcome: value, ...(cluster && { cluster }) }),
    people: await behind(store, {
      rows,
      value,
      years,
      family,
      unit: cluster ?? family,
      weight: shared.weight,
    }),
    leftOut: { withoutAnswer: Number(left?.answer ?? 0), untold: Number(left?.untold ?? 0) },
  };
}

/** Whether errors follow from the units themselves and not from sums over them. */
const needsEach = ({ errors }: Exposure) => errors === "CR2" || errors === "wild";

/** Numbers as they are; of a breakdown each category but the first, 1 for those who are in it. */
function covariates({ breakdowns }: Study, exposure: Exposure): readonly Key[] {
  const numbers = exposure.numbers.map((column) => ({
    name: counting.covariate(column),
    value: id(answers.kept(column)),
  }));
  const categories = exposure.breakdowns.flatMap((name) => {
    const column = id(answers.breakdown(name));
    const [, ...others] = breakdowns.find(({ id }) => id === name)?.categories ?? [];
    return others.map((category) => ({
      name: counting.covariate(name, category.id),
      value: sql`CAST(${column} = ${category.id} AS INTEGER)`,
    }));
  });
  return [...numbers, ...categories];
}

/** People on either side of the mean of the years, and of the middle of their family's; middles are exact. */
async function behind(
  store: Store,
  {
    rows,
    value,
    years,
    family,
    unit,
    weight,
  }: Readonly<Record<"rows" | "value" | "years" | "family" | "unit" | "weight", Sql>>,
): Promise<ExposurePeople> {
  const placed = sql`SELECT CAST(${value} AS DOUBLE) AS y, CAST(${years} AS DOUBLE) AS years, count(*) OVER own AS n,
      min(${years}) OVER own AS least, max(${years}) OVER own AS most,
      ${unit} AS unit, min(${years}) FILTER (WHERE ${weight} > 0) OVER own < max(${years}) FILTER (WHERE ${weight} > 0) OVER own AS speaks,
      row_number() OVER own AS place FROM ${rows} WINDOW own AS (PARTITION BY ${family})`;
  return withTemporary(store, placed, async (table) => {
    const [range] = await store.rows(
      sql`SELECT coalesce(max(abs(y)), 0) AS y, coalesce(max(abs(years)), 0) AS years FROM ${table}`,
    );
    const [found] = await store.rows(
      sql`SELECT ${exactSum(sql`years`, Number(range?.years))} / greatest(count(*), 1) AS mean FROM ${table}`,
    );
    const sides: Readonly<Record<string, Sql>> = {
      fewer: sql`years < ${double(Number(found?.mean))}`,
      more: sql`years > ${double(Number(found?.mean))}`,
      fewer_own: sql`years < (least + most) / 2`,
      more_own: sql`years > (least + most) / 2`,
      together: sql`n > 1`,
    };
    const counts = Object.entries(sides).flatMap(([name, is]) => [
      sql`count(*) FILTER (WHERE ${is}) AS ${id(name)}`,
      sql`${exactSum(sql`CASE WHEN ${is} THEN y END`, Number(range?.y))} AS ${id(`${name}_y`)}`,
    ]);
    const first = sql`place = 1 AND n > 1`;
    const [row] = await store.rows(
      sql`SELECT ${join(counts)}, count(*) FILTER (WHERE n = 1) AS alone, count(*) FILTER (WHERE ${first}) AS families,
        count(*) FILTER (WHERE ${first} AND least < most) AS differing,
        count(DISTINCT unit) FILTER (WHERE n > 1) AS units, count(DISTINCT unit) FILTER (WHERE speaks) AS speaking FROM ${table}`,
    );
    const number = (name: string) => Number(row?.[name] ?? 0);
    const side = (name: string) => ({ people: number(name), sum: number(`${name}_y`) });
    return {
      all: [side("fewer"), side("more")],
      siblings: [side("fewer_own"), side("more_own")],
      together: side("together"),
      alone: number("alone"),
      families: number("families"),
      differing: number("differing"),
      units: { together: number("units"), differing: number("speaking") },
    };
  });
}
