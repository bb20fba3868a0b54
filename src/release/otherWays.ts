import type { Gap, Quantity } from "../vocabulary/quantity.js";

/** The same sides in another order: what is taken from what, and whether that turns the sign of the figure. */
export interface OtherWay {
  readonly other: Quantity;
  readonly sign: 1 | -1;
}

/** All orders but the one given in which a quantity may name its sides; none where it has one side only. */
export function otherWays(quantity: Quantity): readonly OtherWay[] {
  switch (quantity.kind) {
    case "difference":
      return [{ other: { ...quantity, of: quantity.against, against: quantity.of }, sign: -1 }];
    case "change-difference":
      return [{ other: { ...quantity, of: quantity.against, against: quantity.of }, sign: -1 }];
    case "double-difference": {
      const { of, against } = quantity;
      return [
        { other: { ...quantity, of: against, against: of }, sign: -1 },
        { other: { ...quantity, of: turned(of), against: turned(against) }, sign: -1 },
        { other: { ...quantity, of: turned(against), against: turned(of) }, sign: 1 },
      ];
    }
    case "trend": {
      const { from, to, against } = quantity;
      return against ? [{ other: { ...quantity, ...against, against: { from, to } }, sign: -1 }] : [];
    }
    case "standardised":
      return otherWays(quantity.of).map(({ other, sign }) => ({
        other: { ...quantity, of: other as typeof quantity.of },
        sign,
      }));
    default:
      return [];
  }
}

const turned = ({ of, against }: Gap): Gap => ({ of: against, against: of });
