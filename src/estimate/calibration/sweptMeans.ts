import { auxiliaryNames } from "../../vocabulary/auxiliaryNames.js";
import type { Calibrated } from "../../vocabulary/calibrated.js";
import type { Tally } from "../../vocabulary/tally.js";
import { variableIndex } from "../means/ratios.js";
import type { Form, Influence } from "../variance/influence.js";
import { sumsByPattern } from "./sumsByPattern.js";

/**
 * R's rule after raking: the influence loses its unweighted mean in each category, margin by margin, ten times over.
 *
 * in      what `calibrate` gave; a tally made by `calibratedRequest` and an influence on it
 * out     for each pattern of margins what is taken off, as forms on the indicator of every row
 * not     design-based: the means have no weights, and ten sweeps need not be enough; R's rule, kept to agree with it
 * source  R survey 4.5 `svyrecvar`, class "raking"
 */
export function sweptMeans(
  { margins, patterns }: Calibrated,
  tally: Tally,
  influence: Influence,
): readonly (readonly Form[])[] {
  const { size } = influence;
  const everyone = variableIndex(tally, auxiliaryNames.everyone);
  const people = new Float64Array(patterns.length);
  const left = patterns.map(() => new Float64Array(size));
  for (const { domain, pattern, sums } of sumsByPattern(tally, "unweighted")) {
    people[pattern] = (people[pattern] as number) + (sums[everyone] as number);
    for (const { estimate, coefficients } of influence.byDomain[domain] ?? []) {
      const sum = coefficients.reduce((total, c, j) => total + c * (sums[j] as number), 0);
      const own = left[pattern] as Float64Array;
      own[estimate] = (own[estimate] as number) + sum;
    }
  }
  const off = patterns.map(() => new Float64Array(size));
  const categories = margins.flat().map((k) => patterns.flatMap((own, i) => (own.includes(k) ? [i] : [])));
  for (let sweep = 0; sweep < 10; sweep++) {
    for (const members of categories) {
      const n = members.reduce((sum, i) => sum + (people[i] as number), 0);
      for (let p = 0; p < size && n > 0; p++) {
        const mean =
          members.reduce(
            (sum, i) => sum + (left[i]?.[p] as number) - (people[i] as number) * (off[i]?.[p] as number),
            0,
          ) / n;
        for (const i of members) (off[i] as Float64Array)[p] = (off[i]?.[p] as number) + mean;
      }
    }
  }
  return off.map((means) =>
    Array.from(means, (mean, estimate) => {
      const coefficients = new Float64Array(tally.variables.length);
      coefficients[everyone] = -mean;
      return { estimate, coefficients };
    }),
  );
}
