import { wordingOf } from "../../claims/languages.js";
import type { ChancesDisagree } from "../../vocabulary/released.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";

/** That measures of chances disagree, in a sentence without its time and place. */
export function chancesDisagree({ more, less }: ChancesDisagree, language: Language): string {
  const words = wordsIn(language);
  const { chance } = wordingOf(words.language);
  const list = (measures: ChancesDisagree["more"]) => {
    const names = measures.map((one) =>
      one.shown ? chance(one) : fill(words.notShown, { name: chance(one) }),
    );
    return new Intl.ListFormat(words.language).format(names);
  };
  return fill(words.chancesDisagree, { more: list(more), less: list(less) });
}
