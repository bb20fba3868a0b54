import { wordingOf } from "../../claims/languages.js";
import type { ChancesFinding } from "../../vocabulary/released.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";

/** What measures of chances say apart from each other, in a sentence without its time and place. */
export function chancesFinding({ kind, more, less }: ChancesFinding, language: Language): string {
  const words = wordsIn(language);
  const { chance } = wordingOf(words.language);
  const list = (measures: ChancesFinding["more"]) =>
    new Intl.ListFormat(words.language).format(measures.map(chance));
  const shownOf = (measures: ChancesFinding["more"]) => list(measures.filter(({ shown }) => shown));
  if (kind === "chances-disagree")
    return fill(words.chancesDisagree, { more: shownOf(more), less: shownOf(less) });
  return more.some(({ shown }) => shown)
    ? fill(words.chancesMoreShown, { shown: shownOf(more), unshown: list(less) })
    : fill(words.chancesLessShown, { shown: shownOf(less), unshown: list(more) });
}
