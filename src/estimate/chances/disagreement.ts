import { studentTwoSided } from "../../maths/student.js";
import type { ChanceFigure, ChanceResult } from "../../vocabulary/chances.js";
import { adjustP } from "../multiplicity/adjustP.js";

/** How much more unequal chances have become by one measure: above 0 more unequal, in the measure's own unit. */
export interface MeasuredChange {
  readonly measure: string;
  readonly change: ChanceResult;
}

interface Judged {
  readonly measure: string;
  readonly change: ChanceFigure;
  /** Two-sided p, adjusted by Holm over all measures that are looked at. */
  readonly p: number;
}

/** Whether several measures tell the same story of one change, as a finding to be put into words elsewhere. */
export interface Agreement {
  /**
   * `opposite`: shown to go up by one measure and down by another. `apart`: one way where it is shown, but the figures
   * of others point the other way without being shown. `same`: all figures point one way, and one is shown to.
   * `unshown`: no measure shows a change. `nothing`: no measure could be had.
   */
  readonly verdict: "opposite" | "apart" | "same" | "unshown" | "nothing";
  /** By measures that are told from 0; by those that are not, whatever way they point; by none. */
  readonly moreUnequal: readonly Judged[];
  readonly lessUnequal: readonly Judged[];
  readonly notShown: readonly Judged[];
  readonly notEstimable: readonly string[];
}

/**
 * Tells where measures of chances point in different directions: the gap between two shares may fall while the odds
 * ratio rises, since one looks at differences and the other at proportions.
 *
 * in      changes, each turned so that above 0 means more unequal (see `inequalityChanges`); the confidence
 * out     the verdict, with each measure under what it shows
 */
export function disagreement(
  changes: readonly MeasuredChange[],
  { confidence = 0.95 }: { readonly confidence?: number } = {},
): Agreement {
  const had = changes.flatMap(({ measure, change }) =>
    change.kind === "figure" ? [{ measure, change }] : [],
  );
  const ps = adjustP(
    had.map(({ change }) => pOf(change)),
    "holm",
  );
  const judged = had.map((one, k): Judged => ({ ...one, p: ps[k] ?? 1 }));
  const shown = judged.filter(({ p }) => p < 1 - confidence);
  const moreUnequal = shown.filter(({ change }) => change.value > 0);
  const lessUnequal = shown.filter(({ change }) => change.value < 0);
  const notShown = judged.filter((one) => !shown.includes(one));
  const up = judged.some(({ change }) => change.value > 0);
  const down = judged.some(({ change }) => change.value < 0);
  return {
    verdict:
      judged.length === 0
        ? "nothing"
        : shown.length === 0
          ? "unshown"
          : moreUnequal.length > 0 && lessUnequal.length > 0
            ? "opposite"
            : up && down
              ? "apart"
              : "same",
    moreUnequal,
    lessUnequal,
    notShown,
    notEstimable: changes.flatMap(({ measure, change }) => (change.kind === "figure" ? [] : [measure])),
  };
}

function pOf({ value, se, df }: ChanceFigure): number {
  return se > 0 ? studentTwoSided(value / se, df) : 1;
}
