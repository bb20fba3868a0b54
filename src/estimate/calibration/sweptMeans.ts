import { auxiliaryNames } from "../../vocabulary/auxiliaryNames.js";
import type { Calibrated } from "../../vocabulary/calibrated.js";
import type { Tally } from "../../vocabulary/tally.js";
import { variableIndex } from "../means/ratios.js";
import type { Influence, PatternForms } from "../variance/influence.js";
import { patternForms } from "../variance/patternForms.js";
import { sumsByPattern } from "./sumsByPattern.js";

/**
 * R's rule after raking: the influence loses its unweighted mean in each category, margin by margin, ten times over.
 *
 * in      what `calibrate` gave; a tally made by `calibratedRequest` and an influence on it
 * out     for each pattern of margins what is taken off, on the indicator of every row
 * not     design-based: the means have no weights, and ten sweeps need not be enough; R's rule, kept to agree with it
 * source  R survey 4.5 `svyrecvar`, class "raking"
 */
export function sweptMeans(
  { margins, patterns }: Calibrated,
  tally: Tally,
  influence: Influence,
): PatternForms {
  const { size } = influence;
  const everyone = variableIndex(tally, auxiliaryNames.everyone);
  const people = new Float64Array(patterns.length);
  const left = new Float64Array(patterns.length * size);
  for (const { domain, pattern, sums } of sumsByPattern(tally, "unweighted")) {
    people[pattern] = (people[pattern] as number) + (sums[everyone] as number);
    for (const { estimate, coefficients } of influence.byDomain[domain] ?? []) {
      const sum = coefficients.reduce((total, c, j) => total + c * (sums[j] as number), 0);
      left[pattern * size + estimate] = (left[pattern * size + estimate] as number) + sum;
    }
  }
  const coefficients = new Float64Array(patterns.length * size);
  const members = membersOf(margins, patterns);
  const mean = new Float64Array(size);
  for (let sweep = 0; sweep < 10; sweep++) {
    for (const own of members) {
      let n = 0;
      mean.fill(0);
      for (const i of own) {
        n += people[i] as number;
        for (let p = 0; p < size; p++) mean[p] = (mean[p] as number) + (left[i * size + p] as number);
      }
      if (n === 0) continue;
      for (let p = 0; p < size; p++) mean[p] = (mean[p] as number) / n;
      for (const i of own) {
        const many = people[i] as number;
        for (let p = 0; p < size; p++) {
          const off = mean[p] as number;
          left[i * size + p] = (left[i * size + p] as number) - many * off;
          coefficients[i * size + p] = (coefficients[i * size + p] as number) - off;
        }
      }
    }
  }
  return patternForms({ variables: [everyone], patterns: patterns.length, size }, (row, i) =>
    row.set(coefficients.subarray(i * size, (i + 1) * size)),
  );
}

/** The patterns of each category, margin by margin. */
function membersOf(
  margins: Calibrated["margins"],
  patterns: Calibrated["patterns"],
): readonly (readonly number[])[] {
  const members = new Map<number, number[]>(margins.flat().map((k) => [k, []]));
  patterns.forEach((own, i) => {
    for (const k of own) members.get(k)?.push(i);
  });
  return [...members.values()];
}
