import { printedScale } from "../../claims/format.js";
import type { BalanceNote, ErrorsNote, EvidenceNote } from "../../vocabulary/estimate.js";
import type { Figure } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";
import { numberText, shortText, unitText, valueText } from "./figureText.js";
import { matchedText } from "./matchedText.js";
import { siblingsText } from "./siblingsText.js";
import { largestAlike, traitName } from "./traitName.js";

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
    case "smoothness": {
      const change = changeText(note.change, figure, study, language);
      return note.change > 0 ? fill(words.noteSmoothness, { change }) : words.noteSmoothnessNone;
    }
    case "errors":
      return errorsText(note, language);
    case "forbidden":
      return fill(words.noteForbidden, { part: number(100 * note.part, 0) });
    case "negative":
      return fill(words.noteNegative, { sum: number(note.sum, 2) });
    case "balance":
      return balanceText(note, figure, study, language);
    case "by-chance":
      return fill(words.noteByChance, { value: shortText({ ...figure, value: note.value }, language) });
    case "misplaced": {
      const { uniform, unrelated } = note;
      return fill(words.noteMisplaced, {
        uniform: number(100 * uniform, 1),
        unrelated: number(100 * unrelated, 1),
      });
    }
    case "covered":
      return note.part < 1
        ? fill(words.noteCovered, { part: number(100 * note.part, 0) })
        : words.noteCoveredAll;
    case "siblings":
      return siblingsText(note, study, language);
    case "matched":
      return matchedText(note, figure, study, language);
    case "leave-one-out": {
      const [least, most] = [note.least, note.most].map((value) => valueText(value, figure, language));
      const told = fill(words.noteLeaveOneOut, { least: least ?? "", most: most ?? "" });
      return note.least * note.most > 0 ? told : `${told} ${words.noteRestsOnOne}`;
    }
  }
}

/** Two digits that count, in the unit that the figure is printed in. */
function changeText(change: number, figure: Figure, study: Study, language: Language): string {
  const printed = change * printedScale(figure.unit);
  const decimals = printed > 0 ? Math.max(0, 1 - Math.floor(Math.log10(printed))) : 0;
  return [numberText(printed, decimals, language), unitText(figure, study, language)]
    .filter((part) => part !== "")
    .join(" ");
}

function errorsText({ way, clusters, few, draws, seed }: ErrorsNote, language: Language): string {
  const words = wordsIn(language);
  const count = (value: number) => numberText(value, 0, language);
  const told =
    way === "wild" && draws !== null
      ? fill(words["noteErrors: wild"], { draws: count(draws), seed: String(seed) })
      : words[`noteErrors: ${way === "wild" ? "patterns" : (way ?? "own")}`];
  return few ? `${fill(words.noteFewClusters, { clusters: count(clusters) })} ${told}` : told;
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
