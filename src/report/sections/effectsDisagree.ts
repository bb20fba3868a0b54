import type { Figure } from "../../vocabulary/released.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";

/** What ways of estimating disagree about, in a sentence; "" where they tell the same. */
export function effectsDisagree(
  estimated: readonly { readonly name: string; readonly figure: Figure }[],
  language: Language,
): string {
  const words = wordsIn(language);
  const names = (such: (contrast: NonNullable<Figure["contrast"]>) => boolean) =>
    estimated
      .filter(({ figure: { contrast } }) => contrast !== null && such(contrast))
      .map(({ name }) => name);
  const list = (found: readonly string[]) => new Intl.ListFormat(words.language).format(found);
  const [up, down] = [
    names(({ direction }) => direction === "up"),
    names(({ direction }) => direction === "down"),
  ];
  const [shown, unshown] = [
    names(({ significant }) => significant),
    names(({ significant }) => !significant),
  ];
  if (up.length > 0 && down.length > 0) {
    const sentence = fill(words.effectsOpposite, { up: list(up), down: list(down) });
    const of =
      shown.length > 0 ? fill(words.effectsOppositeShown, { shown: list(shown) }) : words.effectsUnshown;
    return `${sentence} ${of}`;
  }
  if (shown.length === 0 || unshown.length === 0) return "";
  return fill(words.effectsApart, { shown: list(shown), unshown: list(unshown) });
}
