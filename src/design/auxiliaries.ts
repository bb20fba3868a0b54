import type { Auxiliary } from "../vocabulary/calibrated.js";
import type { Calibration, Margin } from "../vocabulary/design.js";
import { problems } from "./problems.js";

/** Everything known of the population, wave by wave. */
export interface Auxiliaries {
  readonly list: readonly Auxiliary[];
  /** Indices of each margin's auxiliaries in each wave. */
  readonly margins: readonly (readonly number[])[];
}

/** A part of the sample whose weights are calibrated by themselves. */
interface Scope {
  readonly wave: string;
  readonly group: string | null;
}

/**
 * The known totals of a calibration in the waves at hand; a margin without a wave holds for each of them.
 *
 * in      the calibration as declared; the waves in the data
 * error   `margins-contradict` where two margins of a wave add up to different populations (beyond 1e-6);
 *         `post-strata-twice`
 */
export function auxiliariesOf({ kind, margins }: Calibration, waves: readonly string[]): Auxiliaries {
  const list: Auxiliary[] = [];
  const groups: (readonly number[])[] = [];
  for (const wave of waves) {
    const here = margins.filter((margin) => margin.wave === null || margin.wave === wave);
    const categorical = here.filter(isCategorical);
    for (const group of new Set(categorical.map((margin) => margin.group))) {
      agree(
        categorical.filter((margin) => margin.group === group),
        { wave, group },
      );
    }
    const [first, second] = categorical.filter(({ group }) => group === categorical[0]?.group);
    if (kind === "post-stratification" && first && second)
      throw problems.postStrataTwice({ wave, first: nameOf(first), second: nameOf(second) });
    for (const margin of here) {
      groups.push(margin.totals.map((_, i) => list.length + i));
      for (const { category, total } of margin.totals)
        list.push({
          margin: nameOf(margin),
          column: margin.column,
          wave,
          group: margin.group,
          category,
          total,
        });
    }
  }
  return { list, margins: groups };
}

function isCategorical({ totals }: Margin): boolean {
  return totals.every(({ category }) => category !== null);
}

function agree(margins: readonly Margin[], scope: Scope): void {
  const sumOf = ({ totals }: Margin) => totals.reduce((sum, { total }) => sum + total, 0);
  const [first, ...others] = margins;
  if (!first) return;
  for (const second of others) {
    const sums = [sumOf(first), sumOf(second)] as const;
    if (Math.abs(sums[0] - sums[1]) > 1e-6 * Math.max(...sums.map(Math.abs)))
      throw problems.marginsContradict({ ...scope, first: nameOf(first), second: nameOf(second), sums });
  }
}

/** One name for messages: the study's first language. */
function nameOf({ name, column }: Margin): string {
  return typeof name === "string" ? name : (Object.values(name)[0] ?? column);
}
