import { at } from "../../maths/at.js";
import { dot, matrix } from "../../maths/matrix.js";
import type { Decomposition } from "./decomposition.js";

/** A regression in one population: coefficients, and the means of the columns they belong to (1 for the intercept). */
export interface RegressionSide {
  readonly means: readonly number[];
  readonly coefficients: readonly number[];
}

/**
 * The coefficients by which differences in means are weighed: `weight` of those after and the rest of those before
 * (0: before; 1: after; ½: Reimers 1983; the part of people: Cotton 1988), or those of a regression on both
 * populations pooled (Neumark 1988; with a column for the population, Jann 2008).
 */
export type Reference = { readonly weight: number } | { readonly pooled: readonly number[] };

/**
 * The change of a mean divided, by regressions before and after, into what other traits account for and what they do
 * not.
 *
 * in      columns and coefficients in one order on both sides; the reference
 * out     `explained` = (x̄₂ − x̄₁)'β* and `unexplained` = x̄₂'(β₂ − β*) + x̄₁'(β* − β₁), in the outcome's unit; the
 *         jacobian over the inputs in the order means before, coefficients before, means after, coefficients after
 *         and, where the reference is pooled, its coefficients
 * throws  Error for lists of different lengths
 * not     by single columns of a trait with categories: the intercept's part depends on which category is left out
 * source  Oaxaca (1973); Blinder (1973); Jann (2008), Stata Journal 8, 453–479, eq. 4
 */
export function oaxacaBlinder(
  before: RegressionSide,
  after: RegressionSide,
  reference: Reference,
): Decomposition<"explained" | "unexplained"> {
  const size = sizeOf(before, after);
  const pooled = "pooled" in reference;
  const weight = pooled ? 0 : reference.weight;
  const [x1, b1, x2, b2] = [before.means, before.coefficients, after.means, after.coefficients];
  const star = pooled ? reference.pooled : b1.map((b, j) => (1 - weight) * b + weight * at(b2, j));
  if (star.length !== size) throw new Error(`oaxacaBlinder: ${star.length} pooled coefficients for ${size}`);
  const moved = x1.map((x, j) => at(x2, j) - x);
  const change = dot(x2, b2) - dot(x1, b1);
  const explained = dot(moved, star);
  const byStar = (j: number) => at(moved, j);
  const explainedBy = [
    (j: number) => -at(star, j),
    (j: number) => (pooled ? 0 : (1 - weight) * byStar(j)),
    (j: number) => at(star, j),
    (j: number) => (pooled ? 0 : weight * byStar(j)),
    byStar,
  ];
  const inputs = pooled ? 5 : 4;
  const changeBy = changeGradient(before, after);
  return {
    kind: "decomposed",
    change,
    parts: ["explained", "unexplained"],
    values: [explained, change - explained],
    jacobian: matrix(2, inputs * size, (i, k) => {
      const [kind, j] = [Math.floor(k / size), k % size];
      const part = explainedBy[kind]?.(j) ?? 0;
      return i === 0 ? part : (changeBy[kind]?.(j) ?? 0) - part;
    }),
  };
}

/**
 * The same change in three: what other traits account for at the coefficients before (`endowments`), what other
 * coefficients do at the means before (`coefficients`), and both together (`interaction`).
 *
 * in      as `oaxacaBlinder`; the jacobian is over means before, coefficients before, means after, coefficients after
 * source  Jann (2008), eq. 3: the threefold division seen from the side before
 */
export function oaxacaBlinderThreefold(
  before: RegressionSide,
  after: RegressionSide,
): Decomposition<"endowments" | "coefficients" | "interaction"> {
  const size = sizeOf(before, after);
  const [x1, b1] = [before.means, before.coefficients];
  const moved = x1.map((x, j) => at(after.means, j) - x);
  const turned = b1.map((b, j) => at(after.coefficients, j) - b);
  const gradients = [
    [(j: number) => -at(b1, j), (j: number) => at(moved, j), (j: number) => at(b1, j), () => 0],
    [(j: number) => at(turned, j), (j: number) => -at(x1, j), () => 0, (j: number) => at(x1, j)],
    [
      (j: number) => -at(turned, j),
      (j: number) => -at(moved, j),
      (j: number) => at(turned, j),
      (j: number) => at(moved, j),
    ],
  ];
  return {
    kind: "decomposed",
    change: dot(after.means, after.coefficients) - dot(x1, b1),
    parts: ["endowments", "coefficients", "interaction"],
    values: [dot(moved, b1), dot(x1, turned), dot(moved, turned)],
    jacobian: matrix(3, 4 * size, (i, k) => gradients[i]?.[Math.floor(k / size)]?.(k % size) ?? 0),
  };
}

/** How x̄₂'β₂ − x̄₁'β₁ moves with each kind of input. */
function changeGradient(before: RegressionSide, after: RegressionSide) {
  return [
    (j: number) => -at(before.coefficients, j),
    (j: number) => -at(before.means, j),
    (j: number) => at(after.coefficients, j),
    (j: number) => at(after.means, j),
  ];
}

function sizeOf(...sides: readonly RegressionSide[]): number {
  const lengths = new Set(sides.flatMap(({ means, coefficients }) => [means.length, coefficients.length]));
  const [size, ...others] = lengths;
  if (size === undefined || others.length > 0)
    throw new Error(`oaxacaBlinder: columns and coefficients of lengths ${[...lengths].join(", ")}`);
  return size;
}
