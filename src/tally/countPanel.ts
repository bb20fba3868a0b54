import { double } from "../store/literal.js";
import { id, join, type Sql, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import type { PanelCount, TwinCandidate } from "../vocabulary/counted.js";
import type { PanelTable } from "../vocabulary/panel.js";
import type { OfEffects } from "../vocabulary/question.js";
import type { Effects, Study } from "../vocabulary/study.js";
import { tallyPanel } from "./panelSums.js";
import { unitPeriods, withUnitPeriods } from "./unitPeriods.js";

/**
 * What effects of a programme on a measure are estimated from: sums of the panel of units and waves and, where an
 * estimator needs every unit, the panel itself.
 *
 * in      the study and its table of answers; which effects on which measure
 * source  docs/methods/effects.md
 */
export function countPanel(
  store: Store,
  study: Study,
  question: Pick<OfEffects, "measure" | "effects">,
): Promise<PanelCount> {
  return withUnitPeriods(store, study, question, async (table, leftOut) => ({
    ...(await panelIn(store, table, question.effects)),
    leftOut,
  }));
}

async function panelIn(store: Store, table: Sql, effects: Effects): Promise<Omit<PanelCount, "leftOut">> {
  const column = (name: string) => id(name);
  const sums = await tallyPanel(store, {
    rows: table,
    unit: column(unitPeriods.unit),
    period: column(unitPeriods.period),
    cohort: column(unitPeriods.cohort),
    outcome: column(unitPeriods.outcome),
    weight: effects.weight === "units" ? null : column(unitPeriods.weight),
    by: effects.texts.map((name, k) => ({ name, value: column(unitPeriods.text(k)) })),
    cluster: effects.cluster === null ? null : column(unitPeriods.cluster),
  });
  const whole = effects.numbers.length > 0 || effects.estimators.some((one) => one !== "group-time");
  return {
    sums,
    table: whole ? await readPanel(store, table, sums.periods, effects) : null,
    twins: effects.estimators.includes("twins")
      ? await readCandidates(store, table, sums.periods, effects)
      : null,
    people: await countPeople(store, table),
  };
}

async function countPeople(store: Store, table: Sql): Promise<PanelCount["people"]> {
  const rows = await store.rows(
    sql`SELECT cohort, period, CAST(sum(people) AS DOUBLE) AS people FROM ${table}
      GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return rows.map(({ cohort, period, people }) => ({
    cohort: cohort === null ? null : Number(cohort),
    period: Number(period),
    people: Number(people),
  }));
}

/** What twins are chosen by besides outcomes and numbers, units in the order of their names. */
async function readCandidates(
  store: Store,
  table: Sql,
  periods: readonly number[],
  { texts }: Effects,
): Promise<readonly TwinCandidate[]> {
  const known = texts
    .map((_, k) => unitPeriods.text(k))
    .map((column) => sql`min(${id(column)}) AS ${id(column)}`);
  const people = periods.map(
    (period, t) =>
      sql`CAST(coalesce(sum(people) FILTER (WHERE period = ${double(period)}), 0) AS DOUBLE) AS ${id(`people_${t}`)}`,
  );
  const query = sql`SELECT unit, ${join([...known, ...people])} FROM ${table} GROUP BY unit ORDER BY unit`;
  const rows = await store.rows(query);
  return rows.map((row) => {
    const cell = texts.map((_, k) => row[unitPeriods.text(k)] ?? null);
    return {
      cell: cell.includes(null) ? null : JSON.stringify(cell),
      people: periods.map((_, t) => Number(row[`people_${t}`])),
    };
  });
}

/** Every unit with every outcome, units in the order of their names. */
async function readPanel(
  store: Store,
  table: Sql,
  periods: readonly number[],
  { numbers }: Effects,
): Promise<PanelTable> {
  const columns = ["unit", "period", "cohort", "cluster", "weight", "outcome"].map(id);
  const known = numbers.map((_, k) => id(unitPeriods.number(k)));
  const query = sql`SELECT ${join([...columns, ...known])} FROM ${table} ORDER BY unit, period`;
  const rows = await store.rows(query);
  const units: PanelTable["units"][number][] = [];
  const at: number[] = [];
  for (const row of rows) {
    if (units.at(-1)?.id !== row.unit) {
      units.push({
        id: String(row.unit),
        cohort: row.cohort === null ? null : Number(row.cohort),
        cluster: String(row.cluster),
        weight: Number(row.weight),
        covariates: numbers.map((_, k) => Number(row[unitPeriods.number(k)] ?? Number.NaN)),
      });
    }
    at.push((units.length - 1) * periods.length + periods.indexOf(Number(row.period)));
  }
  const outcome = new Float64Array(units.length * periods.length);
  const present = new Uint8Array(outcome.length);
  rows.forEach((row, i) => {
    outcome[at[i] as number] = Number(row.outcome);
    present[at[i] as number] = 1;
  });
  return { periods, units, outcome, present };
}
