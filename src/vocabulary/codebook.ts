import type { PublicCount } from "./intake.js";
import type { LabelledVariable, UserMissing, ValueLabel } from "./labelled.js";

/** What a study's data hold, column by column. With `number` for `Count` it is true to the row; see `release/`. */
export interface Codebook<Count = PublicCount> {
  readonly columns: readonly CodebookColumn<Count>[];
}

/** As intake finds it: exact counts, not to be shown. */
export type CodebookFacts = Codebook<number>;

/** A column by its name; files that have a column of that name are told together. */
export interface CodebookColumn<Count = PublicCount> {
  readonly name: string;
  /** As study.yaml declares it; `null`: delivered and knowingly not used. */
  readonly type: "number" | "text" | null;
  /** Places of its files among the study's sources. */
  readonly sources: readonly number[];
  readonly uses: readonly ColumnUse[];
  /** Ids of the waves that it was delivered for; for a question: in which somebody answered. */
  readonly waves: readonly string[];
  /** What labelled files say of it, each wording once. */
  readonly delivered: readonly DeliveredWords[];
  /** How often each answer was given; `null` where answers are not counted. */
  readonly answers: ColumnAnswers<Count> | null;
}

/** What a study does with a column; `id` where it makes an item or a breakdown of it. */
export interface ColumnUse {
  readonly kind:
    | "item"
    | "breakdown"
    | "wave"
    | "group"
    | "person"
    | "weight"
    | "stratum"
    | "unit"
    | "population size"
    | "replicate weight"
    | "margin"
    | "response";
  readonly id: string | null;
}

/** The words of a variable in a labelled file. */
export interface DeliveredWords {
  readonly sources: readonly number[];
  readonly label: string | null;
  readonly format: string | null;
  readonly labels: readonly ValueLabel[];
  readonly missing: UserMissing;
}

/** Answers of one item, or categories of one breakdown, by wave. */
export interface ColumnAnswers<Count = PublicCount> {
  readonly of: { readonly kind: "item" | "breakdown"; readonly id: string };
  /** The codes that mean the same; one entry for each answer that is counted, in the order of the scale. */
  readonly codes: readonly (readonly string[])[];
  readonly waves: readonly AnswersInWave<Count>[];
}

export interface AnswersInWave<Count = PublicCount> {
  readonly wave: string;
  /** People by answer, as `codes` lists them; for a number on a scale there is none. */
  readonly counts: readonly Count[];
  readonly answered: Count;
  /** People without an answer: not asked, or asked and not answered. */
  readonly missing: Count;
}

/** A labelled file's variables, and the source that it was delivered as. */
export interface FileWords {
  readonly source: number;
  readonly variables: readonly LabelledVariable[];
}
