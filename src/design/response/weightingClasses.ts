import { exactSum } from "../../store/exact.js";
import { double } from "../../store/literal.js";
import { id, join, sql } from "../../store/sql.js";
import { type Store, withTemporary } from "../../store/store.js";
import { type ClassAccount, invited, type Propensity } from "../../vocabulary/response.js";
import { type ClassCell, cellName, type JoinRule, joinClasses } from "./joinClasses.js";

export interface ClassOptions extends Partial<Pick<JoinRule, "atLeast" | "largestFactor">> {
  /** Frame variables that are crossed, the most important first. */
  readonly variables: readonly string[];
  /** Classes of equal weight along the propensities of these variables' combinations, instead of the combinations. */
  readonly propensity?: { readonly of: readonly Propensity[]; readonly classes: number };
  /** True: every stratum by itself, and no class across two strata. */
  readonly withinStrata?: boolean;
  /** How many of the first variables no class goes across. */
  readonly apart?: number;
}

/**
 * Adjusts base weights for nonresponse in weighting classes: whoever answered also stands for those who did not.
 *
 * in      the table of people invited; what classes are made of; the least number of answers in a class (default 20) and
 *         the largest factor (default: any)
 * out     `weighting_class` of everyone and `response_weight` = base weight × Σ invited / Σ answered in the class, NULL
 *         for those who did not answer. In each class, and so in all, they add up to the base weights of those invited
 * error   "response-class-empty", naming a class in which nobody answered and which has no neighbour to join
 * not     where answering depends on what is asked about, beyond the variables: no weight repairs that
 * source  Oh & Scheuren (1983); Little (1986), International Statistical Review 54, 139–157 (propensity classes)
 */
export async function weightingClasses(store: Store, options: ClassOptions): Promise<ClassAccount> {
  const { atLeast = 20, largestFactor = Number.POSITIVE_INFINITY, withinStrata = false, apart = 0 } = options;
  const patterns = await patternsOf(store, options);
  const grouped = groupsOf(patterns, options);
  const joined = joinClasses(
    grouped.map(({ cell }) => cell),
    { atLeast, largestFactor, apart: apart + (withinStrata ? 1 : 0) },
  );
  const numbers = new Map(joined.flatMap(({ cells }, k) => cells.map((cell) => [cell, k] as const)));
  const lines = grouped.flatMap(({ cell, members }) => {
    const number = numbers.get(cell) as number;
    return members.map(({ path }) => {
      const factor = double(joined[number]?.factor as number);
      return sql`(${join([...path.map((category) => sql`${category}`), sql`${number}`, factor])})`;
    });
  });
  await write(store, keysOf(options), lines);
  return {
    crossed: grouped.map(({ cell }) => ({
      name: cellName(cell),
      invited: cell.invited,
      answered: cell.answered,
      factor: cell.answered > 0 ? cell.weightInvited / cell.weightAnswered : null,
      number: numbers.get(cell) as number,
    })),
    factors: joined.map(({ factor }) => factor),
    unmended: joined.flatMap(({ unmended }, k) => (unmended ? [k] : [])),
  };
}

function keysOf({ variables, withinStrata }: ClassOptions) {
  return [...(withinStrata ? [invited.stratum] : []), ...variables.map(invited.variable)];
}

/** Those invited by stratum (where it matters) and every combination of the variables. */
async function patternsOf(store: Store, options: ClassOptions): Promise<readonly ClassCell[]> {
  const [scale] = await store.rows(
    sql`SELECT max(${id(invited.baseWeight)}) AS largest FROM ${id(invited.table)}`,
  );
  const weight = (condition = sql`true`) =>
    exactSum(sql`CASE WHEN ${condition} THEN ${id(invited.baseWeight)} END`, Number(scale?.largest));
  const answered = sql`${id(invited.answered)} = 1`;
  const keys = keysOf(options);
  const columns = [
    ...keys.map((key, k) => sql`${id(key)} AS ${id(`key${k}`)}`),
    sql`count(*) AS people`,
    sql`count(*) FILTER (${answered}) AS answers`,
    sql`${weight()} AS of_people`,
    sql`${weight(answered)} AS of_answers`,
  ];
  const rows = await store.rows(
    sql`SELECT ${join(columns)} FROM ${id(invited.table)} GROUP BY ALL ORDER BY ALL`,
  );
  return rows.map((row) => ({
    path: keys.map((_, k) => String(row[`key${k}`])),
    invited: Number(row.people),
    answered: Number(row.answers),
    weightInvited: Number(row.of_people),
    weightAnswered: Number(row.of_answers),
  }));
}

