import type { Result } from "../vocabulary/estimate.js";
import { type MoversOf, type Place, placesOf, type Quantity, quantityKey } from "../vocabulary/quantity.js";

/**
 * Plain figures of people who came or left in a way of which nothing may be told as a part of a change.
 *
 * A way is a category of a breakdown, which has levels of its own: of the same people in the same wave. Where the part is
 * withheld, so is every figure of the measure that this category, group and wave are a side of. A trend goes through all
 * waves of a category, so one is enough.
 *
 * in      every result of the study, and keys of the parts that are withheld
 * out     keys of quantities that must not leave
 */
export function withheldWays(results: readonly Result[], withheld: ReadonlySet<string>): ReadonlySet<string> {
  const ways = new Set(
    results.flatMap(({ quantity }) =>
      quantity.kind === "movers" && withheld.has(quantityKey(quantity)) ? wayKeys(quantity) : [],
    ),
  );
  const told = results.filter(({ quantity }) => keysOf(quantity).some((key) => ways.has(key)));
  return new Set(told.map(({ quantity }) => quantityKey(quantity)));
}

/** Who came is told of in the later wave, who left in the earlier. */
function wayKeys({ measure, part, way, from, to }: MoversOf): readonly string[] {
  const place = { ...(part === "came" ? to : from), category: way };
  return [keyOf(measure, place), keyOf(measure, { ...place, wave: null })].flatMap((key) => key ?? []);
}

function keysOf(quantity: Quantity): readonly string[] {
  const { kind, measure } = quantity;
  if (kind === "movers") return [];
  const places = placesOf(quantity).map((place) => {
    if (kind === "trend") return { ...place, wave: null };
    if (kind !== "component" || quantity.category === null) return place;
    return { ...place, category: { breakdown: quantity.breakdown, category: quantity.category } };
  });
  return places.flatMap((place) => keyOf(measure, place) ?? []);
}

/** Wave null: any. Nothing of a group as a whole. */
function keyOf(
  measure: string,
  { wave, group, category }: Omit<Place, "wave"> & { readonly wave: string | null },
): string | null {
  return category && JSON.stringify([measure, wave, group, category.breakdown, category.category]);
}
