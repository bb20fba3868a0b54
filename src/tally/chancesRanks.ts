import { exactSum } from "../store/exact.js";
import { double, shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import type { ChanceRanks, RankGroup, RankLine } from "../vocabulary/chances.js";
import { type Everybody, running, scoreRows } from "./chancesRankScores.js";
import { unitSums } from "./chancesUnits.js";

export interface RanksRequest {
  /** Everybody who is ranked against one another: one birth cohort of the country. */
  readonly rows: Sql;
  readonly parent: Sql;
  readonly child: Sql;
  /** TEXT: the group whose line is wanted; NULL: ranked, but in no line. Default: one group named "". */
  readonly group?: Sql;
  readonly weight?: Sql;
  /** What makes people alike: family, area. Default: people are independent. */
  readonly cluster?: Sql;
  /** Where people with the same income stand: in the middle (default), all at the top, or all at the bottom. */
  readonly ties?: "middle" | "top" | "bottom";
}

/**
 * Ranks of parents and children from Σ w by value, and the sums that rank–rank lines and their standard errors rest on.
 *
 * A rank is ω·F(x) + (1 − ω)·F(x−) + (1 − ω)/n with ω ½, 1 or 0 by `ties`. After the lines are known a second pass sums
 * each person's part in a line's two equations: their own distance from it, and what their income does to the ranks of
 * everybody else.
 *
 * in      rows; incomes finite or NULL (left out and counted); `line`: the line through a group's sums
 * out     sums of ranks by group, in the order of the names, and products of scores over people or clusters; the same
 *         for any order of rows and any rising change of the incomes
 * error   the engine's, for a column that does not exist
 * source  Chetverikov & Wilhelm (2023), arXiv:2310.15512; docs/methods/rank-rank-slope.md
 */
export async function chancesRanks(
  store: Store,
  request: RanksRequest,
  line: (group: RankGroup) => RankLine,
): Promise<ChanceRanks> {
  const { rows, parent, child, cluster, group = sql`''`, weight = sql`1`, ties = "middle" } = request;
  const named = sql`(SELECT CAST(${parent} AS DOUBLE) AS x, CAST(${child} AS DOUBLE) AS y, CAST(${weight} AS DOUBLE) AS w,
      CAST(${group} AS TEXT) AS line, ${cluster ?? sql`0`} AS cluster FROM ${rows})`;
  const there = sql`x IS NOT NULL AND y IS NOT NULL AND w > 0 AND cluster IS NOT NULL`;
  const people = sql`SELECT * FROM ${named} WHERE ${there}`;
  const omega = { middle: 0.5, top: 1, bottom: 0 }[ties];
  return withTemporary(store, people, async (table) => {
    const [counted] = await store.rows(
      sql`SELECT count(*) AS n, CAST(max(w) AS DOUBLE) AS heaviest,
            (SELECT count(*) FROM ${named} WHERE NOT coalesce(${there}, false)) AS missing FROM ${table}`,
    );
    const [n, heaviest] = [Number(counted?.n ?? 0), Number(counted?.heaviest ?? 0)];
    const [whole] = await store.rows(sql`SELECT ${exactSum(sql`w`, heaviest)} AS w FROM ${table}`);
    const all = { n, weight: Number(whole?.w ?? 0), heaviest, omega };
    const ranked = sql`SELECT p, c, w, line, cluster, x, y FROM ${table}
        JOIN (${ranksOf(table, sql`x`, sql`p`, all)}) USING (x) JOIN (${ranksOf(table, sql`y`, sql`c`, all)}) USING (y)`;
    return withTemporary(store, ranked, async (standing) => {
      const groups = await groupSums(store, standing, heaviest);
      const scores = scoreRows(standing, all, groups, groups.map(line), cluster !== undefined);
      return withTemporary(store, scores, async (units) => ({
        ranked: n,
        groups,
        scores: await unitSums(
          store,
          units,
          groups.flatMap((_, g) => [`level${g}`, `slope${g}`]),
          cluster !== undefined,
        ),
        leftOut: Number(counted?.missing ?? 0),
        query: shown(sql`WITH people AS (${people}) ${ranksOf(sql`people`, sql`x`, sql`p`, all)}`),
      }));
    });
  });
}

/** Rank less ½ of each value. */
function ranksOf(table: Sql, value: Sql, name: Sql, { n, weight, heaviest, omega }: Everybody): Sql {
  const offset = n > 0 ? (1 - omega) / n - 0.5 : 0;
  const below = running({ table, value, from: "bottom", largest: heaviest, terms: [sql`w`] });
  return sql`SELECT ${value}, (upto0 - ${double(1 - omega)} * own0) / ${double(weight || 1)} + ${double(offset)} AS ${name} FROM (${below})`;
}

async function groupSums(store: Store, table: Sql, heaviest: number): Promise<readonly RankGroup[]> {
  const terms = {
    weight: sql`w`,
    p: sql`w * p`,
    c: sql`w * c`,
    pp: sql`w * p * p`,
    pc: sql`w * p * c`,
    cc: sql`w * c * c`,
  };
  const sums = Object.entries(terms).map(([name, term]) => sql`${exactSum(term, heaviest)} AS ${id(name)}`);
  const found = await store.rows(
    sql`SELECT line AS name, count(*) AS people, ${join(sums)} FROM ${table} WHERE line IS NOT NULL GROUP BY line ORDER BY line`,
  );
  return found.map((row) => {
    const sum = (name: keyof typeof terms) => Number(row[name]);
    return {
      name: String(row.name),
      people: Number(row.people),
      weight: sum("weight"),
      p: sum("p"),
      c: sum("c"),
      pp: sum("pp"),
      pc: sum("pc"),
      cc: sum("cc"),
    };
  });
}
