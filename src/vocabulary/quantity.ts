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
  | VariantOf
  | DoubleDifferenceOf
  | EffectOf
  | ChanceOf
  | ChanceChangeOf
  | TrendOf
  | StandardisedOf
  | MoversOf
  | ExposureOf
  | MatchedOf;

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
 * person count the same, `complete-cases` counts only those who answered every question of the measure, `imputed` fills
 * in what was not answered (Rubin's rules).
 */
export const variants = [
  "areas-equal",
  "delivered-weights",
  "unweighted",
  "complete-cases",
  "imputed",
] as const;
export type Variant = (typeof variants)[number];

/** Two domains held against each other in one wave. */
export interface Gap {
  readonly of: Place;
  readonly against: Place;
}

/** One gap minus another in the same wave: (of.of − of.against) − (against.of − against.against). */
export interface DoubleDifferenceOf {
  readonly kind: "double-difference";
  readonly measure: string;
  readonly of: Gap;
  readonly against: Gap;
}

/**
 * What a programme made of a measure where it began, by a comparison over time with units that it had not reached.
 * The span is that of the programme's group from the first wave to the wave that the figure ends in.
 */
export interface EffectOf extends Span {
  readonly kind: "effect";
  readonly measure: string;
  /** Id of the study's analysis of effects. */
  readonly analysis: string;
  readonly estimator: Estimator;
  readonly part: EffectPart;
}

/**
 * `group-time` compares each cohort with units not (yet) reached (Callaway & Sant'Anna), `imputation` with what
 * untreated observations predict (Borusyak, Jaravel & Spiess), `interaction` with units never reached, in a regression
 * with an effect for each cohort and period (Sun & Abraham), `synthetic` with weighted units and periods (Arkhangelsky
 * et al.), `twins` each unit with the few that were most like it before; `two-way` is the regression with fixed effects,
 * told as a warning.
 */
export const estimators = [
  "group-time",
  "imputation",
  "interaction",
  "synthetic",
  "twins",
  "two-way",
] as const;
export type Estimator = (typeof estimators)[number];

/** Estimators that are a regression, whose errors a study may choose. */
export const regressions = ["interaction", "two-way"] as const satisfies readonly Estimator[];

/** Estimators that tell effects by time since the beginning. */
export const withEvents = [
  "group-time",
  "imputation",
  "interaction",
  "twins",
] as const satisfies readonly Estimator[];

/**
 * How sure a regression's figures are, rows of a cluster going together: `CR0` as it is, `CR1` enlarged for the number of
 * clusters, rows and coefficients, `CR2` by what each cluster's residuals lost, `wild` by a bootstrap.
 */
export const clusterErrors = ["CR0", "CR1", "CR2", "wild"] as const;
export type ClusterErrors = (typeof clusterErrors)[number];

/** Over everything, or by the year that units began, by years since they began, or by year. */
export type EffectPart =
  | { readonly by: "overall" }
  | { readonly by: "cohort" | "event" | "period"; readonly at: number };

/** How unequal chances are between those who come from one origin and those who come from others. */
export interface ChanceOf {
  readonly kind: "chance";
  readonly measure: string;
  /** Id of the study's analysis of chances. */
  readonly analysis: string;
  readonly chance: ChanceMeasure;
  /** Of `transition`, and of nothing else. */
  readonly cell?: TransitionCell;
  readonly at: Place;
}

/** Parents' class and the class that children arrive in, counted from 1, the lowest. */
export interface TransitionCell {
  readonly from: number;
  readonly to: number;
}

export interface ChanceChangeOf extends Span {
  readonly kind: "chance-change";
  readonly measure: string;
  readonly analysis: string;
  readonly chance: ChanceMeasure;
  readonly cell?: TransitionCell;
}

/**
 * Between two origins: `share-gap`, `share-ratio`, `odds-ratio`, `dissimilarity`. Between all origins: `dissimilarity`,
 * `mutual-information`. Between parents' and children's ranks: `rank-slope`, `rank-at-25` (a child's expected rank at
 * parents' 25th percentile), `upward` (share above their parents). Between classes of ranks: `transition` (share of the
 * children of one class who arrive in another), `mobility` (Shorrocks), `bottom-to-top`. Between all origins, or classes,
 * and only as a change from the first wave: `uniform-difference`, by how much all odds ratios became stronger together.
 */
export const chanceMeasures = [
  "share-gap",
  "share-ratio",
  "odds-ratio",
  "dissimilarity",
  "rank-slope",
  "rank-at-25",
  "upward",
  "transition",
  "mobility",
  "bottom-to-top",
  "mutual-information",
  "uniform-difference",
] as const;
export type ChanceMeasure = (typeof chanceMeasures)[number];

/** In which unit each is told. */
export const chanceUnits = {
  "share-gap": "share",
  "share-ratio": "ratio",
  "odds-ratio": "ratio",
  dissimilarity: "part",
  "rank-slope": "ratio",
  "rank-at-25": "part",
  upward: "share",
  transition: "share",
  mobility: "ratio",
  "bottom-to-top": "share",
  "mutual-information": "part",
  "uniform-difference": "part",
} as const satisfies Readonly<Record<ChanceMeasure, string>>;

/** How a level (or, with `against`, a gap) moves from wave to wave, by a line that may bend in one wave: points a year. */
export interface TrendOf extends Span {
  readonly kind: "trend";
  readonly measure: string;
  readonly part: "before" | "after" | "bend";
  /** The wave in which the line bends; `null`: a straight line, of which `before` is all. */
  readonly bend: string | null;
  readonly against: Span | null;
}

/** A level, a change or a difference as it would be if everybody who is compared were composed alike. */
export interface StandardisedOf {
  readonly kind: "standardised";
  readonly measure: string;
  /** The breakdown whose categories make up the composition. */
  readonly breakdown: string;
  readonly of: LevelOf | ChangeOf | DifferenceOf;
}

/**
 * A part of a group's change when it is divided by who moved: `stayed` is what changed among those who are in it in both
 * waves, `came` and `left` what other people make of it.
 */
export interface MoversOf extends Span {
  readonly kind: "movers";
  readonly measure: string;
  readonly part: "stayed" | "came" | "left";
  /** Those who came, or left, in one way: a category of the study's breakdown of ways. `null`: all of them. */
  readonly way: CategoryRef | null;
}

/**
 * What a year more in a place goes with, over all waves: among `all`, or among `siblings`, who are compared with their
 * own brothers and sisters. `likeness` is the part of the differences that lies between families. The span is that of
 * the first and the last wave, for brothers and sisters are born in different ones; its group is "" where people of
 * several groups are compared.
 */
export interface ExposureOf extends Span {
  readonly kind: "exposure";
  readonly measure: string;
  /** Id of the study's analysis of exposure. */
  readonly analysis: string;
  readonly part: ExposurePart;
}

export const exposureParts = ["all", "siblings", "likeness"] as const;
export type ExposurePart = (typeof exposureParts)[number];

/** One group minus people of another who were chosen, or weighed, to be like them. */
export interface MatchedOf extends Gap {
  readonly kind: "matched";
  readonly measure: string;
  /** Id of the study's analysis of matched people. */
  readonly analysis: string;
  readonly way: MatchingWay;
}

/**
 * `score`: nearest by the chance of being in the group; `traits`: nearest by the traits (Mahalanobis); `cells`: all who
 * agree in every trait; `classes`: all of a class of that chance; `odds`: weighed by its odds.
 */
export const matchingWays = ["score", "traits", "cells", "classes", "odds"] as const;
export type MatchingWay = (typeof matchingWays)[number];

function placeKey(place: Place): string {
  const category = place.category ? `/${place.category.breakdown}=${place.category.category}` : "";
  return `${place.wave}/${place.group}${category}`;
}

/** The waves that a part of a trend goes over. */
export function wavesOfTrend(
  part: TrendOf["part"],
  bend: string | null,
  waves: readonly { readonly id: string }[],
): { readonly from: string; readonly to: string } {
  const [first, last] = [waves[0]?.id ?? "", waves.at(-1)?.id ?? ""];
  return { from: part === "after" ? (bend ?? first) : first, to: part === "before" ? (bend ?? last) : last };
}

const gapKey = ({ of, against }: Gap) => `${placeKey(of)} against ${placeKey(against)}`;

const spanKey = ({ from, to }: Span) => `${placeKey(from)} to ${placeKey(to)}`;

const chanceKey = ({ chance, cell }: Pick<ChanceOf, "chance" | "cell">) =>
  cell ? `${chance} ${cell.from}-${cell.to}` : chance;

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
    case "double-difference":
      return `${kind} ${measure} ${gapKey(quantity.of)} beside ${gapKey(quantity.against)}`;
    case "effect": {
      const { analysis, estimator, part } = quantity;
      const of = part.by === "overall" ? part.by : `${part.by}=${part.at}`;
      return `${kind} ${measure} ${analysis} ${estimator} ${of}`;
    }
    case "chance":
      return `${kind} ${chanceKey(quantity)} ${measure} ${quantity.analysis} ${placeKey(quantity.at)}`;
    case "chance-change":
      return `${kind} ${chanceKey(quantity)} ${measure} ${quantity.analysis} ${spanKey(quantity)}`;
    case "trend": {
      const { part, bend, against } = quantity;
      const beside = against ? ` against ${spanKey(against)}` : "";
      return `${kind} ${part}${bend === null ? "" : ` ${bend}`} ${measure} ${spanKey(quantity)}${beside}`;
    }
    case "standardised":
      return `${kind} by ${quantity.breakdown} ${quantityKey(quantity.of)}`;
    case "movers": {
      const { part, way } = quantity;
      const of = way === null ? "" : ` ${way.breakdown}=${way.category}`;
      return `${kind} ${part}${of} ${measure} ${spanKey(quantity)}`;
    }
    case "exposure":
      return `${kind} ${quantity.part} ${measure} ${quantity.analysis}`;
    case "matched":
      return `${kind} ${quantity.way} ${measure} ${quantity.analysis} ${gapKey(quantity)}`;
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
    case "matched":
      return [quantity.of, quantity.against];
    case "change-difference":
      return [quantity.of.from, quantity.of.to, quantity.against.from, quantity.against.to];
    case "variant":
    case "standardised":
      return placesOf(quantity.of);
    case "chance":
      return [quantity.at];
    case "double-difference":
      return [quantity.of.of, quantity.of.against, quantity.against.of, quantity.against.against];
    case "trend":
      return [quantity, ...(quantity.against ? [quantity.against] : [])].flatMap(({ from, to }) => [
        from,
        to,
      ]);
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
    case "chance":
      return quantity.chance !== "share-gap";
    case "exposure":
      return quantity.part === "likeness";
    case "variant":
    case "standardised":
      return isLevel(quantity.of);
    default:
      return false;
  }
}
