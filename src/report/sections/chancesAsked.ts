import { type ChanceOf, type Place, quantityKey } from "../../vocabulary/quantity.js";
import type { Publishable, Released, ReleasedResults } from "../../vocabulary/released.js";
import type { Chances, Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { rangeText, valueText } from "../display/figureText.js";
import { wordsIn } from "../words.js";
import { missingText } from "./plainTexts.js";

/** One measure of one analysis of chances, to be told in a language. */
export interface ChancesAsked {
  readonly study: Study;
  readonly results: ReleasedResults;
  readonly language: Language;
  readonly chances: Chances;
  readonly measure: string;
}

type Which = Pick<ChanceOf, "chance" | "cell">;

/** What was released of a measure of chances in one wave and group. */
export function chanceIn(
  { results, chances, measure }: ChancesAsked,
  which: Which,
  { wave, group }: { readonly wave: string; readonly group: string },
): Released<Publishable> | undefined {
  const at: Place = { wave, group, category: null };
  return results.byKey.get(quantityKey({ kind: "chance", measure, analysis: chances.id, ...which, at }));
}

/** What was released of its change. */
export function chanceChangeIn(
  { results, chances, measure }: ChancesAsked,
  which: Which,
  { from, to, group }: { readonly from: string; readonly to: string; readonly group: string },
): Released<Publishable> | undefined {
  const at = (wave: string): Place => ({ wave, group, category: null });
  const of = { measure, analysis: chances.id, ...which };
  return results.byKey.get(quantityKey({ kind: "chance-change", ...of, from: at(from), to: at(to) }));
}

/** "20.0 (18.0–22.0)", or why there is none. */
export function withRange(result: Released<Publishable> | undefined, language: Language): string {
  if (result?.kind !== "figure") return result ? missingText(result, wordsIn(language)) : "";
  return `${valueText(result.value, result, language)} (${rangeText(result, language)})`;
}

/** A note of a kind in a figure's evidence. */
export function noteIn<K extends "by-chance" | "misplaced">(
  figure: Released<Publishable> | undefined,
  kind: K,
) {
  const notes = figure?.kind === "figure" ? (figure.evidence.notes ?? []) : [];
  type Note = Extract<(typeof notes)[number], { kind: K }>;
  return notes.find((note): note is Note => note.kind === kind);
}
