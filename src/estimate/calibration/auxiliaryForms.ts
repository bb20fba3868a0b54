import { auxiliaryNames } from "../../vocabulary/auxiliaryNames.js";
import type { Calibrated } from "../../vocabulary/calibrated.js";
import type { Tally } from "../../vocabulary/tally.js";
import { variableIndex } from "../means/ratios.js";

/** Auxiliaries of a calibration as linear forms of a tally's variables, and their products with these. */
export interface AuxiliaryForms {
  /** x_k of a row that has it: coefficients on the variables. */
  readonly formOf: (k: number) => Float64Array;
  /** Σ w·x_k from Σ w·(v − centre) over some rows that have it. */
  readonly totalOf: (k: number, sums: Float64Array) => number;
  /** From Σ w·(v − centre) over rows that have auxiliary k: Σ w·x_k·(v − centre), for every variable. */
  readonly times: (k: number, sums: Float64Array) => Float64Array;
}

/**
 * in      what `calibrate` gave; a tally made by `calibratedRequest`
 * out     a category is 1 in the rows that have it; a number is itself, its centre put back
 */
export function auxiliaryForms({ auxiliaries }: Calibrated, tally: Tally): AuxiliaryForms {
  const { variables } = tally;
  const everyone = variableIndex(tally, auxiliaryNames.everyone);
  const indices = new Map(variables.map(({ name }, j) => [name, j]));
  const each = auxiliaries.map(({ column, category }) => {
    const form = new Float64Array(variables.length);
    if (category !== null) {
      form[everyone] = 1;
      return { form, number: -1, centre: 0, products: null };
    }
    const number = variableIndex(tally, auxiliaryNames.number(column));
    const centre = variables[number]?.centre ?? 0;
    form[number] = 1;
    form[everyone] = centre;
    const products = variables.map(({ name }, j) =>
      j === everyone ? number : productWith(column, name, indices),
    );
    return { form, number, centre, products };
  });
  const at = (k: number) => {
    const found = each[k];
    if (!found) throw new Error(`no auxiliary ${k}`);
    return found;
  };
  return {
    formOf: (k) => at(k).form,
    totalOf: (k, sums) => {
      const { number, centre } = at(k);
      const people = sums[everyone] as number;
      return number < 0 ? people : (sums[number] as number) + centre * people;
    },
    times: (k, sums) => {
      const { products, centre } = at(k);
      if (!products) return sums;
      return sums.map((sum, j) => (sums[products[j] ?? -1] ?? 0) + centre * sum);
    },
  };
}

/** Where the product of a number with a variable was summed; two numbers have one, under either name. */
function productWith(
  column: string,
  variable: string,
  indices: ReadonlyMap<string, number>,
): number | undefined {
  const found = indices.get(auxiliaryNames.times(column, variable));
  if (found !== undefined) return found;
  const prefix = auxiliaryNames.number("");
  if (!variable.startsWith(prefix)) return undefined;
  return indices.get(auxiliaryNames.times(variable.slice(prefix.length), auxiliaryNames.number(column)));
}
