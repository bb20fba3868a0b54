import { type Quantity, quantityKey } from "../vocabulary/quantity.js";
import type { Contrast, Figure, Publishable, Released, ReleasedResults } from "../vocabulary/released.js";
import { letOut } from "./letOut.js";
import { otherWays } from "./otherWays.js";

/**
 * Looks up what was released of a quantity. Two sides that are held against each other stand once in the results; asked
 * for the other way round, the same figure is told with its sign turned.
 *
 * in      what was released, by key
 * out     a function from a quantity to what was released of it; `undefined` where there is nothing of either way
 */
export function finder(byKey: ReleasedResults["byKey"]): ReleasedResults["find"] {
  return (quantity) => {
    const own = byKey.get(quantityKey(quantity));
    if (own) return own;
    for (const { other, sign } of otherWays(quantity)) {
      const found = byKey.get(quantityKey(other));
      if (found) return letOut(told(found, quantity, sign));
    }
    return undefined;
  };
}

function told(found: Released<Publishable>, quantity: Quantity, sign: 1 | -1): Publishable {
  if (found.kind !== "figure" || sign === 1) return { ...found, quantity };
  return { ...found, ...negated(found), quantity };
}

/** Rounding is alike on both sides of zero, so that a figure may be turned after it. */
function negated({
  value,
  low,
  high,
  contrast,
}: Figure): Pick<Figure, "value" | "low" | "high" | "contrast"> {
  return { value: minus(value), low: minus(high), high: minus(low), contrast: contrast && turned(contrast) };
}

function turned({ direction, equivalence, ...contrast }: Contrast): Contrast {
  return {
    ...contrast,
    direction: direction === "none" ? direction : direction === "up" ? "down" : "up",
    ...(equivalence && {
      equivalence: {
        ...equivalence,
        interval: {
          ...equivalence.interval,
          low: minus(equivalence.interval.high),
          high: minus(equivalence.interval.low),
        },
      },
    }),
  };
}

/** Zero has no sign. */
const minus = (value: number) => 0 - value;
