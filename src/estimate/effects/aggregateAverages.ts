import type { GroupTimeEffects } from "./groupTimeEffect.js";

/** A number that effects and the cohorts' shares make, with its derivatives by them, in the order of `joint`. */
export interface Average {
  readonly value: number;
  readonly gradient: Float64Array;
}

/** The effect at a place, by itself. */
export function ofEffect({ effects, joint }: GroupTimeEffects, place: number): Average {
  const gradient = new Float64Array(joint.rows);
  gradient[place] = 1;
  return { value: effects[place]?.value ?? 0, gradient };
}

/** Averages that weigh alike. */
export function averageAlike(averages: readonly Average[]): Average {
  return combined(averages.map((average) => ({ average, part: 1 / averages.length })));
}

/** Averages weighed by their cohorts' shares, the derivatives by these shares counted in. */
export function averageByShare(
  found: GroupTimeEffects,
  averages: readonly { readonly average: Average; readonly cohort: number }[],
): Average {
  const placeOf = (cohort: number) => found.cohorts.findIndex((one) => one.cohort === cohort);
  const share = (cohort: number) => found.cohorts[placeOf(cohort)]?.share ?? 0;
  const total = averages.reduce((sum, { cohort }) => sum + share(cohort), 0);
  const result = combined(averages.map(({ average, cohort }) => ({ average, part: share(cohort) / total })));
  for (const { average, cohort } of averages) {
    const place = found.effects.length + placeOf(cohort);
    result.gradient[place] = (result.gradient[place] as number) + (average.value - result.value) / total;
  }
  return result;
}

function combined(parts: readonly { readonly average: Average; readonly part: number }[]): Average {
  const gradient = new Float64Array(parts[0]?.average.gradient.length ?? 0);
  let value = 0;
  for (const { average, part } of parts) {
    value += part * average.value;
    average.gradient.forEach((slope, k) => {
      gradient[k] = (gradient[k] as number) + part * slope;
    });
  }
  return { value, gradient };
}
