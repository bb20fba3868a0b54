import { at } from "../../maths/at.js";
import { matrix } from "../../maths/matrix.js";
import type { Decomposition } from "./decomposition.js";

/** A population in categories that hold everybody: mean (or share) and part of the people in each. */
export interface Composition {
  /** `null` where nobody of the category answered. */
  readonly means: readonly (number | null)[];
  /** Adding up to 1. */
  readonly shares: readonly number[];
}

export type Kitagawa =
  | (Decomposition<"composition" | "within"> & {
      /** The same two parts by category: composition first, then within, in the order of the categories. */
      readonly byCategory: Pick<Decomposition<"composition" | "within">, "parts" | "values" | "jacobian">;
    })
  | { readonly kind: "not-estimable"; readonly reason: "no-answers"; readonly detail: string };

/**
 * How much of the change of a mean is other people, and how much the same kinds of people changing.
 *
 *     composition = Σ (p₂ − p₁)·(m₁ + m₂)/2        within = Σ (m₂ − m₁)·(p₁ + p₂)/2
 *
 * Each is weighed by the average of both sides, so swapping them changes the signs and nothing else, and no third
 * part is left over. A category's part of the composition is told about the average of both overall means: more
 * people of a kind with a high mean raise it, fewer with a low mean raise it too.
 *
 * in      means m and shares p by category before and after, categories in one order
 * out     the change Σp₂m₂ − Σp₁m₁ and its parts in the means' unit; jacobians over the inputs in the order means
 *         before, shares before, means after, shares after
 * returns `not-estimable` ("no-answers") where a category lacks a mean on one side: join it with another
 * throws  Error for shares that do not add up to 1, or lists of different lengths
 * not     as an effect: moving in and out may itself be what the programme brought about
 * source  Kitagawa (1955), JASA 50, 1168–1194
 */
export function kitagawa(before: Composition, after: Composition): Kitagawa {
  const size = before.shares.length;
  for (const side of [before, after]) {
    const total = side.shares.reduce((sum, share) => sum + share, 0);
    if (side.shares.length !== size || side.means.length !== size || Math.abs(total - 1) > 1e-9)
      throw new Error(`kitagawa: ${side.means.length} means, shares that add up to ${total}`);
  }
  const empty = before.means.flatMap((mean, c) => (mean === null || after.means[c] === null ? [c + 1] : []));
  if (empty.length > 0)
    return {
      kind: "not-estimable",
      reason: "no-answers",
      detail: `nobody answered on one side in category ${empty.join(", ")}`,
    };
  const [m1, m2] = [before.means as readonly number[], after.means as readonly number[]];
  const [p1, p2] = [before.shares, after.shares];
  const overall = (m: readonly number[], p: readonly number[]) =>
    m.reduce((sum, mean, c) => sum + mean * at(p, c), 0);
  const middle = (overall(m1, p1) + overall(m2, p2)) / 2;
  const moved = p1.map((share, c) => at(p2, c) - share);
  const changed = m1.map((mean, c) => at(m2, c) - mean);
  const level = m1.map((mean, c) => (mean + at(m2, c)) / 2);
  const weight = p1.map((share, c) => (share + at(p2, c)) / 2);
  const composition = moved.map((share, c) => share * (at(level, c) - middle));
  const within = changed.map((mean, c) => mean * at(weight, c));

  /** How the composition part of category c moves with input k, and how the within part does. */
  const compositionBy = (c: number, k: number) => {
    const [kind, d] = [Math.floor(k / size), k % size];
    const own = c === d ? 1 : 0;
    const share = at(moved, c);
    if (kind === 0) return (share * (own - at(p1, d))) / 2;
    if (kind === 2) return (share * (own - at(p2, d))) / 2;
    const outside = kind === 1 ? -1 : 1;
    return outside * own * (at(level, c) - middle) - (share * at(kind === 1 ? m1 : m2, d)) / 2;
  };
  const withinBy = (c: number, k: number) => {
    if (c !== k % size) return 0;
    const sign = k < 2 * size ? -1 : 1;
    return Math.floor(k / size) % 2 === 0 ? sign * at(weight, c) : at(changed, c) / 2;
  };
  const over = (part: (c: number, k: number) => number, k: number) =>
    p1.reduce((sum, _, c) => sum + part(c, k), 0);
  const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  return {
    kind: "decomposed",
    change: overall(m2, p2) - overall(m1, p1),
    parts: ["composition", "within"],
    values: [add(composition), add(within)],
    jacobian: matrix(2, 4 * size, (i, k) => over(i === 0 ? compositionBy : withinBy, k)),
    byCategory: {
      parts: [...p1.map(() => "composition" as const), ...p1.map(() => "within" as const)],
      values: [...composition, ...within],
      jacobian: matrix(2 * size, 4 * size, (i, k) =>
        i < size ? compositionBy(i, k) : withinBy(i - size, k),
      ),
    },
  };
}
