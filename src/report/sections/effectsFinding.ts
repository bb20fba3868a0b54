import type { EffectsFinding } from "../../vocabulary/released.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";

/** What ways of estimating say apart from each other, in a sentence. */
export function effectsFinding({ about, ways }: EffectsFinding, language: Language): string {
  const words = wordsIn(language);
  const list = (such: (way: EffectsFinding["ways"][number]) => boolean) =>
    new Intl.ListFormat(words.language).format(
      ways.filter(such).map(({ estimator }) => words[`estimator: ${estimator}`]),
    );
  const shown = list((way) => way.shown);
  if (about === "shown") {
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