interface Group {
  readonly cell: ClassCell;
  readonly members: readonly ClassCell[];
}

/** Each combination by itself, or those of like propensity together. */
function groupsOf(patterns: readonly ClassCell[], options: ClassOptions): readonly Group[] {
  const { propensity, variables, withinStrata = false } = options;
  if (!propensity) return patterns.map((cell) => ({ cell, members: [cell] }));
  const chance = new Map(
    propensity.of.map(({ pattern, value }) => [
      JSON.stringify(variables.map((name) => pattern[name])),
      value,
    ]),
  );
  const chanceOf = ({ path }: ClassCell) => {
    const found = chance.get(JSON.stringify(withinStrata ? path.slice(1) : path));
    if (found === undefined) throw new Error(`no propensity of ${path.join(", ")}`);
    return found;
  };
  const total = patterns.reduce((sum, { weightInvited }) => sum + weightInvited, 0);
  const groups = new Map<string, ClassCell[]>();
  let below = 0;
  for (const cell of patterns.toSorted((a, b) => chanceOf(a) - chanceOf(b))) {
    const rank = Math.floor((propensity.classes * (below + cell.weightInvited / 2)) / total);
    below += cell.weightInvited;
    const name = `propensity ${String(rank + 1).padStart(String(propensity.classes).length, "0")} of ${propensity.classes}`;
    const path = JSON.stringify([...(withinStrata ? cell.path.slice(0, 1) : []), name]);
    groups.set(path, [...(groups.get(path) ?? []), cell]);
  }
  const sum = (members: readonly ClassCell[], key: Exclude<keyof ClassCell, "path">) =>
    members.reduce((all, member) => all + member[key], 0);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, members]) => ({
      members,
      cell: {
        path: JSON.parse(path),
        invited: sum(members, "invited"),
        answered: sum(members, "answered"),
        weightInvited: sum(members, "weightInvited"),
        weightAnswered: sum(members, "weightAnswered"),
      },
    }));
}

async function write(
  store: Store,
  keys: readonly string[],
  lines: readonly ReturnType<typeof sql>[],
): Promise<void> {
  const table = id(invited.table);
  const names = [...keys.map((_, k) => id(`key${k}`)), sql`number`, sql`factor`];
  const same = keys.map((key, k) => sql`${table}.${id(key)} = classes.${id(`key${k}`)}`);
  const query = sql`SELECT * FROM (VALUES ${join(lines)}) AS classes(${join(names)})`;
  await withTemporary(store, query, async (classes) => {
    for (const [column, type] of [
      [invited.weightingClass, sql`INTEGER`],
      [invited.responseWeight, sql`DOUBLE`],
    ] as const) {
      await store.run(sql`ALTER TABLE ${table} DROP COLUMN IF EXISTS ${id(column)}`);
      await store.run(sql`ALTER TABLE ${table} ADD COLUMN ${id(column)} ${type}`);
    }
    await store.run(
      sql`UPDATE ${table} SET ${id(invited.weightingClass)} = CAST(classes.number AS INTEGER),
            ${id(invited.responseWeight)} =
              CASE WHEN ${id(invited.answered)} = 1 THEN ${id(invited.baseWeight)} * classes.factor END
          FROM ${classes} AS classes WHERE ${same.length > 0 ? join(same, " AND ") : sql`true`}`,
    );
  });
}
