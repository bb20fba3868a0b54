import type { EffectsDisagree } from "../../vocabulary/released.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";

/** What ways of estimating disagree about, in a sentence. */
export function effectsDisagree({ about, ways }: EffectsDisagree, language: Language): string {
  const words = wordsIn(language);
  const list = (such: (way: EffectsDisagree["ways"][number]) => boolean) =>
    new Intl.ListFormat(words.language).format(
      ways.filter(such).map(({ estimator }) => words[`estimator: ${estimator}`]),
    );
  const shown = list((way) => way.shown);
  if (about === "whether") {
    const unshown = list((way) => !way.shown);
    return fill(words.effectsApart, { shown, unshown });
  }
  const [up, down] = [
    list(({ direction }) => direction === "up"),
    list(({ direction }) => direction === "down"),
  ];
  const of = shown === "" ? words.effectsUnshown : fill(words.effectsOppositeShown, { shown });
  return `${fill(words.effectsOpposite, { up, down })} ${of}`;
}
