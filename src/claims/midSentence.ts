import { midSentence } from "../vocabulary/midSentence.js";
import type { CategoryRef } from "../vocabulary/quantity.js";
import type { Study } from "../vocabulary/study.js";
import type { Language } from "../vocabulary/text.js";

/** A category's label within a sentence; an area's is its name. */
export function categoryMidSentence(
  label: string,
  { breakdown }: CategoryRef,
  { areas }: Pick<Study, "areas">,
  language: Language,
): string {
  return breakdown === areas?.breakdown ? label : midSentence(label, language);
}
