import { at } from "../../maths/at.js";
import { entry, quadraticForm } from "../../maths/matrix.js";
import type { ChanceCells, ChanceFigure, NoChance } from "../../vocabulary/chances.js";
import type { Domain } from "../../vocabulary/tally.js";
import type { Smooth } from "../contrasts/deltaMethod.js";
import { kitagawa } from "../decomposition/kitagawa.js";
import { covarianceOf, dfOf } from "./figureOf.js";
import { named, type Rate, weightOf } from "./rates.js";
import { isSmooth, none, over } from "./smooth.js";
import { compositions } from "./standardised.js";

export type CompositionOfChange =
  | {
      readonly kind: "decomposed";
      readonly change: number;
      /** What other people than before make of it, and what people of the same kind do. They add up to the change. */
      readonly composition: ChanceFigure;
      readonly within: ChanceFigure;
    }
  | (NoChance & {
      /** Kinds of people that are on one side only, with their share there. */
      readonly noCounterpart: readonly { readonly cell: Domain; readonly share: number }[];
    });

/**
 * Kitagawa's two parts of the difference between two groups' rates, from cells: see `kitagawa`.
 *
 * in      cells and the rate; the two groups (a cohort and a later one, outside and inside); the keys that make up the
 *         composition
 * out     parts in the rate's unit, with standard errors that count the composition's chance too
 * returns `not-estimable` ("no-counterpart") where people of a kind are on one side only: join kinds, or standardise
 */
export function compositionOfChange(
  cells: ChanceCells,
  rate: Rate,
  { before, after, by }: { readonly before: Domain; readonly after: Domain; readonly by: readonly string[] },
): CompositionOfChange {
  const sides = [before, after].map((side) => {
    const all = weightOf(cells, side);
    return { side, all, share: (kind: Domain) => over(weightOf(cells, { ...kind, ...side }), all) };
  });
  const empty = sides.find(({ all }) => !(all.value > 0));
  if (empty) return { ...none("no-answers", `nobody with ${named(empty.side)}`), noCounterpart: [] };
  const kinds = compositions(cells, by).filter((kind) => sides.some(({ share }) => share(kind).value > 0));
  const single = kinds.filter((kind) => sides.some(({ share }) => !(share(kind).value > 0)));
  if (single.length > 0)
    return {
      ...none("no-counterpart", `on one side only: ${single.map(named).join("; ")}`),
      noCounterpart: single.map((cell) => ({
        cell,
        share: Math.max(...sides.map(({ share }) => share(cell).value)),
      })),
    };
  const inputs: Smooth[] = sides.flatMap(({ side, share }) => [
    ...kinds.map((kind) => rate({ ...kind, ...side })).filter(isSmooth),
    ...kinds.map(share),
  ]);
  const part = (k: number) =>
    inputs.slice(k * kinds.length, (k + 1) * kinds.length).map(({ value }) => value);
  const found = kitagawa({ means: part(0), shares: part(1) }, { means: part(2), shares: part(3) });
  if (found.kind !== "decomposed") throw new Error(found.detail);
  const covariance = quadraticForm(found.jacobian, covarianceOf(cells.sums, inputs));
  const figure = (k: number): ChanceFigure => ({
    kind: "figure",
    value: at(found.values, k),
    se: Math.sqrt(Math.max(0, entry(covariance, k, k))),
    df: dfOf(cells.sums),
  });
  return { kind: "decomposed", change: found.change, composition: figure(0), within: figure(1) };
}
