import type { Gap, Quantity, Span } from "../../vocabulary/quantity.js";

/** The same quantity the other way round, and what to swap for it; nothing where it has one way only. */
export function turnedRound(quantity: Quantity): readonly { turned: Quantity; by: string }[] {
  switch (quantity.kind) {
    case "change":
    case "area-change":
    case "contribution":
    case "contribution-share":
    case "component":
      return [{ turned: { ...quantity, ...backwards(quantity) }, by: "from and to" }];
    case "difference":
      return [{ turned: { ...quantity, of: quantity.against, against: quantity.of }, by: "of and against" }];
    case "double-difference": {
      const { of, against } = quantity;
      const turn = (gap: Gap): Gap => ({ of: gap.against, against: gap.of });
      return [
        { turned: { ...quantity, of: against, against: of }, by: "of and against" },
        { turned: { ...quantity, of: turn(of), against: turn(against) }, by: "between and and" },
        {
          turned: { ...quantity, of: turn(against), against: turn(of) },
          by: "of and against, and between and and",
        },
      ];
    }
    case "change-difference": {
      const { of, against } = quantity;
      return [
        { turned: { ...quantity, of: against, against: of }, by: "of and against" },
        { turned: { ...quantity, of: backwards(of), against: backwards(against) }, by: "from and to" },
      ];
    }
    case "variant":
      return turnedRound(quantity.of).flatMap(({ turned, by }) =>
        turned.kind === "change" ? [{ turned: { ...quantity, of: turned }, by }] : [],
      );
    default:
      return [];
  }
}

const backwards = ({ from, to }: Span): Span => ({ from: to, to: from });
