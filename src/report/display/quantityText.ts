import { inLanguage } from "../../claims/inLanguage.js";
import { wordingOf } from "../../claims/languages.js";
import { categoryMidSentence } from "../../claims/midSentence.js";
import { midSentence } from "../../vocabulary/midSentence.js";
import type { ComponentOf, Gap, MoversOf, Place, Quantity, Span } from "../../vocabulary/quantity.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language, Text } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";

/** What a figure is a figure of: "Glad to live in the area, areas with a plan, change from 2018 to 2021". */
export function quantityText(quantity: Quantity, study: Study, language: Language): string {
  const words = wordsIn(language);
  const sentence = (...parts: readonly string[]) => parts.filter((part) => part !== "").join(", ");
  const measure = named(study.measures, quantity.measure, language);
  const wave = (place: Place) => named(study.waves, place.wave, language);
  const who = (place: Place) => whoText(place, study, language);
  const change = ({ from, to }: Span) => fill(words.changeFrom, { from: wave(from), to: wave(to) });
  switch (quantity.kind) {
    case "level":
      return sentence(measure, who(quantity.at), wave(quantity.at));
    case "area":
      return sentence(measure, who(quantity.at), wave(quantity.at), words.leaning);
    case "area-apart":
      return sentence(measure, who(quantity.at), wave(quantity.at), words.apartFromMean);
    case "clustering":
      return sentence(fill(words.betweenAreas, { measure }), who(quantity.at), wave(quantity.at));
    case "change":
      return sentence(measure, who(quantity.to), change(quantity));
    case "area-change":
      return sentence(measure, who(quantity.to), change(quantity), words.leaning);
    case "difference": {
      const [of, against] = [who(quantity.of), who(quantity.against)];
      return sentence(measure, wave(quantity.of), fill(words.differenceOf, { of, against }));
    }
    case "change-difference": {
      const [of, against] = [who(quantity.of.to), who(quantity.against.to)];
      return sentence(measure, change(quantity.of), fill(words.differenceOf, { of, against }));
    }
    case "contribution":
    case "contribution-share": {
      const dimension = named(study.measures, quantity.dimension, language);
      const part = quantity.kind === "contribution" ? words.partOf : words.shareOf;
      return sentence(fill(part, { dimension, measure }), who(quantity.to), change(quantity));
    }
    case "component":
      return sentence(measure, who(quantity.to), change(quantity), componentText(quantity, study, language));
    case "double-difference": {
      const gap = (one: Gap) => fill(words.differenceOf, { of: who(one.of), against: who(one.against) });
      return sentence(
        measure,
        wave(quantity.of.of),
        fill(words.gapBeside, { of: gap(quantity.of), against: gap(quantity.against) }),
      );
    }
    case "effect": {
      const effects = named(study.analysis.effects, quantity.analysis, language);
      const part = wordingOf(language).effectPart(quantity.part);
      return sentence(
        measure,
        `${fill(words.effectOf, { programme: effects })}${part}`,
        words[`estimator: ${quantity.estimator}`],
      );
    }
    case "chance":
      return sentence(
        `${measure} (${wordingOf(language).chance(quantity)})`,
        who(quantity.at),
        wave(quantity.at),
      );
    case "chance-change":
      return sentence(
        `${measure} (${wordingOf(language).chance(quantity)})`,
        who(quantity.to),
        change(quantity),
      );
    case "trend": {
      const { against, from, bend, part } = quantity;
      const side = against
        ? fill(words.differenceOf, { of: who(from), against: who(against.from) })
        : who(from);
      const what =
        part === "bend" && bend !== null
          ? fill(words.bendIn, { wave: named(study.waves, bend, language) })
          : fill(words.perYear, { from: wave(quantity.from), to: wave(quantity.to) });
      return sentence(measure, side, what);
    }
    case "exposure": {
      const { analysis, part, from } = quantity;
      const people = from.group === "" ? "" : who(from);
      if (part === "likeness") return sentence(fill(words.betweenFamilies, { measure }), people);
      const years = named(study.analysis.exposure, analysis, language);
      return sentence(measure, people, fill(words[`exposure: ${part}`], { years }));
    }
    case "movers":
      return sentence(measure, who(quantity.to), change(quantity), moversText(quantity, study, language));
    case "matched": {
      const [of, against] = [who(quantity.of), who(quantity.against)];
      const way = wordingOf(language).matchingWay[quantity.way];
      return sentence(measure, wave(quantity.of), fill(words.likePeopleOf, { of, against }), way);
    }
    case "standardised": {
      const by = named(study.breakdowns, quantity.breakdown, language);
      return sentence(quantityText(quantity.of, study, language), fill(words.withSameComposition, { by }));
    }
    case "variant":
      return sentence(quantityText(quantity.of, study, language), words[`variant: ${quantity.variant}`]);
  }
}

/** "what other people by age make of it", "what changed within Women". */
function componentText(
  { breakdown: id, part, category }: ComponentOf,
  study: Study,
  language: Language,
): string {
  const words = wordsIn(language);
  const breakdown = study.breakdowns.find((one) => one.id === id);
  const by = named(study.breakdowns, id, language);
  if (category === null) return fill(part === "within" ? words.within : words.composition, { by });
  const name = named(breakdown?.categories ?? [], category, language);
  return fill(part === "within" ? words.withinCategory : words.compositionOf, { category: name });
}

/** "those who stayed", "what those who came make of it (Born here)". */
function moversText({ part, way }: MoversOf, study: Study, language: Language): string {
  const words = wordsIn(language);
  if (part === "stayed") return words.whoStayed;
  const breakdown = study.breakdowns.find(({ id }) => id === way?.breakdown);
  const name = way ? ` (${named(breakdown?.categories ?? [], way.category, language)})` : "";
  return `${part === "came" ? words.whatCame : words.whatLeft}${name}`;
}

/** The group, where there are several, and the category within it. */
function whoText({ group, category }: Place, study: Study, language: Language): string {
  const whole = study.groups.length > 1 ? midSentence(named(study.groups, group, language), language) : "";
  if (category === null) return whole;
  const breakdown = study.breakdowns.find(({ id }) => id === category.breakdown);
  const name = named(breakdown?.categories ?? [], category.category, language);
  const part = categoryMidSentence(name, category, study, language);
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
