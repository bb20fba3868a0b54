import type { Place, Quantity, Span } from "../../vocabulary/quantity.js";

/** Two sides that a sentence can tell the wrong way round, and what to swap in the attributes. */
export interface Axis {
  readonly along: "waves" | "sides";
  readonly first: readonly Place[];
  readonly second: readonly Place[];
  /** What to do instead of swapping the two in the sentence; "" where there is nothing else. */
  readonly instead: string;
}

/** What is compared in a quantity: the earlier with the later, one side with another, or both. */
export function axesOf(quantity: Quantity): readonly Axis[] {
  switch (quantity.kind) {
    case "level":
    case "area":
    case "clustering":
    case "chance":
    case "effect":
    case "exposure":
      return [];
    case "double-difference": {
      const { of, against } = quantity;
      return [sides([of.of, of.against], [against.of, against.against])];
    }
    case "trend":
      return [waves(quantity.against ? [quantity, quantity.against] : [quantity])];
    case "difference":
    case "matched":
      return [sides([quantity.of], [quantity.against])];
    case "area-apart":
      return [{ ...sides([quantity.at], [{ ...quantity.at, category: null }]), instead: "" }];
    case "change-difference": {
      const { of, against } = quantity;
      return [waves([of, against]), sides([of.from, of.to], [against.from, against.to])];
    }
    case "variant":
    case "standardised":
      return axesOf(quantity.of);
    default:
      return [waves([quantity])];
  }
}

const waves = (spans: readonly Span[]): Axis => ({
  along: "waves",
  first: spans.map(({ from }) => from),
  second: spans.map(({ to }) => to),
  instead: ", or swap “from” and “to” and say the opposite",
});

const sides = (of: readonly Place[], against: readonly Place[]): Axis => ({
  along: "sides",
  first: against,
  second: of,
  instead: ", or swap “of” and “against” and say the opposite",
});
