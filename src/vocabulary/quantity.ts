/** A domain of the study that a figure describes: who, and when. */
export interface Place {
  readonly wave: string;
  readonly group: string;
  /** Empty: the whole group. */
  readonly category: CategoryRef | null;
}

export interface CategoryRef {
  readonly breakdown: string;
  readonly category: string;
}

/** What a figure is a figure of. */
export type Quantity = LevelOf | ChangeOf | DifferenceOf;

export interface LevelOf {
  readonly kind: "level";
  readonly measure: string;
  readonly at: Place;
}

/** Later wave minus earlier wave, same people's group. */
export interface ChangeOf {
  readonly kind: "change";
  readonly measure: string;
  readonly from: Place;
  readonly to: Place;
}

/** One domain minus another in the same wave. */
export interface DifferenceOf {
  readonly kind: "difference";
  readonly measure: string;
  readonly of: Place;
  readonly against: Place;
}

function placeKey(place: Place): string {
  const category = place.category ? `/${place.category.breakdown}=${place.category.category}` : "";
  return `${place.wave}/${place.group}${category}`;
}

/** The name under which a quantity is looked up: unique, readable, the same in every run. */
export function quantityKey(quantity: Quantity): string {
  switch (quantity.kind) {
    case "level":
      return `level ${quantity.measure} ${placeKey(quantity.at)}`;
    case "change":
      return `change ${quantity.measure} ${placeKey(quantity.from)} to ${placeKey(quantity.to)}`;
    case "difference":
      return `difference ${quantity.measure} ${placeKey(quantity.of)} against ${placeKey(quantity.against)}`;
  }
}
