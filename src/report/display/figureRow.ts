import { formatP } from "../../claims/format.js";
import { quantityKey } from "../../vocabulary/quantity.js";
import type { Figure } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { told as inWords } from "../sections/knownTerms.js";
import { leftOutText } from "../sections/leftOutText.js";
import { fill, type Words, wordsIn } from "../words.js";
import { confidenceText, figureText, numberText, shortText, unitText, valueText } from "./figureText.js";
import { noteText } from "./noteText.js";
import { quantityText } from "./quantityText.js";

/** All that a reader is told of one figure, in words. */
export interface FigureRow {
  readonly key: string;
  readonly anchor: string;
  readonly label: string;
  readonly estimate: string;
  readonly low: string;
  readonly high: string;
  readonly confidence: string;
  readonly people: string;
  readonly df: string;
  /** "percentage points; p < 0.001, significant"; `null` where there is nothing to add. */
  readonly under: string | null;
  readonly method: string;
  readonly design: string;
  readonly leftOut: string;
  /** What else must be known to judge it, a sentence each. */
  readonly notes: readonly string[];
  readonly query: number;
  /** Everything of use in one line, for the number in the text. */
  readonly short: string;
}

export function figureRow(
  figure: Figure,
  anchor: string,
  query: number,
  study: Study,
  language: Language,
): FigureRow {
  const words = wordsIn(language);
  const count = (value: number) => numberText(value, 0, language);
  const told = {
    label: quantityText(figure.quantity, study, language),
    estimate: shortText(figure, language),
    low: valueText(figure.low, figure, language),
    high: valueText(figure.high, figure, language),
    confidence: confidenceText(figure.confidence, language),
    people: count(figure.n),
  };
  const leftOut = figure.evidence.leftOut.map(({ reason, rows }) =>
    fill(words.leftOutRows, { rows: count(rows), reason: leftOutText(reason, language) }),
  );
  return {
    key: quantityKey(figure.quantity),
    anchor,
    ...told,
    df: Number.isFinite(figure.df)
      ? numberText(figure.df, Number.isInteger(figure.df) ? 0 : 1, language)
      : words.infinite,
    under: underText(figure, study, words) || null,
    method: `${inWords(figure.evidence.method, language)}; ${inWords(figure.evidence.variance, language)}`,
    design: designText(figure, words),
    leftOut: leftOut.join("; ") || words.leftOutNone,
    notes: (figure.evidence.notes ?? []).map((note) => noteText(note, figure, study, language)),
    query,
    short: fill(words.numberTitle, { ...told, estimate: figureText(figure, study, language) }),
  };
}

function underText(figure: Figure, study: Study, words: Words): string {
  const { contrast } = figure;
  const test =
    contrast &&
    `${formatP(contrast.p, words.language).replaceAll(" ", "\u00a0")}, ${contrast.significant ? words.significant : words.notSignificant}`;
  return [unitText(figure, study, words.language), test].filter((part) => part).join("; ");
}

function designText({ evidence }: Figure, words: Words): string {
  const count = (value: number) => numberText(value, 0, words.language);
  return [
    fill(evidence.unit === "person" ? words.designOfPeople : words.design, {
      psus: count(evidence.psus),
      strata: count(evidence.strata),
    }),
    fill(words.lonelyPsu, { rule: inWords(evidence.lonelyPsu, words.language) }),
    evidence.designEffect === null
      ? ""
      : fill(words.designEffect, { value: numberText(evidence.designEffect, 2, words.language) }),
  ]
    .filter((part) => part !== "")
    .join("; ");
}
