import type { Says } from "../claim/says.js";

/** How a language writes numbers and sentences about figures. */
export interface Wording {
  readonly numbers: { readonly point: string; readonly thousands: string };
  readonly share: string;
  readonly sharePoints: string;
  readonly index: string;
  readonly interval: (low: string, high: string) => string;
  readonly against: (of: string, against: string) => string;
  readonly change: string;
  readonly difference: string;
  /** What a claim finds, without its subject: "a significant rise". */
  readonly finds: (says: Says, limits: readonly string[]) => string;
  /** What a claim is about, to stand before what it finds: "Very happy, from 2018 to 2021". */
  readonly about: AboutWording;
  /** A whole sentence in a report's words, with the words that the claim's rule asks for. */
  readonly sentence: SentenceWording;
}

interface AboutWording {
  readonly level: (told: { measure: string; who: string; wave: string }) => string;
  readonly change: (told: { measure: string; who: string; from: string; to: string }) => string;
  readonly difference: (told: { measure: string; wave: string; of: string; against: string }) => string;
}

interface SentenceWording {
  /** How a category or a group is fitted into a sentence. */
  readonly among: (category: string) => string;
  readonly within: (group: string) => string;
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
}

/** One of the two things compared: what it is called, and its level where that is released. */
export interface Side {
  readonly name: string;
  readonly level: string | null;
}
