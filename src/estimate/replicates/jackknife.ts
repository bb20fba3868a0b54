import type { LonelyPsu } from "../../vocabulary/design.js";
import type { Stratum, Tally } from "../../vocabulary/tally.js";
import { samplingFactor } from "../variance/designCovariance.js";
import { type Multipliers, psusOf } from "./reweigh.js";

/** Replicate weights made from a design: multipliers, and how their spread becomes a variance. */
export interface ReplicatePlan {
  readonly kind: "replicates";
  readonly multipliers: Multipliers;
  readonly scale: number;
  readonly rscales: readonly number[];
  readonly mse: boolean;
}

export type ReplicatePlanResult =
  | ReplicatePlan
  /** Strata with one PSU, under the rule "fail". */
  | { readonly kind: "one-psu"; readonly strata: readonly Stratum[] };

/**
 * The jackknife that leaves out one PSU at a time: JK1 where there is one stratum, JKn where there are several.
 *
 * in      a tally by PSU; the rule for lonely PSUs; deviations from the full-sample estimate (`mse`) or from the
 *         replicates' mean (R's default)
 * out     a replicate for each PSU of each stratum that was not taken whole: weight 0 for the PSU, n/(n − 1) for the
 *         others of its stratum; rscale (1 − f)(n − 1)/n
 * returns `one-psu` where a stratum has one PSU and the rule is "fail"
 * not     for quantiles (not smooth enough), nor for a second stage: it stays within the first
 * source  Wolter (2007), ch. 4; R survey 4.5 `jk1weights`, `jknweights`, its rules for a lonely PSU included
 */
export function jackknife(
  tally: Tally,
  { lonelyPsu, mse = false }: { readonly lonelyPsu: LonelyPsu; readonly mse?: boolean },
): ReplicatePlanResult {
  const psus = psusOf(tally);
  const open = (h: number) => {
    const stratum = tally.strata[h];
    return stratum !== undefined && samplingFactor(stratum.psus, stratum.populationPsus) >= 1e-7;
  };
  const lonely = tally.strata.filter((stratum, h) => stratum.psus === 1 && open(h));
  if (lonely.length > 0 && lonelyPsu === "fail") return { kind: "one-psu", strata: lonely };
  const left = psus.strata.flatMap((h, psu) => {
    const stratum = tally.strata[h];
    if (!stratum || !open(h) || (stratum.psus === 1 && lonelyPsu !== "adjust")) return [];
    return [{ psu, h, stratum }];
  });
  const among = tally.strata.length;
  const multipliersOf = (r: number) => {
    const out = left[r];
    if (!out) throw new Error(`no replicate ${r}`);
    const { psus: n } = out.stratum;
    const more = n === 1 ? among / (among - 1) : n / (n - 1);
    return Float64Array.from(psus.strata, (h, psu) =>
      psu === out.psu ? 0 : n === 1 || h === out.h ? more : 1,
    );
  };
  return {
    kind: "replicates",
    multipliers: { count: left.length, of: multipliersOf },
    scale: lonelyPsu === "average" ? psus.strata.length / left.length : 1,
    rscales: left.map(({ stratum: { psus: n, populationPsus } }) =>
      n === 1 ? (among - 1) / among : (samplingFactor(n, populationPsus) * (n - 1)) / n,
    ),
    mse,
  };
}
