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
export type Quantity =
  | LevelOf
  | ChangeOf
  | DifferenceOf
  | ChangeDifferenceOf
  | ContributionOf
  | ComponentOf
  | AreaOf
  | AreaChangeOf
  | ClusteringOf
  | VariantOf;

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

/** A change from one wave to another. */
export interface Span {
  readonly from: Place;
  readonly to: Place;
}

/** One group's change minus another's over the same waves. */
export interface ChangeDifferenceOf {
  readonly kind: "change-difference";
  readonly measure: string;
  readonly of: Span;
  readonly against: Span;
}

/** What one dimension adds to the change of an index: in the index's points, or as a share of the whole change. */
export interface ContributionOf extends Span {
  readonly kind: "contribution" | "contribution-share";
  /** The index. */
  readonly measure: string;
  readonly dimension: string;
}

/**
 * A part of a group's change when it is divided by the categories of a breakdown (Kitagawa): `composition` is what
 * other people than before make of it, `within` what changed among people of the same category.
 */
export interface ComponentOf extends Span {
  readonly kind: "component";
  readonly measure: string;
  readonly breakdown: string;
  readonly part: "composition" | "within";
  /** `null`: all categories together. */
  readonly category: string | null;
}

/**
 * An area's level by a model that leans on the other areas (Fay–Herriot), or how far that lies from the mean of all
 * areas. The place's category is the area.
 */
export interface AreaOf {
  readonly kind: "area" | "area-apart";
  readonly measure: string;
  readonly at: Place;
}

/** An area's change by the same model. */
export interface AreaChangeOf extends Span {
  readonly kind: "area-change";
  readonly measure: string;
}

/** How much of the differences between people lies between their areas (intraclass correlation). */
export interface ClusteringOf {
  readonly kind: "clustering";
  readonly measure: string;
  readonly at: Place;
}

/** A level or a change estimated in another way, to see what the choice means. */
export interface VariantOf {
  readonly kind: "variant";
  readonly measure: string;
  readonly variant: Variant;
  readonly of: LevelOf | ChangeOf;
}

/**
 * `areas-equal` lets every area count the same, `delivered-weights` leaves calibration out, `unweighted` lets every
 * person count the same, `imputed` fills in what was not answered (Rubin's rules).
 */
export const variants = ["areas-equal", "delivered-weights", "unweighted", "imputed"] as const;
export type Variant = (typeof variants)[number];

function placeKey(place: Place): string {
  const category = place.category ? `/${place.category.breakdown}=${place.category.category}` : "";
  return `${place.wave}/${place.group}${category}`;
}

const spanKey = ({ from, to }: Span) => `${placeKey(from)} to ${placeKey(to)}`;

/** The name under which a quantity is looked up: unique, readable, the same in every run. */
export function quantityKey(quantity: Quantity): string {
  const { kind, measure } = quantity;
  switch (kind) {
    case "level":
    case "area":
    case "area-apart":
    case "clustering":
      return `${kind} ${measure} ${placeKey(quantity.at)}`;
    case "change":
    case "area-change":
      return `${kind} ${measure} ${spanKey(quantity)}`;
    case "difference":
      return `${kind} ${measure} ${placeKey(quantity.of)} against ${placeKey(quantity.against)}`;
    case "change-difference":
      return `${kind} ${measure} ${spanKey(quantity.of)} against ${spanKey(quantity.against)}`;
    case "contribution":
    case "contribution-share":
      return `${kind} ${quantity.dimension} to ${measure} ${spanKey(quantity)}`;
    case "component": {
      const { part, breakdown, category } = quantity;
      return `${kind} ${measure} ${part} ${breakdown}${category === null ? "" : `=${category}`} ${spanKey(quantity)}`;
    }
    case "variant":
      return `${kind} ${quantity.variant} ${quantityKey(quantity.of)}`;
  }
}

/** Every place that a quantity speaks of, the one it is first of all about first. */
export function placesOf(quantity: Quantity): readonly Place[] {
  switch (quantity.kind) {
    case "level":
    case "area":
    case "area-apart":
    case "clustering":
      return [quantity.at];
    case "difference":
      return [quantity.of, quantity.against];
    case "change-difference":
      return [quantity.of.from, quantity.of.to, quantity.against.from, quantity.against.to];
    case "variant":
      return placesOf(quantity.of);
    default:
      return [quantity.from, quantity.to];
  }
}

/** True where a figure is a level, so that it carries no sign and is tested against nothing. */
export function isLevel(quantity: Quantity): boolean {
  switch (quantity.kind) {
    case "level":
    case "area":
    case "clustering":
    case "contribution-share":
      return true;
    case "variant":
      return isLevel(quantity.of);
    default:
      return false;
  }
}
