import type { Quantity, Span } from "../../vocabulary/quantity.js";

/** The same quantity with its waves the other way round; `null` where it goes over no waves. */
export function turnedRound(quantity: Quantity): Quantity | null {
  switch (quantity.kind) {
    case "change":
    case "area-change":
    case "contribution":
    case "contribution-share":
    case "component":
      return { ...quantity, ...backwards(quantity) };
    case "change-difference":
      return { ...quantity, of: backwards(quantity.of), against: backwards(quantity.against) };
    case "variant": {
      const { of } = quantity;
      return of.kind === "change" ? { ...quantity, of: { ...of, ...backwards(of) } } : null;
    }
    default:
      return null;
  }
}

const backwards = ({ from, to }: Span): Span => ({ from: to, to: from });
