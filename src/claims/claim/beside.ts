import type { ChangeOf, Place, Quantity, Span } from "../../vocabulary/quantity.js";

/** The figures that stand behind a quantity: what it is made of, or seen against. They may be told beside it. */
export function besideOf(quantity: Quantity): readonly Quantity[] {
  const { measure } = quantity;
  switch (quantity.kind) {
    case "level":
    case "clustering":
    case "exposure":
    case "chance":
      return [];
    case "effect":
    case "trend":
      return [quantity.from, quantity.to].map((at) => ({ kind: "level", measure, at }));
    case "matched": {
      const { of, against } = quantity;
      return [{ kind: "difference", measure, of, against }];
    }
    case "chance-change": {
      const { kind: _, from, to, ...of } = quantity;
      if (of.chance === "uniform-difference") return [];
      return [from, to].map((at) => ({ kind: "chance", ...of, at }));
    }
    case "double-difference": {
      const gaps = [quantity.of, quantity.against].map(
        (gap): Quantity => ({ kind: "difference", measure, ...gap }),
      );
      return [...gaps, ...gaps.flatMap(besideOf)];
    }
    case "change":
      return [quantity.from, quantity.to].map((at) => ({ kind: "level", measure, at }));
    case "difference":
      return [quantity.of, quantity.against].map((at) => ({ kind: "level", measure, at }));
    case "change-difference": {
      const both = [changeIn(measure, quantity.of), changeIn(measure, quantity.against)];
      return [...both, ...both.flatMap(besideOf)];
    }
    case "contribution":
    case "contribution-share": {
      const kind = quantity.kind === "contribution" ? "contribution-share" : "contribution";
      return [changeIn(measure, quantity), { ...quantity, kind }];
    }
    case "component":
    case "movers":
      return [changeIn(measure, quantity)];
    case "area":
      return [meanOfAreas(measure, quantity.at)];
    case "area-apart":
      return [{ ...quantity, kind: "area" }, meanOfAreas(measure, quantity.at)];
    case "area-change":
      return [quantity.from, quantity.to].map((at) => ({ kind: "area", measure, at }));
    case "standardised":
    case "variant": {
      const { of } = quantity;
      const levels = besideOf(of).flatMap((level) => (level.kind === "level" ? [level] : []));
      return [of, ...levels.map((level) => ({ ...quantity, of: level }))];
    }
  }
}

/** The change that a quantity is a part of; `null` where it is a part of none. */
export function wholeOf(quantity: Quantity): ChangeOf | null {
  switch (quantity.kind) {
    case "contribution":
    case "contribution-share":
    case "component":
      return changeIn(quantity.measure, quantity);
    case "movers":
      return quantity.part === "stayed" ? null : changeIn(quantity.measure, quantity);
    default:
      return null;
  }
}

/** The mean of all areas, each counting the same. */
export function meanOfAreas(measure: string, { wave, group }: Place): Quantity {
  const at = { wave, group, category: null };
  return { kind: "variant", variant: "areas-equal", measure, of: { kind: "level", measure, at } };
}

/** The measures that a quantity speaks of, its own first. */
export function measuresOf(quantity: Quantity): readonly string[] {
  const dimension = "dimension" in quantity ? [quantity.dimension] : [];
  return [quantity.measure, ...dimension];
}

export function changeIn(measure: string, { from, to }: Span): ChangeOf {
  return { kind: "change", measure, from, to };
}
