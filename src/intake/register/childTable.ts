import { id, join, type Sql, sql } from "../../store/sql.js";
import { incomes } from "./incomes.js";
import type { Making } from "./making.js";
import { outcomeSql } from "./outcomes.js";
import { residence } from "./residence.js";
import { inRestGroup, standings } from "./standings.js";

/**
 * The children's rows: everything that is known of each, in the order of their keys.
 *
 * out     a query with `line` (its place) and the columns of `childColumns`; and what was counted on the way
 */
export async function childTable(making: Making, children: Sql, homes: Sql) {
  const { registers } = making;
  const { born, bands, parents, outcomes } = registers;
  const stays = await residence(making, children, homes);
  const stood = await standings(making, children);
  const earned = await incomes(making, children);
  const tables = { children, standings: stood.table, incomes: earned?.table ?? null };
  const results = [];
  for (const [place, outcome] of outcomes.entries())
    results.push({ ...(await outcomeSql(making, outcome, place, tables)), column: outcome.column });
  const first = sql`(c.born - (c.born - ${born[0]}) % ${bands})`;
  const rest = (restGroup: "narrow" | "wide", who: "one" | "both") => {
    const [mother, father] = [inRestGroup(sql`mo`, restGroup), inRestGroup(sql`fa`, restGroup)];
    const all = sql`coalesce(${mother}, true) AND coalesce(${father}, true)`;
    const some = sql`coalesce(${mother}, false) OR coalesce(${father}, false)`;
    return sql`CASE WHEN coalesce(${mother}, ${father}) IS NULL THEN 'unknown' WHEN ${who === "one" ? some : all} THEN 'rest' ELSE 'others' END`;
  };
  const either = (level: string) => sql`(mo.level = ${level} OR fa.level = ${level})`;
  const schooled = sql`CASE ${join(
    ["higher", "youth", "primary"].map((level) => sql`WHEN ${either(level)} THEN ${level}`),
    " ",
  )} ELSE 'unknown' END`;
  const yesNo = (name: string) =>
    sql`CASE s.${id(name)} WHEN true THEN 'yes' WHEN false THEN 'no' END AS ${id(name)}`;
  const income = outcomes.findIndex(({ kind }) => kind === "income-rank");
  const columns = [
    sql`row_number() OVER (ORDER BY c.person)::INTEGER AS line`,
    ...["person", "mother", "father"].map((name) => sql`c.${id(name)}::VARCHAR AS ${id(name)}`),
    sql`c.family::VARCHAR AS family, c.born, c.born + 15 AS year15, c.sex, c.municipality::VARCHAR AS municipality`,
    sql`${first} || '-' || least(${first} + ${bands - 1}, ${born[1]}) AS cohort`,
    sql`CASE WHEN c.origin = 'danish' THEN 'danish' WHEN c.origin IS NOT NULL THEN nullif(c.country, 'danish') END AS origin`,
    sql`${rest(parents.restGroup, parents.who)} AS parents`,
    sql`${rest(parents.restGroup, "one")} AS parents_one, ${rest(parents.restGroup, "both")} AS parents_both`,
    sql`${rest("narrow", parents.who)} AS parents_narrow, ${rest("wide", parents.who)} AS parents_wide`,
    sql`${schooled} AS parents_level, c.mother_age, c.siblings, c.birth_order`,
    ...["inside", "inside_at15", "inside_5of10", "inside_ever"].map(yesNo),
    sql`s.years_inside, s.years_inside_0to15, s.years_inside_6to15, s.years_reached, s.exposure_weight`,
    sql`s.area, s.start, s.round, s.moved`,
    ...results.map(({ value, column }) => sql`${value} AS ${id(column)}`),
    ...(earned
      ? [
          sql`p.income AS parents_income, p.rank AS parents_rank`,
          income < 0 ? sql`NULL::DOUBLE AS income` : sql`${id(`outcome_${income}`)}.income::DOUBLE AS income`,
        ]
      : []),
  ];
  const year = sql`c.born + ${parents.age}`;
  const rows = sql`SELECT ${join(columns)} FROM ${children} AS c
    LEFT JOIN ${stays} AS s ON s.person = c.person
    LEFT JOIN ${stood.table} AS mo ON mo.person = c.mother AND mo.year = ${year}
    LEFT JOIN ${stood.table} AS fa ON fa.person = c.father AND fa.year = ${year}
    ${earned ? sql`LEFT JOIN ${earned.parents} AS p ON p.person = c.person` : sql``}
    ${join(
      results.map((result) => result.join),
      " ",
    )} ORDER BY line`;
  return {
    rows,
    told: [...stood.told, ...(earned?.told ?? [])],
    found: [...stood.found, ...(earned?.found ?? [])],
  };
}
