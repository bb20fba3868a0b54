import type { Language } from "../vocabulary/text.js";
import { danishWording } from "./wording/da.js";
import { englishWording } from "./wording/en.js";
import type { Wording } from "./wording/wording.js";
import { danish } from "./words/da.js";
import { english } from "./words/en.js";
import type { Lexicon } from "./words/lexicon.js";

interface KnownLanguage {
  readonly lexicon: Lexicon;
  readonly wording: Wording;
}

/** The languages in which a sentence can be checked. A further language is a lexicon and a wording here. */
export const languages: ReadonlyMap<Language, KnownLanguage> = new Map([
  ["da", { lexicon: danish, wording: danishWording }],
  ["en", { lexicon: english, wording: englishWording }],
]);

/** How a language writes; a language that is not known here is a bug, since reports in it have been refused. */
export function wordingOf(language: Language): Wording {
  const known = languages.get(language);
  if (!known) throw new Error(`no wording for “${language}”`);
  return known.wording;
}
