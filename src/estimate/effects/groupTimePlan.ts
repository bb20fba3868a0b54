import type { EffectRefused, GroupTimeOptions } from "./groupTimeEffect.js";

/** An effect to be estimated: which change, of whom, beside whom. */
export interface PlannedEffect {
  readonly cohort: number;
  readonly period: number;
  readonly base: number;
  /** Places of the two periods. */
  readonly at: number;
  readonly from: number;
  /** Cohorts to compare with; `null` is the never reached. */
  readonly comparison: ReadonlySet<number | null>;
}

export interface Plan {
  readonly effects: readonly PlannedEffect[];
  readonly refused: readonly EffectRefused[];
}

/**
 * Which effects there are: for each cohort and period the base period and the cohorts to compare with.
 *
 * A cohort that starts after the last period (and the periods of anticipation after it) is not reached in these
 * periods and counts as never reached. A cohort without a period before its start has no effects and is not
 * compared with.
 *
 * in      periods in ascending order; the cohorts that have units
 * out     effects by cohort and period; those that cannot be, with why
 * source  Callaway & Sant'Anna (2021), eq. 2.8–2.9 and remark 4 (base periods as R did 2.3.0 takes them)
 */
export function groupTimePlan(
  periods: readonly number[],
  cohorts: readonly (number | null)[],
  { comparison, basePeriod, anticipation }: GroupTimeOptions,
): Plan {
  const end = (periods.at(-1) ?? Number.NEGATIVE_INFINITY) + anticipation;
  const never = (cohort: number | null) => cohort === null || cohort > end;
  const effects: PlannedEffect[] = [];
  const refused: EffectRefused[] = [];
  const reached = cohorts.filter((cohort): cohort is number => !never(cohort)).sort((a, b) => a - b);
  for (const cohort of reached) {
    const last = periods.findLastIndex((period) => period + anticipation < cohort);
    if (last < 0) {
      refused.push({ cohort, period: null, reason: "no-pre-period", detail: `no period before ${cohort}` });
      continue;
    }
    for (let at = basePeriod === "varying" ? 1 : 0; at < periods.length; at++) {
      const period = periods[at] as number;
      const from = basePeriod === "varying" && period < cohort ? at - 1 : last;
      const later = Math.max(period, periods[from] as number) + anticipation;
      const compared = cohorts.filter(
        (other) => never(other) || (comparison === "not-yet" && other !== cohort && Number(other) > later),
      );
      const planned = { cohort, period, base: periods[from] as number, at, from };
      effects.push({ ...planned, comparison: new Set(compared) });
    }
  }
  return { effects, refused };
}
