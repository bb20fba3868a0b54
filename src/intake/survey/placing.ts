import { id, join, type Sql, sql } from "../../store/sql.js";
import { leftOutReason } from "../../vocabulary/leftOutReason.js";
import type { Study } from "../../vocabulary/study.js";
import { badColumn, columnId, designColumns, usedColumns } from "./columns.js";
import { asName, asNumber, holdsOneOf, meaning } from "./comparing.js";
import type { Delivered } from "./delivered.js";
import { reading } from "./reading.js";

/** Names that every later step uses of a placed row. */
export const placed = {
  wave: id("wave"),
  group: id("group"),
  /** How many groups a row matches, where the columns of two could both hold. */
  groups: id("groups"),
  /** Why the row is left out; NULL where it counts. */
  reason: id("reason"),
} as const;

/**
 * The rows of a file, each with its wave, its group and why it is left out, if it is.
 * The weight's own reasons come last: a person of no wave of the study has no weight that matters.
 */
export function placing(study: Study, delivered: Delivered): Sql {
  const { source } = delivered;
  const { weight } = study.design;
  const ofDesign = designColumns(study.design);
  const numbers = usedColumns(study, source).filter(
    ({ name, type }) => type === "number" && !ofDesign.has(name),
  );
  const places = sql`SELECT *, ${waveOf(study, delivered)} AS ${placed.wave}, ${groupOf(study, delivered)} AS ${placed.group},
    ${groupCount(study, delivered)} AS ${placed.groups} FROM (${reading(study, delivered)})`;
  const reasons = [
    ...("column" in source.wave
      ? [sql`WHEN ${asName(source, source.wave.column)} IS NULL THEN ${leftOutReason("wave missing")}`]
      : []),
    sql`WHEN ${placed.wave} IS NULL THEN ${leftOutReason("wave not in the study")}`,
    sql`WHEN ${placed.group} IS NULL THEN ${leftOutReason("in no group")}`,
    ...numbers.map(
      ({ name }) =>
        sql`WHEN ${badColumn(columnId(source, name))} THEN ${leftOutReason("not a number: {name}", name)}`,
    ),
    ...(weight === null
      ? []
      : [
          sql`WHEN ${asNumber(source, weight)} IS NULL THEN ${leftOutReason("weight missing")}`,
          sql`WHEN ${asNumber(source, weight)} = 0 THEN ${leftOutReason("weight zero")}`,
        ]),
  ];
  return sql`SELECT *, CASE ${join(reasons, " ")} END AS ${placed.reason} FROM (${places})`;
}

function waveOf(study: Study, { source }: Delivered): Sql {
  if ("id" in source.wave) return sql`${source.wave.id}::VARCHAR`;
  return meaning(
    source,
    source.wave.column,
    study.waves.map((wave) => [wave.value, sql`${wave.id}::VARCHAR`]),
  );
}

/** The group that the whole file is, or the first whose `where` holds, or the only one. */
function groupOf(study: Study, { source }: Delivered): Sql {
  if (source.group !== null) return sql`${source.group}::VARCHAR`;
  const cases = study.groups.flatMap(({ id: group, where }) =>
    where ? [sql`WHEN ${holdsOneOf(source, where.column, where.values)} THEN ${group}::VARCHAR`] : [],
  );
  const only = study.groups.length === 1 && study.groups[0]?.where === null ? study.groups[0].id : null;
  if (only !== null) return sql`${only}::VARCHAR`;
  return cases.length === 0 ? sql`NULL::VARCHAR` : sql`CASE ${join(cases, " ")} END`;
}

function groupCount(study: Study, { source }: Delivered): Sql {
  if (source.group !== null) return sql`1`;
  const matches = study.groups.flatMap(({ where }) =>
    where ? [sql`${holdsOneOf(source, where.column, where.values)}::INTEGER`] : [],
  );
  return matches.length === 0 ? sql`1` : join(matches, " + ");
}
