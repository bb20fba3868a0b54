import { inLanguage } from "../../claims/inLanguage.js";
import type { Place, Quantity } from "../../vocabulary/quantity.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language, Text } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";

/** What a figure is a figure of: "Glad to live in the area, areas with a plan, change from 2018 to 2021". */
export function quantityText(quantity: Quantity, study: Study, language: Language): string {
  const words = wordsIn(language);
  const sentence = (parts: readonly string[]) => parts.filter((part) => part !== "").join(", ");
  const measure = named(study.measures, quantity.measure, language);
  const wave = (place: Place) => named(study.waves, place.wave, language);
  const who = (place: Place) => whoText(place, study, language);
  switch (quantity.kind) {
    case "level":
      return sentence([measure, who(quantity.at), wave(quantity.at)]);
    case "change": {
      const change = fill(words.changeFrom, { from: wave(quantity.from), to: wave(quantity.to) });
      return sentence([measure, who(quantity.to), change]);
    }
    case "difference": {
      const [of, against] = [who(quantity.of), who(quantity.against)];
      return sentence([measure, wave(quantity.of), fill(words.differenceOf, { of, against })]);
    }
  }
}

/** The group, where there are several, and the category within it. */
function whoText({ group, category }: Place, study: Study, language: Language): string {
  const whole = study.groups.length > 1 ? named(study.groups, group, language) : "";
  if (category === null) return whole;
  const breakdown = study.breakdowns.find(({ id }) => id === category.breakdown);
  const part = named(breakdown?.categories ?? [], category.category, language);
  return whole === "" ? part : `${whole}, ${part}`;
}

/** The study's name for something in a language. */
export function named(
  things: readonly { readonly id: string; readonly label: Text }[],
  id: string,
  language: Language,
): string {
  const thing = things.find((one) => one.id === id);
  if (!thing) throw new Error(`the study knows no “${id}”`);
  return inLanguage(thing.label, language);
}
