import { id, join, type Sql, sql } from "../../store/sql.js";
import { municipalities } from "../country.js";

/** What is planted in the register: who is neither in education nor employment between 16 and 64. */
export const plantedInRegister = {
  start: 0.1,
  /** Added where parents were in the rest group, for those of MENAPT origin, for those in a plan area. */
  rest: 0.12,
  menapt: 0.04,
  area: 0.05,
  /** Added in a plan area from the year that its plan begins. */
  plan: -0.02,
  perYear: -0.001,
} as const;

/** The year that a plan begins, by its number: 2016 to 2019 where the last year is 2021. */
function planStart(plan: Sql, lastYear: number): Sql {
  return sql`(${lastYear - 5} + ${plan} % 4)`;
}

export interface RegisterOptions {
  readonly seed: number;
  readonly people: number;
  /** The years, one after the other, up to `lastYear`. */
  readonly years: number;
  readonly lastYear: number;
}

/**
 * Everybody in one year, a row each. Nobody is born or dies: people are 0 to 60 years old in the first year.
 *
 * A person's luck is a hash of key, seed and what it is about, so a row does not depend on any other, and no memory is
 * needed for any of them.
 *
 * source  DuckDB's `hash`, the same in one version of the engine
 */
export function personYears(year: number, { seed, people, years, lastYear }: RegisterOptions): Sql {
  const firstYear = lastYear - years + 1;
  const luck = (about: string, more = sql`0`) =>
    sql`((hash(person, ${more}, ${about}, ${seed}) >> 11)::DOUBLE / ${2 ** 53})`;
  const towns = municipalities.map(({ code }) => sql`${code}`);
  const { start, rest, menapt, area, plan, perYear } = plantedInRegister;
  const lasting = sql`
    SELECT person,
      (${firstYear - 60} + floor(61 * ${luck("born")}))::SMALLINT AS born,
      (${luck("sex")} < 0.5)::UTINYINT AS woman,
      (CASE WHEN ${luck("origin")} < 0.86 THEN 1 WHEN ${luck("origin")} < 0.91 THEN 2 ELSE 3 END)::UTINYINT AS origin,
      (${luck("parents")} < 0.14)::UTINYINT AS parents_rest,
      ${luck("schooling")} AS schooling,
      floor((${year} + floor(7 * ${luck("moves")})) / 7)::INTEGER AS home
    FROM range(1, ${people + 1}) AS everybody(person)`;
  const living = sql`
    SELECT *, ${year} - born AS age,
      list_value(${join(towns)})[1 + floor(${municipalities.length} * ${luck("town", id("home"))})::INTEGER] AS municipality,
      (CASE WHEN ${luck("area", id("home"))} < CASE origin WHEN 2 THEN 0.25 ELSE 0.03 END
        THEN 1 + floor(66 * ${luck("plan", id("home"))}) ELSE 0 END)::UTINYINT AS plan
    FROM lasting`;
  return sql`
    WITH lasting AS (${lasting}), living AS (${living})
    SELECT person, ${year}::SMALLINT AS year, born, woman, origin, parents_rest, municipality::SMALLINT AS municipality, plan,
      (CASE WHEN age < 16 THEN 0 WHEN age < 19 OR schooling < 0.2 THEN 1 WHEN schooling < 0.35 THEN 2
        WHEN age < 24 OR schooling < 0.7 THEN 3 ELSE 4 END)::UTINYINT AS education,
      (CASE WHEN age BETWEEN 16 AND 64 THEN ${luck("neet", id("age"))} <
        ${start} + ${rest} * parents_rest + ${menapt} * (origin = 2)::INTEGER + ${area} * (plan > 0)::INTEGER
        + ${plan} * (plan > 0 AND ${year} >= ${planStart(id("plan"), lastYear)})::INTEGER
        + ${perYear} * (${year} - ${firstYear}) END)::BOOLEAN AS neet,
      (CASE WHEN age >= 16 THEN 1000 * floor(120 + 220 * schooling + 4 * least(age - 16, 35)
        + 90 * ${luck("income", id("age"))}) END)::INTEGER AS income
    FROM living`;
}
