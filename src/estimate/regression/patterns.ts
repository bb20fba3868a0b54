import { type Matrix, matrix } from "../../maths/matrix.js";
import type { Tally } from "../../vocabulary/tally.js";
import { domainTotals, peopleOf, variableIndex } from "../means/ratios.js";
import type { Family, ResponseSums } from "./family.js";
import type { Column } from "./modelColumns.js";

/** Which model: the outcome's name in the tally, how it depends on the linear predictor, and the columns. */
export interface Model {
  readonly response: string;
  readonly family: Family;
  /** Without the intercept, which every model has. */
  readonly columns: readonly Column[];
}

/** What a regression rests on: for each pattern of predictors that somebody has, the outcome's sums and the columns. */
export interface Patterns {
  /** The tally's domain of each pattern. */
  readonly domains: readonly number[];
  readonly sums: readonly ResponseSums[];
  /** What was taken off the outcome before summing; 0 where the family needs the outcome itself. */
  readonly origin: number;
  /** patterns × (1 + columns): the first all 1, the others about their weighted mean, for the digits' sake. */
  readonly design: Matrix;
  readonly centres: Float64Array;
  /** People, unweighted. */
  readonly people: number;
  /** Σ w. */
  readonly weight: number;
}

/**
 * The patterns of a tally made by `regressionRequest`.
 *
 * in      the tally and the model
 * throws  Error where a binomial outcome is not 0 or 1
 */
export function patternsOf(tally: Tally, { family, columns, response }: Model): Patterns {
  const sumOf = (name: string) => domainTotals(tally, new Map([[name, 1]]));
  const weights = domainTotals(tally, peopleOf(response));
  const firsts = sumOf(response);
  const seconds = sumOf(`${response} × ${response}`);
  const logs = family.name === "poisson" ? restored(tally, response, `${response} × ln ${response}`) : null;
  const centre = tally.variables[variableIndex(tally, response)]?.centre ?? 0;
  const origin = family.name === "gaussian" ? centre : 0;
  const shift = centre - origin;
  const domains = [...tally.domains.keys()].filter((d) => weights[d] !== 0);
  const sums = domains.map((d): ResponseSums => {
    const [weight, first, second] = [weights[d] as number, firsts[d] as number, seconds[d] as number];
    const total = first + shift * weight;
    const squares = second + 2 * shift * first + shift * shift * weight;
    if (family.name === "binomial" && Math.abs(squares - total) > 1e-9 * weight)
      throw new Error("a binomial outcome is 0 or 1");
    return { weight, total, squares, logs: logs?.[d] ?? 0 };
  });
  const weight = sums.reduce((sum, pattern) => sum + pattern.weight, 0);
  const raw = columns.map(({ valueIn }) =>
    Float64Array.from(domains, (d) => valueIn(tally.domains[d] ?? {})),
  );
  const mean = (values: Float64Array) =>
    values.reduce((sum, value, i) => sum + value * ((sums[i] as ResponseSums).weight / weight), 0);
  const centres = Float64Array.from(raw, mean);
  const answeredHere = domainTotals(tally, peopleOf(response), "unweighted");
  return {
    domains,
    sums,
    origin,
    design: matrix(domains.length, columns.length + 1, (i, j) =>
      j === 0 ? 1 : (raw[j - 1]?.[i] as number) - (centres[j - 1] as number),
    ),
    centres,
    people: domains.reduce((sum, d) => sum + (answeredHere[d] as number), 0),
    weight,
  };
}

/** Totals by domain of a variable that is there whenever the response is, its centre put back. */
function restored(tally: Tally, response: string, name: string): Float64Array {
  const centre = tally.variables[variableIndex(tally, name)]?.centre ?? 0;
  const weights = domainTotals(tally, peopleOf(response));
  return domainTotals(tally, new Map([[name, 1]])).map((sum, d) => sum + centre * (weights[d] as number));
}
