import { at } from "../../maths/at.js";
import type { NamedColumn } from "../clustered/cells.js";
import { type BalanceSide, sideOf, sortedTrait } from "./balanceSide.js";
import type { Match } from "./matching.js";

/** How alike treated and candidates are in one trait, before and after matching. */
export interface BalanceRow {
  readonly name: string;
  readonly before: BalanceSide;
  readonly after: BalanceSide;
}

export interface GroupSize {
  /** Rows that count. */
  readonly rows: number;
  /** (Σw)²/Σw²: how many rows of equal weight would be worth as much. */
  readonly effective: number;
}

/** All that a table of balance or a love plot shows. */
export interface Balance {
  readonly rows: readonly BalanceRow[];
  /** Traits whose standardised difference is still beyond ±0.1: to be told wherever the effect is. */
  readonly imbalanced: readonly string[];
  readonly treated: { readonly before: GroupSize; readonly after: GroupSize };
  readonly controls: { readonly before: GroupSize; readonly after: GroupSize };
}

export interface BalanceRequest {
  /** 1 for the treated, 0 for candidates. */
  readonly treated: ArrayLike<number>;
  readonly traits: readonly NamedColumn[];
  /** Weights after matching, 0 for those left out. */
  readonly weights: ArrayLike<number>;
  /** Matches, where there are pairs. */
  readonly matches?: readonly Match[];
}

/**
 * Balance of traits between the treated and those they are compared with.
 *
 * in      traits of each row; the weights that a way of matching gave
 * out     before (everybody, weight 1) and after. Differences are in standard deviations of the treated before matching
 * source  R MatchIt 4.5 `summary`; Austin (2009), Statistics in Medicine 28, 3083–3107; Stuart, Lee & Leacy (2013),
 *         Journal of Clinical Epidemiology 66, S84–S90 (0.1)
 */
export function balance({ treated, traits, weights, matches = [] }: BalanceRequest): Balance {
  const before = new Float64Array(treated.length).fill(1);
  const rows = traits.map(({ name, values }): BalanceRow => {
    const trait = sortedTrait(treated, values);
    return { name, before: sideOf(trait, before, []), after: sideOf(trait, weights, matches) };
  });
  const sizes = (side: 0 | 1) => ({
    before: groupSize(treated, before, side),
    after: groupSize(treated, weights, side),
  });
  return {
    rows,
    imbalanced: rows.filter(({ after }) => !(Math.abs(after.difference) <= 0.1)).map(({ name }) => name),
    treated: sizes(1),
    controls: sizes(0),
  };
}

function groupSize(treated: ArrayLike<number>, weights: ArrayLike<number>, side: 0 | 1): GroupSize {
  let [rows, sum, squares] = [0, 0, 0];
  for (let i = 0; i < treated.length; i++) {
    const weight = at(weights, i);
    if (at(treated, i) !== side || weight === 0) continue;
    rows++;
    sum += weight;
    squares += weight ** 2;
  }
  return { rows, effective: rows === 0 ? 0 : sum ** 2 / squares };
}
