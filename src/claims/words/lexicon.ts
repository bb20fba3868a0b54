import type { ChanceMeasure } from "../../vocabulary/quantity.js";

/**
 * Which words of a language assert something. A lexicon is data; `findWords` reads it.
 *
 * One entry is one or more words; `list` divides entries at commas. `*` stands for any letters, `(a|b)` for
 * either, `…` for up to twelve words in between; a space also matches a hyphen or a line break. The first
 * entries of each list are plain words, because messages offer them to the author.
 *
 * Closed by default: a word that might assert is listed, and what is known to be harmless ("higher education")
 * is listed under `benign`. Longest match wins, so "not significantly" is a hedge and no longer "significantly".
 */
export interface Lexicon {
  readonly words: Readonly<Record<Concept, readonly string[]>>;
  /** Of each measure of chances: words of which a claim of it must have one; elsewhere they assert nothing. */
  readonly chances: Readonly<Record<ChanceMeasure, readonly string[]>>;
  /** Small words that tell this language from the others. */
  readonly small: readonly string[];
  /** Words that turn round what measures count, besides those made from the measures' own labels. */
  readonly opposites: readonly string[];
  /** Words after which the earlier side of a change is named. */
  readonly from: readonly string[];
  /** Words after which the later side of a change is named. */
  readonly to: readonly string[];
  /** Words after which the earlier wave of a change is named, or that look back to it. */
  readonly since: readonly string[];
  /** Words after which the size of a change or a difference is printed. */
  readonly by: readonly string[];
  /** Words before a wave that speak of the time before it. */
  readonly earlier: readonly string[];
  /** Words after which the side that is compared against is named; "than expected" compares with neither. */
  readonly than: readonly string[];
}

export type Concept =
  | "rise"
  | "fall"
  | "higher"
  | "lower"
  | "comparative"
  | "significance"
  | "hedge"
  | "none-shown"
  | "negation"
  | "at-least"
  | "more-than"
  | "at-most"
  | "less-than"
  | "between"
  | "number"
  | "same"
  | "driver"
  | "part"
  | "counter"
  | "cause"
  | "indication"
  | "credit"
  | "only"
  | "extreme"
  | "gap"
  | "all"
  | "size"
  | "everybody"
  | "judgement"
  | "standardised"
  | "matched"
  | "stayed"
  | "came"
  | "left"
  | "siblings"
  | "longer"
  | "benign";

/** Entries of a lexicon, divided by commas; a backslash is a backslash. */
export function list(texts: TemplateStringsArray, ...parts: readonly string[]): readonly string[] {
  return String.raw(texts, ...parts)
    .split(",")
    .map((entry) => entry.replace(/\s+/g, " ").trim())
    .filter((entry) => entry !== "");
}

/** What a concept is called in a message. */
export const conceptNames: Readonly<Record<Concept, string>> = {
  rise: "a rise",
  fall: "a fall",
  higher: "higher",
  lower: "lower",
  comparative: "a comparison",
  significance: "significance",
  hedge: "not significantly",
  "none-shown": "nothing can be shown",
  negation: "a denial",
  "at-least": "at least",
  "more-than": "more than",
  "at-most": "at most",
  "less-than": "less than",
  between: "between",
  number: "a number in words",
  same: "sameness",
  driver: "what carries a change",
  part: "a part in a change",
  counter: "a pull the other way",
  cause: "a cause",
  indication: "a sign of something",
  credit: "a cause",
  only: "only",
  extreme: "first or last of all",
  gap: "a change of a difference",
  all: "all of several",
  size: "large or small",
  everybody: "each person",
  judgement: "a judgement",
  standardised: "the same composition",
  matched: "people who are like each other",
  stayed: "those who stayed",
  came: "those who came",
  left: "those who left",
  siblings: "brothers and sisters",
  longer: "a year more",
  benign: "nothing",
};

/** Words that no kind of claim supports yet, and what a claim would need for them. */
export const unsupported: Partial<Readonly<Record<Concept, string>>> = {
  credit: "a cause or an effect needs a design that supports it",
  only: "“only” speaks of all that is left out, so every other measure or group must be tested too",
  extreme: "first or last of all needs a test against every other, and places are never ranked",
  gap: "that a difference grows or shrinks needs a test of the change of a difference",
  all: "“all” or “both” speaks of several figures, and a claim rests on one",
  size: "how much is much, and how many are few, needs a stated margin; print the number instead",
  everybody: "it speaks of each person, and a figure tells only what share; print the number instead",
  judgement: "whether something succeeded is a judgement and no figure; say what was found",
};

const moved = (part: string) =>
  `what became of those who ${part} is a claim of movers=… part=${part}, or of a category of people`;

/** Words that only claims of some kinds support, and what such a claim needs. */
export const supportedBySome: Partial<Readonly<Record<Concept, string>>> = {
  same: "that two things are alike needs a test of equivalence, with a margin stated in study.yaml under analysis.equivalence, and is=unchanged, alike or same-extent",
  cause:
    "a cause or an effect needs a design that supports it: a claim of effect=…, and is=raised or lowered, or is=sign-of-rise or sign-of-fall where units did not go alike before",
  standardised: "that people are compared as if they were composed alike is a claim of standardised=…",
  matched: "that people are compared with others who are like them is a claim of matched=…",
  stayed: moved("stayed"),
  came: moved("came"),
  left: moved("left"),
  siblings:
    "that brothers and sisters are compared is a claim of exposure=… part=siblings, or part=likeness, or of a category of people",
  longer: "what a year more goes with is a claim of exposure=… part=all or part=siblings",
  indication: "a sign of an effect is a claim of effect=…, and is=sign-of-rise or sign-of-fall",
  driver:
    "what carries a change is a claim of contribution=…, contributionShare=… or component=…, and is=adds",
  part: "a part in a change is a claim of contribution=…, contributionShare=… or component=…, and is=adds",
  counter:
    "what works against a change is a claim of contribution=…, contributionShare=… or component=…, and is=takes",
};

/** Of the words that no claim supports, those that mean nothing by themselves, so that prose outside a claim may hold them. */
export const withinClaimsOnly: ReadonlySet<Concept> = new Set<Concept>([
  "credit",
  "all",
  "size",
  "everybody",
]);

/** Words that assert wherever they stand, so that prose outside a claim may not hold them. */
export const asserting: ReadonlySet<Concept> = new Set<Concept>([
  "rise",
  "fall",
  "higher",
  "lower",
  "comparative",
  "significance",
  "hedge",
  "none-shown",
  "more-than",
  "less-than",
  "same",
  "driver",
  "part",
  "counter",
  "cause",
]);
