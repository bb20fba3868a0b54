import { exactSum } from "../store/exact.js";
import { double, shown } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import { type Store, withTemporary } from "../store/store.js";
import type { ChanceRanks, RankGroup, RankLine, UnitSums } from "../vocabulary/chances.js";
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
  const [ranks] = await chancesRankWaves(store, [request], line);
  if (!ranks) throw new Error("ranks of nobody");
  return ranks;
}

/**
 * Ranks of several waves, in each among those who are in it; see `chancesRanks`.
 *
 * out     one for each wave. Where people are in clusters the scores of all waves are one set of sums: a cluster, or a
 *         person who is one, counts once over the waves
 */
export async function chancesRankWaves(
  store: Store,
  [request, ...later]: readonly RanksRequest[],
  line: (group: RankGroup) => RankLine,
  earlier: readonly ScoredWave[] = [],
): Promise<readonly ChanceRanks[]> {
  if (!request) return earlier.length === 0 ? [] : summed(store, earlier);
  if (!request.cluster && earlier.length > 0)
    return [...(await summed(store, earlier)), ...(await chancesRankWaves(store, [request, ...later], line))];
  return withScores(store, request, line, (wave) => chancesRankWaves(store, later, line, [...earlier, wave]));
}

/** A wave's ranks, the table of its units' scores and the names of their columns. */
interface ScoredWave {
  readonly ranks: Omit<ChanceRanks, "scores" | "first">;
  readonly units: Sql;
  readonly names: readonly string[];
  /** Units with people in each group. */
  readonly inGroups: readonly number[];
  readonly clustered: boolean;
}

/** Scores of several waves side by side, a row for each unit. */
async function summed(store: Store, waves: readonly ScoredWave[]): Promise<readonly ChanceRanks[]> {
  const columns = waves.flatMap(({ names }, w) =>
    names.map((name) => ({ wave: w, name, as: `${name} of ${w}` })),
  );
  const [only] = waves;
  if (!only) return [];
  const beside = (w: number, units: Sql) => {
    const own = columns.map(
      ({ wave, name, as }) => sql`${wave === w ? id(name) : sql`0.0::DOUBLE`} AS ${id(as)}`,
    );
    return sql`SELECT ${join([only.clustered ? sql`cluster` : sql`NULL AS cluster`, ...own])} FROM ${units}`;
  };
  // A cluster has one row in a wave, so that all but one of the terms of a sum are 0.
  const sums = columns.map(({ as }) => sql`sum(${id(as)}) AS ${id(as)}`);
  const rows = waves.map(({ units }, w) => beside(w, units));
  const units = !only.clustered
    ? beside(0, only.units)
    : sql`SELECT ${join([sql`cluster`, ...sums])} FROM (${join(rows, " UNION ALL ")}) GROUP BY cluster`;
  const inGroups = waves.flatMap((wave) => wave.inGroups);
  return withTemporary(store, units, async (table) => {
    const names = columns.map(({ as }) => as);
    const scores: UnitSums = {
      ...(await unitSums(store, table, names, only.clustered)),
      places: {
        of: Int32Array.from(columns, (_, k) => Math.floor(k / 2)),
        units: Float64Array.from(inGroups),
      },
    };
    return waves.map(({ ranks }, w) => ({
      ...ranks,
      scores,
      first: columns.filter(({ wave }) => wave < w).length,
    }));
  });
}

async function withScores<Result>(
  store: Store,
  request: RanksRequest,
  line: (group: RankGroup) => RankLine,
  use: (wave: ScoredWave) => Promise<Result>,
): Promise<Result> {
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
      const clustered = cluster !== undefined;
      const found =
        await store.rows(sql`SELECT line, count(${clustered ? sql`DISTINCT cluster` : sql`*`}) AS n
          FROM ${standing} WHERE line IS NOT NULL GROUP BY line ORDER BY line`);
      return withTemporary(store, scores, (units) =>
        use({
          ranks: {
            ranked: n,
            groups,
            leftOut: Number(counted?.missing ?? 0),
            query: shown(sql`WITH people AS (${people}) ${ranksOf(sql`people`, sql`x`, sql`p`, all)}`),
          },
          units,
          names: groups.flatMap((_, g) => [`level${g}`, `slope${g}`]),
          inGroups: found.map(({ n }) => Number(n)),
          clustered,
        }),
      );
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
