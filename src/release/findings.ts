import { type Place, quantityKey } from "../vocabulary/quantity.js";
import type {
  ChancesFinding,
  EffectsFinding,
  Figure,
  Finding,
  Publishable,
  Released,
} from "../vocabulary/released.js";
import { letOut } from "./letOut.js";

/**
 * Where figures that answer one question do not say the same: measures of chances on whether these became more unequal,
 * ways of estimating on a programme's effect.
 *
 * It is decided here, on what has passed the gate, for a finding that rested on more would tell of figures that are
 * withheld. Which way a figure goes and whether that is shown was decided where it was estimated.
 *
 * in      all that may be published
 * out     one finding for each question that the figures do not answer alike; none where they do
 */
export function findingsIn(results: Iterable<Released<Publishable>>): readonly Released<Finding>[] {
  const figures = [...results].filter((result): result is Released<Figure> => result.kind === "figure");
  return [...groups(figures).values()].flatMap((members) => {
    const finding = chancesFinding(members) ?? effectsFinding(members);
    return finding ? [letOut(finding)] : [];
  });
}

/** Figures by the question that they answer. */
function groups(figures: readonly Figure[]): ReadonlyMap<string, readonly Figure[]> {
  const found = new Map<string, Figure[]>();
  for (const figure of figures) {
    const { quantity } = figure;
    const effect = quantity.kind === "effect" && quantity.part.by === "overall";
    if (quantity.kind !== "chance-change" && !effect) continue;
    const key = `${quantity.analysis} ${quantityKey({ ...spanOf(quantity), kind: "change", measure: quantity.measure })}`;
    found.set(key, [...(found.get(key) ?? []), figure]);
  }
  return found;
}

const spanOf = ({ from, to }: { readonly from: Place; readonly to: Place }) => ({ from, to });

/** One measure is shown to have gone one way, and another points the other way: they disagree where that is shown too. */
function chancesFinding(figures: readonly Figure[]): ChancesFinding | null {
  const measured = figures.flatMap(({ quantity, contrast }) => {
    const inequality = contrast?.inequality;
    return quantity.kind === "chance-change" && inequality ? [{ quantity, ...inequality }] : [];
  });
  const by = (which: "more" | "less") =>
    measured
      .filter(({ way }) => way === which)
      .map(({ quantity, shown }) => ({ chance: quantity.chance, shown }));
  const [more, less] = [by("more"), by("less")];
  const [one] = measured;
  if (!one || more.length === 0 || less.length === 0) return null;
  const sidesShown = [more, less].filter((side) => side.some(({ shown }) => shown)).length;
  if (sidesShown === 0) return null;
  const { measure, analysis, from, to } = one.quantity;
  const kind = sidesShown === 2 ? "chances-disagree" : "chances-one-way-shown";
  return { kind, measure, analysis, from, to, more, less };
}

/** Ways of estimating point to both sides, or some show an effect where others do not; the warning is none of them. */
function effectsFinding(figures: readonly Figure[]): EffectsFinding | null {
  const ways = figures.flatMap(({ quantity, contrast }) =>
    quantity.kind === "effect" && quantity.estimator !== "two-way" && contrast
      ? [{ quantity, direction: contrast.direction, shown: contrast.significant }]
      : [],
  );
  const has = (such: (way: (typeof ways)[number]) => boolean) => ways.some(such);
  const opposite = has(({ direction }) => direction === "up") && has(({ direction }) => direction === "down");
  const apart = has(({ shown }) => shown) && has(({ shown }) => !shown);
  const [one] = ways;
  if (!one || !(opposite || apart)) return null;
  const { measure, analysis } = one.quantity;
  return {
    kind: "effects-apart",
    measure,
    analysis,
    about: opposite ? "direction" : "shown",
    ways: ways.map(({ quantity, direction, shown }) => ({ estimator: quantity.estimator, direction, shown })),
  };
}
