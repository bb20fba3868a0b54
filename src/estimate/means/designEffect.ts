import type { Tally } from "../../vocabulary/tally.js";
import { type SpreadOfOne, spreadOfOne, spreadOfResidual } from "./spreadOfOne.js";

/** What the design is compared with: simple random sampling of as many people. */
export type Against = "without-replacement" | "with-replacement";

export type DesignEffect =
  | { readonly kind: "design-effect"; readonly value: number }
  | {
      readonly kind: "not-estimable";
      readonly reason: "no-answers" | "no-variance";
      readonly detail: string;
    };

/**
 * Design effects of means by domain: how many times the variance of a simple random sample of as many people.
 *
 * in      a tally with the variable, `answered`, and `squareOf` it; the means' variances, one per domain
 * out     a pure number per domain; a share's is that of its 0/1 variable
 * returns `not-estimable` where nobody or one person answered, where all answers are equal, or (without replacement)
 *         where the weights add up to no more than the sample: they are then not numbers of people
 * not     where people of weight 0 are in the table: they count as answers here, not in R
 * source  Kish (1965); R survey 4.5 `svymean(deff = TRUE)`, or "replace"
 */
export function meanDesignEffects(
  tally: Tally,
  name: string,
  variances: ArrayLike<number>,
  against: Against = "without-replacement",
): readonly DesignEffect[] {
  return spreadOfOne(tally, name).map((one, d) => effect(variances[d] as number, one, against, 1));
}

/** As `meanDesignEffects`, for totals by domain. */
export function totalDesignEffects(
  tally: Tally,
  name: string,
  variances: ArrayLike<number>,
  against: Against = "without-replacement",
): readonly DesignEffect[] {
  return spreadOfOne(tally, name).map((one, d) =>
    effect(variances[d] as number, one, against, one?.population ?? 1),
  );
}

/**
 * As `meanDesignEffects`, for ratios of two totals by domain.
 *
 * in      a tally with both variables, both squares and `productOf` them, each missing where the other is
 *         missing; the ratios, their variances, and the totals below
 */
export function ratioDesignEffects(
  tally: Tally,
  names: { readonly above: string; readonly below: string },
  ratios: {
    readonly values: ArrayLike<number>;
    readonly variances: ArrayLike<number>;
    readonly below: ArrayLike<number>;
  },
  against: Against = "without-replacement",
): readonly DesignEffect[] {
  return spreadOfResidual(tally, names, ratios.values).map((one, d) =>
    effect(ratios.variances[d] as number, one, against, (one?.population ?? 1) / (ratios.below[d] as number)),
  );
}

/** Variance over that of `factor` times the mean of a simple random sample. */
function effect(variance: number, one: SpreadOfOne | null, against: Against, factor: number): DesignEffect {
  if (one === null) return none("no-answers", "fewer than two people answered");
  const left = against === "with-replacement" ? 1 : 1 - one.people / one.population;
  if (!(left > 0)) return none("no-variance", "the weights add up to no more people than were asked");
  const simple = ((one.variance * left) / one.people) * factor * factor;
  if (!(simple > 0)) return none("no-variance", "all answers are equal");
  return { kind: "design-effect", value: variance / simple };
}

function none(reason: "no-answers" | "no-variance", detail: string): DesignEffect {
  return { kind: "not-estimable", reason, detail };
}
