import type { BalanceNote, EvidenceNote, TwinTrait } from "../../vocabulary/estimate.js";
import type { Figure } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";
import { numberText, valueText } from "./figureText.js";
import { named } from "./quantityText.js";

/** From this standardised difference on, two groups are told not to be alike (Austin 2009). */
export const largestAlike = 0.1;

/** What else a reader must know to judge a figure, as sentences. */
export function noteText(note: EvidenceNote, figure: Figure, study: Study, language: Language): string {
  const words = wordsIn(language);
  const number = (value: number, decimals: number) => numberText(value, decimals, language);
  switch (note.kind) {
    case "units":
      return fill(words.noteUnits, { used: number(note.used, 0), leftOut: number(note.leftOut, 0) });
    case "breakdown":
      return note.times > 0
        ? fill(words.noteBreakdown, { times: number(note.times, 2) })
        : words.noteBreakdownNone;
    case "forbidden":
      return fill(words.noteForbidden, { part: number(100 * note.part, 0) });
    case "negative":
      return fill(words.noteNegative, { sum: number(note.sum, 2) });
    case "balance":
      return balanceText(note, figure, study, language);
    case "leave-one-out": {
      const [least, most] = [note.least, note.most].map((value) => valueText(value, figure, language));
      const told = fill(words.noteLeaveOneOut, { least: least ?? "", most: most ?? "" });
      return note.least * note.most > 0 ? told : `${told} ${words.noteRestsOnOne}`;
    }
  }
}

/** A trait that twins are chosen by, as a reader knows it. */
export function traitName(trait: TwinTrait, { quantity }: Figure, study: Study, language: Language): string {
  const words = wordsIn(language);
  const measure = named(study.measures, quantity.measure, language);
  switch (trait.by) {
    case "column":
      return trait.column;
    case "level":
      return fill(words.traitLevel, { measure, period: String(trait.period) });
    case "trend":
      return fill(words.traitTrend, { measure });
  }
}

function balanceText(note: BalanceNote, figure: Figure, study: Study, language: Language): string {
  const words = wordsIn(language);
  const count = (units: number) => numberText(units, 0, language);
  const apart = note.rows.filter(({ after }) => after === null || Math.abs(after) > largestAlike);
  const traits = apart.map(({ trait }) => traitName(trait, figure, study, language)).join(", ");
  const { matched, reached, twins, unknown, gaps } = note;
  return [
    fill(words.noteBalance, { matched: count(matched), reached: count(reached), twins: count(twins) }),
    gaps > 0 ? fill(words.noteGaps, { units: count(gaps) }) : "",
    unknown > 0 ? fill(words.noteUnknown, { units: count(unknown) }) : "",
    apart.length > 0
      ? fill(words.noteImbalanced, { traits, limit: numberText(largestAlike, 1, language) })
      : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
