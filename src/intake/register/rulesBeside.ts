import { id, join, type Sql, sql } from "../../store/sql.js";
import type { Store } from "../../store/store.js";
import type {
  ChildRule,
  ParentsRule,
  Registers,
  ResidenceRule,
  RulesBeside,
} from "../../vocabulary/registers.js";

/**
 * The same children by the study's rules and by the others beside them.
 *
 * in      the table of `childTable`
 * out     the rules, of each kind the study's own first, each rule once; how many children the same rules count. A child of
 *         whom it is not known is not counted by the rule
 * source  docs/methods/residence-rule.md, docs/methods/rest-group.md
 */
export async function rulesBeside(
  children: Sql,
  { residence, parents }: Registers,
  store: Store,
): Promise<RulesBeside> {
  const columns = [...residenceColumns(residence), ...parentsColumns(parents)];
  const names = columns.map(({ column }) => `by ${column}`);
  const counts = columns.map(
    ({ column, counted }, c) =>
      sql`(${id(column)} IS NOT DISTINCT FROM ${counted}::VARCHAR) AS ${id(names[c] ?? "")}`,
  );
  const rows = await store.rows(
    sql`SELECT ${join(counts)}, count(*) AS rows FROM ${children} GROUP BY ALL ORDER BY ALL`,
  );
  return {
    rules: columns.map(({ rule }) => rule),
    children: rows.map((row) => ({ by: names.map((name) => row[name] === true), rows: Number(row.rows) })),
  };
}

interface RuleColumn {
  readonly rule: ChildRule;
  readonly column: string;
  /** What stands there of a child that the rule counts. */
  readonly counted: string;
}

function residenceColumns({ ages, atLeast }: ResidenceRule): readonly RuleColumn[] {
  const of = (column: string, from: number, to: number, years: number): RuleColumn => ({
    rule: { kind: "residence", ages: [from, to], atLeast: years },
    column,
    counted: "yes",
  });
  const own = of("inside", ...ages, atLeast);
  const others = [
    of("inside_at15", 15, 15, 1),
    of("inside_5of10", 6, 15, 5),
    of("inside_ever", 0, 17, 1),
  ].filter(({ rule }) => JSON.stringify(rule) !== JSON.stringify(own.rule));
  return [own, ...others];
}

/** Each other rule differs from the study's own in one part. */
function parentsColumns({ restGroup, who }: ParentsRule): readonly RuleColumn[] {
  const [otherWho, otherGroup] = [
    who === "one" ? ("both" as const) : ("one" as const),
    restGroup === "narrow" ? ("wide" as const) : ("narrow" as const),
  ];
  return [
    { rule: { kind: "parents", restGroup, who }, column: "parents", counted: "rest" },
    {
      rule: { kind: "parents", restGroup, who: otherWho },
      column: `parents_${otherWho}`,
      counted: "rest",
    },
    {
      rule: { kind: "parents", restGroup: otherGroup, who },
      column: `parents_${otherGroup}`,
      counted: "rest",
    },
  ];
}
