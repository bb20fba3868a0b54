import type { Random } from "../../maths/random.js";
import type { LonelyPsu } from "../../vocabulary/design.js";
import type { Stratum, Tally } from "../../vocabulary/tally.js";
import type { ReplicatePlanResult } from "./jackknife.js";
import { psusOf } from "./reweigh.js";

export interface BootstrapOptions {
  /**
   * `rao-wu`: n − 1 PSUs with replacement (R's "subbootstrap"); `canty-davison`: n PSUs, without replacement from
   * copies of the sample that fill up the population where its size is known (R's "bootstrap").
   */
  readonly method: "rao-wu" | "canty-davison";
  readonly replicates: number;
  /** Chance from the study's seed: the same seed gives the same replicates. */
  readonly random: Random;
  /** `certainty` and `remove` leave the weight of a lonely PSU alone; under the other rules it is refused. */
  readonly lonelyPsu: LonelyPsu;
  readonly mse?: boolean;
}

/**
 * Bootstrap of PSUs within strata.
 *
 * in      a tally by PSU
 * out     multipliers: how often each PSU was drawn, in rao-wu times n/(n − 1); scale 1/(R − 1), in canty-davison
 *         times m/(m − 1) with m the harmonic mean of PSUs per stratum
 * returns `one-psu` where a stratum has one PSU and the rule does not set it aside
 * not     rao-wu where the sampling fraction matters; canty-davison where strata differ much in size: one factor is
 *         then wrong for most of them
 * source  Rao & Wu (1988), JASA 83; Canty & Davison (1999), The Statistician 48; R survey 4.5 `subbootweights`,
 *         `bootweights`
 */
export function bootstrapReplicates(tally: Tally, options: BootstrapOptions): ReplicatePlanResult {
  const { replicates, method, lonelyPsu, mse = false } = options;
  const aside = lonelyPsu === "certainty" || lonelyPsu === "remove";
  const lonely = tally.strata.filter(({ psus }) => psus === 1);
  if (lonely.length > 0 && !aside) return { kind: "one-psu", strata: lonely };
  const { strata } = psusOf(tally);
  const starts = tally.strata.map((_, h) => strata.indexOf(h));
  const drawn = Array.from({ length: replicates }, () => {
    const multipliers = new Float64Array(strata.length);
    tally.strata.forEach((stratum, h) => {
      multipliers.set(drawStratum(stratum, options), starts[h]);
    });
    return multipliers;
  });
  const inverse = tally.strata.reduce((sum, { psus }) => sum + 1 / psus, 0);
  const usual = tally.strata.length / inverse;
  const factor = method === "rao-wu" ? 1 : usual / (usual - 1);
  return {
    kind: "replicates",
    multipliers: { count: replicates, of: (r) => drawn[r] ?? new Float64Array() },
    scale: factor / (replicates - 1),
    rscales: new Array<number>(replicates).fill(1),
    mse,
  };
}

function drawStratum({ psus: n, populationPsus }: Stratum, { method, random }: BootstrapOptions) {
  const times = new Float64Array(n);
  if (n === 1) return times.fill(1);
  const add = (psu: number, amount: number) => {
    times[psu] = (times[psu] as number) + amount;
  };
  if (method === "rao-wu") {
    for (let k = 0; k < n - 1; k++) add(random.below(n), n / (n - 1));
  } else if (populationPsus === null || populationPsus === Number.POSITIVE_INFINITY) {
    for (let k = 0; k < n; k++) add(random.below(n), 1);
  } else {
    const order = random.shuffle(Array.from(times.keys()));
    const population = Math.max(n, Math.floor(populationPsus));
    for (const place of without(random, n, population)) add(order[place % n] ?? 0, 1);
  }
  return times;
}

/** k different whole numbers below n. */
function without(random: Random, k: number, n: number): ReadonlySet<number> {
  const drawn = new Set<number>();
  for (let last = n - k; last < n; last++) {
    const place = random.below(last + 1);
    drawn.add(drawn.has(place) ? last : place);
  }
  return drawn;
}
