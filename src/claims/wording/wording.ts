import type { ChanceOf, EffectPart, Estimator, MatchingWay, Variant } from "../../vocabulary/quantity.js";
import type { Says } from "../claim/says.js";

/** How a language writes numbers and sentences about figures. */
export interface Wording {
  readonly numbers: { readonly point: string; readonly thousands: string };
  readonly share: string;
  readonly sharePoints: string;
  readonly index: string;
  readonly interval: (low: string, high: string) => string;
  readonly against: (of: string, against: string) => string;
  readonly quoted: (name: string) => string;
  /** What a claim finds, without its subject: "a significant rise". */
  readonly finds: (says: Says, limits: readonly string[]) => string;
  /** What a claim of sameness was held against, and that the margin is as large as the change compared with. */
  readonly margin: {
    readonly within: (told: { margin: string; confidence: string; interval: string }) => string;
    readonly wide: (told: { margin: string; change: string }) => string;
  };
  /** A part of a change by a breakdown, as the subject of a sentence: "another mix of people". */
  readonly component: (part: "composition" | "within", category: string | null) => string;
  /** Another way of estimating: "every area counting the same". */
  readonly variant: Readonly<Record<Variant, string>>;
  /** With the composition of a standard, by a breakdown: "with the same composition by “Age”". */
  readonly standardised: (breakdown: string) => string;
  /**
   * Who stayed, with where they did, as the people of a change: " among those who stayed in the areas"; who came or left, by
   * a way if one is named, as the subject of a sentence: "the arrival of those who came".
   */
  readonly mover: {
    readonly stayed: (who: string) => string;
    readonly came: (way: string | null) => string;
    readonly left: (way: string | null) => string;
  };
  /** A way of matching people: "pairs nearest in the score". */
  readonly matchingWay: Readonly<Record<MatchingWay, string>>;
  /** A measure of chances: "odds ratio"; of a transition its cell too. */
  readonly chance: (told: Pick<ChanceOf, "chance" | "cell">) => string;
  /** A way of estimating effects, as the name of a line. */
  readonly estimator: Readonly<Record<Estimator, string>>;
  /** Which part of an effect, after what it is an effect on: " 2 years after it began". */
  readonly effectPart: (part: EffectPart) => string;
  /** What charts and tables call what they show. */
  readonly shown: ShownWording;
  /** What a claim is about, to stand before what it finds: "Very happy, from 2018 to 2021". */
  readonly about: AboutWording;
  /** A whole sentence in a report's words, with the words that the claim's rule asks for. */
  readonly sentence: SentenceWording;
}

interface ShownWording {
  readonly change: string;
  readonly difference: string;
  readonly changeDifference: string;
  readonly contribution: string;
  readonly contributionShare: string;
  readonly component: string;
  readonly doubleDifference: string;
  readonly effect: string;
  readonly wholeChange: string;
  readonly asReported: string;
  readonly meanOfAreas: string;
  /** Areas against the mean of all, and areas against no change. */
  readonly above: string;
  readonly notApart: string;
  readonly below: string;
  readonly rose: string;
  readonly noChangeShown: string;
  readonly fell: string;
}

interface AboutWording {
  readonly level: (told: { measure: string; who: string; wave: string }) => string;
  readonly change: (told: { measure: string; who: string; from: string; to: string }) => string;
  readonly difference: (told: { measure: string; wave: string; of: string; against: string }) => string;
  readonly changeDifference: (told: {
    measure: string;
    from: string;
    to: string;
    of: string;
    against: string;
  }) => string;
  readonly part: (told: { part: string; measure: string; who: string; from: string; to: string }) => string;
  readonly clustering: (told: { measure: string; wave: string }) => string;
  readonly doubleDifference: (told: DoubleTold) => string;
  readonly effect: (told: { measure: string; programme: string; part: string }) => string;
  readonly matched: (told: { measure: string; wave: string; of: string; against: string }) => string;
  readonly exposure: (told: { measure: string; who: string; years: string; siblings: boolean }) => string;
  readonly likeness: (told: { measure: string; who: string }) => string;
  readonly trend: (told: { measure: string; who: string; from: string; to: string }) => string;
  readonly bend: (told: { measure: string; who: string; bend: string }) => string;
  readonly meanOfAreas: string;
}

interface SentenceWording {
  /** How a category or a group is fitted into a sentence. */
  readonly among: (category: string) => string;
  readonly within: (group: string) => string;
  /** The group of the areas as what one of them is compared with. */
  readonly onAverage: (group: string) => string;
  readonly level: (
    says: Says,
    told: { measure: string; who: string; wave: string; limits: readonly string[] },
  ) => string;
  /** `from` and `to`: wave, and the level there where it is released. */
  readonly change: (says: Says, told: { measure: string; who: string; from: Side; to: Side }) => string;
  readonly difference: (
    says: Says,
    told: { measure: string; wave: string; of: Side; against: Side },
  ) => string;
  /** `way`: how both sides may be said to have moved. */
  readonly changeDifference: (
    says: Says,
    told: {
      measure: string;
      way: "up" | "down" | null;
      from: string;
      to: string;
      of: Side;
      against: Side;
    },
  ) => string;
  readonly part: (says: Says, told: PartTold) => string;
  readonly shareOfChange: (
    says: Says,
    told: {
      part: string;
      measure: string;
      who: string;
      from: string;
      to: string;
      limits: readonly string[];
    },
  ) => string;
  readonly clustering: (
    says: Says,
    told: { measure: string; wave: string; limits: readonly string[] },
  ) => string;
  readonly doubleDifference: (
    says: Says,
    told: Omit<DoubleTold, "of" | "against"> & { readonly of: Side; readonly against: Side },
  ) => string;
  /** `points`: its size, where it is released. */
  readonly effect: (
    says: Says,
    told: { measure: string; programme: string; part: string; points: string | null },
  ) => string;
  /** `points`: its size, where it is released. */
  readonly matched: (
    says: Says,
    told: { measure: string; wave: string; of: string; against: string; points: string | null },
  ) => string;
  /** `years`: what is counted in years. `points`: its size, where it is released. */
  readonly exposure: (
    says: Says,
    told: { measure: string; who: string; years: string; siblings: boolean; points: string | null },
  ) => string;
  readonly likeness: (
    says: Says,
    told: { measure: string; who: string; limits: readonly string[] },
  ) => string;
  readonly trend: (
    says: Says,
    told: { measure: string; who: string; from: string; to: string; points: string | null },
  ) => string;
  readonly bend: (says: Says, told: { measure: string; who: string; bend: string }) => string;
}

/** A gap between two categories in one group beside that in another. */
export interface DoubleTold {
  readonly measure: string;
  readonly wave: string;
  readonly between: string;
  readonly and: string;
  readonly of: string;
  readonly against: string;
}

/** One of the two things compared: what it is called, and its level (or change) where that is released. */
export interface Side {
  readonly name: string;
  readonly level: string | null;
}

/** A part of a change. */
export interface PartTold {
  /** What the part is: a dimension in quotes, or a component. */
  readonly part: string;
  /** Where the whole change has been shown to go. */
  readonly way: "up" | "down" | null;
  readonly measure: string;
  readonly who: string;
  readonly from: string;
  readonly to: string;
  /** Its size in points, or its share of the whole change. */
  readonly points: string | null;
  readonly share: string | null;
}

/** As a sentence begins. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
