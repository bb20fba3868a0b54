import { hadamard } from "../../maths/hadamard.js";
import type { Stratum, Tally } from "../../vocabulary/tally.js";
import type { ReplicatePlan } from "./jackknife.js";
import { psusOf } from "./reweigh.js";

/**
 * Balanced repeated replication: half of the PSUs, one of each stratum, in every replicate (BRR); with `rho` above 0
 * the other half keeps that part of its weight (Fay).
 *
 * in      a tally by PSU, two PSUs in each stratum; rho in [0, 1)
 * out     as many replicates as the smallest Hadamard matrix with more rows than strata; multipliers 2 − ρ and ρ
 * returns `not-paired` with the strata that have another number of PSUs: join or split them first
 * not     where the sampling fraction matters: there is no finite population correction
 * source  McCarthy (1969); Judkins (1990); R survey 4.5 `brrweights`, whose Hadamard matrices differ. The variance of
 *         a total is the same whatever the matrix
 */
export function balancedReplicates(
  tally: Tally,
  { rho = 0, mse = false }: { readonly rho?: number; readonly mse?: boolean } = {},
): ReplicatePlan | { readonly kind: "not-paired"; readonly strata: readonly Stratum[] } {
  if (!(rho >= 0 && rho < 1)) throw new Error(`balancedReplicates: rho lies in [0, 1), this one is ${rho}`);
  const unpaired = tally.strata.filter(({ psus }) => psus !== 2);
  if (unpaired.length > 0) return { kind: "not-paired", strata: unpaired };
  const psus = psusOf(tally);
  const signs = hadamard(tally.strata.length + 1);
  const count = signs.length;
  const multipliersOf = (r: number) =>
    Float64Array.from(psus.strata, (h, psu) => {
      const sign = signs[h + 1]?.[r] as number;
      const first = psus.strata[psu - 1] !== h;
      return 1 + (1 - rho) * (first ? sign : -sign);
    });
  return {
    kind: "replicates",
    multipliers: { count, of: multipliersOf },
    scale: 1 / (count * (1 - rho) ** 2),
    rscales: new Array<number>(count).fill(1),
    mse,
  };
}
