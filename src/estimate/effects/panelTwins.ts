import type { TwinCandidate } from "../../vocabulary/counted.js";
import type { BalanceNote, TwinTrait } from "../../vocabulary/estimate.js";
import type { PanelTable, PanelUnit } from "../../vocabulary/panel.js";
import type { BalanceSide } from "../matching/balanceSide.js";
import { type TwinAreas, twinAreas } from "../matching/twinAreas.js";

export interface PanelTwinOptions {
  /** Periods before its beginning in which the programme may already act. */
  readonly anticipation: number;
  readonly perUnit: number;
  readonly caliper: number | null;
  /** Names of the units' covariates, in their order. */
  readonly columns: readonly string[];
}

/** Units of a panel and their twins. Rows of `twins` are places in `units`. */
export interface PanelTwins {
  readonly kind: "matched";
  readonly twins: TwinAreas;
  /** The places in the panel of the units that were looked at. */
  readonly units: readonly number[];
  readonly balance: Omit<BalanceNote, "gaps">;
}

export type PanelTwinsResult =
  | PanelTwins
  | {
      readonly kind: "not-estimable";
      readonly reason: "nobody-reached" | "no-pre-period" | "no-match";
      readonly detail: string;
    };

/**
 * Twins for units that a programme reached, out of those it never reached: alike in covariates, and in the outcome in each
 * period before anybody's beginning and its trend over these (one such period has no trend).
 *
 * in      units over periods, and what else is known of them. Units that lack an outcome in a period or something that
 *         twins are chosen by do not take part; nor do cohorts without a period before their beginning
 * out     each twin beside one unit only
 * returns `not-estimable` where nobody is reached, no period lies before, or nobody is like the reached
 * source  `twinAreas`
 */
export function panelTwins(
  table: PanelTable,
  known: readonly TwinCandidate[],
  { anticipation, perUnit, caliper, columns }: PanelTwinOptions,
): PanelTwinsResult {
  const { periods, present } = table;
  const many = periods.length;
  const cohorts = table.units.flatMap(({ cohort }) => cohort ?? []);
  if (cohorts.length === 0)
    return none("nobody-reached", "no unit was reached by the programme in these periods");
  const hasBefore = (cohort: number) => periods.some((period) => period + anticipation < cohort);
  const first = Math.min(...cohorts.filter(hasBefore));
  const before = periods.filter((period) => period + anticipation < first);
  if (before.length === periods.length) return none("no-pre-period", "no period before the first beginning");
  const complete = table.units.flatMap(({ cohort }, i) => {
    const seen = present.subarray(i * many, (i + 1) * many).every((there) => there === 1);
    return seen && (cohort === null || hasBefore(cohort)) ? [i] : [];
  });
  const unit = (i: number) => table.units[i] as PanelUnit;
  const isKnown = (i: number) => known[i]?.cell !== null && unit(i).covariates.every(Number.isFinite);
  const units = complete.filter(isKnown);
  const outcome = (i: number, t: number) => table.outcome[i * many + t] as number;
  const traits = columns.map((name, k) => ({
    name,
    values: units.map((i) => unit(i).covariates[k] as number),
  }));
  const levels = before.map((_, t) => units.map((i) => outcome(i, t)));
  const history = { name: "outcome", years: before, values: levels };
  const alone = { name: "outcome", values: levels[0] ?? [] };
  const twins = twinAreas({
    areas: {
      id: units.map((i) => unit(i).id),
      treated: units.map((i) => (unit(i).cohort === null ? 0 : 1)),
      exact: units.map((i) => known[i]?.cell ?? ""),
    },
    traits: before.length > 1 ? traits : [...traits, alone],
    histories: before.length > 1 ? [history] : [],
    ratio: perUnit,
    ...(caliper !== null && { caliper }),
  });
  if (twins.kind === "not-estimable")
    return none(twins.reason, "no unit that was never reached is near enough");
  const names: readonly TwinTrait[] = [
    ...columns.map((column) => ({ by: "column", column }) as const),
    ...before.map((period) => ({ by: "level", period }) as const),
    ...(before.length > 1 ? [{ by: "trend" } as const] : []),
  ];
  const matched = new Set(twins.matches.map(({ treated }) => treated));
  const balance = {
    kind: "balance" as const,
    rows: twins.balance.rows.map((row, k) => ({
      trait: names[k] as TwinTrait,
      before: differenceOf(row.before),
      after: differenceOf(row.after),
    })),
    reached: complete.filter((i) => unit(i).cohort !== null).length,
    matched: matched.size,
    twins: twins.matches.length,
    unknown: complete.length - units.length,
  };
  return { kind: "matched", twins, units, balance };
}

function none(
  reason: Extract<PanelTwinsResult, { kind: "not-estimable" }>["reason"],
  detail: string,
): PanelTwinsResult {
  return { kind: "not-estimable", reason, detail };
}

const differenceOf = ({ difference }: BalanceSide) => (Number.isFinite(difference) ? difference : null);
