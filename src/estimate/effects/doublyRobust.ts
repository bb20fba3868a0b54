import { positiveDefinite } from "../../maths/positiveDefinite.js";
import { doublyRobustChances } from "./doublyRobustChances.js";
import { crossOfRows, inner, productSum, standardisedRows, sumOf, weighedRows } from "./doublyRobustRows.js";

/** Units reached and units to compare with, over two periods; each list by unit. */
export interface TwoPeriods {
  /** Of the outcome. */
  readonly change: Float64Array;
  /** 1 where reached, else 0. */
  readonly reached: Uint8Array;
  readonly weight: Float64Array;
  /** Without a constant. */
  readonly covariates: readonly (readonly number[])[];
}

export type DoublyRobust =
  | {
      readonly kind: "estimated";
      readonly value: number;
      /** How much the value moves for each unit; its variance is the sum of their squares. */
      readonly influence: Float64Array;
    }
  | {
      readonly kind: "refused";
      readonly reason: "no-comparison" | "no-overlap" | "singular";
      readonly detail: string;
    };

/** Compared units whose chance of being reached lies above it are set aside (the limit of R DRDID). */
const certain = 0.995;

/**
 * Effect on the units reached, over two periods, with covariates held alike: right if either the model of the change
 * among the compared (linear) or that of being reached (logistic) is.
 *
 * in      two periods; covariates in any unit. Units of weight 0 do not count
 * out     the effect in the outcome's unit, and its influence function
 * returns `refused`: "no-comparison" where a side is empty, "no-overlap" where covariates tell, or nearly tell, who
 *         is reached, "singular" where a covariate follows from the others
 * source  Sant'Anna & Zhao (2020), Journal of Econometrics 219, 101–122, eq. 3.1: the estimator of R DRDID's
 *         `drdid_panel`, which did 2.3.0 takes by default
 */
export function doublyRobust({ change, reached, weight, covariates }: TwoPeriods): DoublyRobust {
  const treated = weight.map((w, i) => (reached[i] ? w : 0));
  const compared = weight.map((w, i) => (reached[i] ? 0 : w));
  const allTreated = sumOf(treated);
  if (!(allTreated > 0 && sumOf(compared) > 0))
    return { kind: "refused", reason: "no-comparison", detail: "no unit to compare with is left" };

  const x = standardisedRows(covariates, weight);
  const found = doublyRobustChances(x, reached, weight);
  if (found.kind === "refused") return found;
  const { chance, information } = found;
  const odds = compared.map((w, i) => {
    const p = chance[i] as number;
    return p < certain ? (w * p) / (1 - p) : 0;
  });
  const allOdds = sumOf(odds);
  if (!(allOdds > 0))
    return { kind: "refused", reason: "no-overlap", detail: "no unit compared with is like those reached" };

  const least = positiveDefinite(crossOfRows(x, compared), x.cols, 1e-12);
  if (!least) {
    const detail = "a covariate follows from the others among the units compared with";
    return { kind: "refused", reason: "singular", detail };
  }
  const line = least.solve(
    weighedRows(
      x,
      compared.map((w, i) => w * (change[i] as number)),
    ),
  );
  const rest = change.map((value, i) => value - inner(x, i, line));
  const own = productSum(treated, rest) / allTreated;
  const other = productSum(odds, rest) / allOdds;

  const leaning = weighedRows(
    x,
    treated.map((w, i) => w / allTreated - (odds[i] as number) / allOdds),
  );
  const tilting = weighedRows(
    x,
    odds.map((w, i) => (w * ((rest[i] as number) - other)) / allOdds),
  );
  const byLine = least.solve(leaning);
  const byChance = information.solve(tilting);
  const influence = rest.map(
    (left, i) =>
      ((treated[i] as number) * (left - own)) / allTreated -
      ((odds[i] as number) * (left - other)) / allOdds -
      (compared[i] as number) * left * inner(x, i, byLine) -
      (weight[i] as number) * ((reached[i] as number) - (chance[i] as number)) * inner(x, i, byChance),
  );
  return { kind: "estimated", value: own - other, influence };
}
