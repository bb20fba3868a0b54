import type { NotEstimableReason } from "../../vocabulary/estimate.js";
import type { Areas, Measure, Study } from "../../vocabulary/study.js";
import { type SmoothedVariances, smoothedVariances } from "../areas/smoothedVariances.js";
import type { DomainEstimates } from "./domainEstimates.js";
import { domainIndex } from "./measureResults.js";

/** What areas say by themselves: the input of a model that lets them lean on one another. */
export type AreaDirect =
  | {
      readonly kind: "direct";
      /** `null` where nobody answered. */
      readonly values: readonly (number | null)[];
      readonly variances: readonly (number | null)[];
      /** The domains that each area rests on; −1 for one without rows. */
      readonly domains: readonly (readonly number[])[];
    }
  | {
      readonly kind: "not-estimable";
      readonly reason: NotEstimableReason;
      readonly detail: string;
      readonly domains: readonly (readonly number[])[];
    };

interface Asked {
  readonly study: Study;
  readonly areas: Areas;
  readonly measure: Measure;
}

/** Areas' levels in one wave, their variances smoothed over areas. */
export function areaLevels(asked: Asked, estimates: DomainEstimates, wave: string): AreaDirect {
  const own = domainsIn(asked, estimates, wave);
  const domains = own.map((d) => [d]);
  const smooth = smoothed(estimates, own);
  if (smooth.kind === "not-estimable") return { ...smooth, domains };
  return {
    kind: "direct",
    values: own.map((d) => directOf(estimates, d)),
    variances: smooth.variances,
    domains,
  };
}

/**
 * Areas' changes. What people who answered twice take off the variance is smoothed too: the correlation of an area's
 * two levels is taken to be the same in all areas.
 */
export function areaChanges(
  asked: Asked,
  estimates: DomainEstimates,
  { from, to }: { readonly from: string; readonly to: string },
): AreaDirect {
  const [before, after] = [domainsIn(asked, estimates, from), domainsIn(asked, estimates, to)];
  const domains = before.map((d, i) => [d, after[i] ?? -1]);
  const [first, second] = [smoothed(estimates, before), smoothed(estimates, after)];
  if (first.kind === "not-estimable") return { ...first, domains };
  if (second.kind === "not-estimable") return { ...second, domains };
  const correlation = sharedCorrelation(estimates, domains);
  return {
    kind: "direct",
    domains,
    values: domains.map(([b = -1, a = -1]) => {
      const [early, late] = [directOf(estimates, b), directOf(estimates, a)];
      return early === null || late === null ? null : late - early;
    }),
    variances: domains.map((_, i) => {
      const [v, w] = [first.variances[i] ?? null, second.variances[i] ?? null];
      return v === null || w === null ? null : v + w - 2 * correlation * Math.sqrt(v * w);
    }),
  };
}

function domainsIn({ study, areas, measure }: Asked, estimates: DomainEstimates, wave: string) {
  const { breakdown, group, list } = areas;
  const indexOf = domainIndex({ study, measure, breakdown }, estimates);
  return list.map(({ id }) => indexOf({ wave, group, category: { breakdown, category: id } }));
}

const directOf = ({ values, empty }: DomainEstimates, d: number) =>
  d < 0 || empty.has(d) ? null : (values[d] as number);

/** The design effect of all areas together stands for that of each. */
function smoothed({ behind, designEffects }: DomainEstimates, domains: readonly number[]): SmoothedVariances {
  const effects = domains.flatMap((d) => {
    const effect = designEffects[d];
    return effect === null || effect === undefined ? [] : [{ effect, people: behind.answered[d] as number }];
  });
  const people = effects.reduce((sum, one) => sum + one.people, 0);
  const effect = effects.reduce((sum, one) => sum + one.effect * one.people, 0) / people;
  return smoothedVariances(
    domains.map((d) => ({ answers: behind.answered[d] ?? 0, squares: behind.squares[d] ?? 0 })),
    effect > 0 ? effect : 1,
  );
}

/** Σ covariance over Σ √(variance · variance): the pooled correlation between the waves, kept within ±0.95. */
function sharedCorrelation(
  { covariance, domains: all }: DomainEstimates,
  domains: readonly (readonly number[])[],
): number {
  const size = all.length;
  const at = (p: number, q: number) => covariance[p * size + q] as number;
  let [both, apart] = [0, 0];
  for (const [b = -1, a = -1] of domains) {
    if (b < 0 || a < 0) continue;
    both += at(b, a);
    apart += Math.sqrt(Math.max(0, at(b, b) * at(a, a)));
  }
  return apart > 0 ? Math.max(-0.95, Math.min(0.95, both / apart)) : 0;
}
