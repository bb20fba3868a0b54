import type { EvidenceNote } from "../../vocabulary/estimate.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";
import { numberText } from "./figureText.js";

/** What else a reader must know to judge a figure, as a sentence. */
export function noteText(note: EvidenceNote, language: Language): string {
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
  }
}
