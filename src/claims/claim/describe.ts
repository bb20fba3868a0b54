import type { Place } from "../../vocabulary/quantity.js";
import type { Figure } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import type { Assertion } from "../draft.js";
import { formatCount, formatFigure, formatLimit, formatP, meanUnit, unitOf } from "../format.js";
import { type Labels, sideLabel } from "../labels.js";
import { wordingOf } from "../languages.js";

/** In which language to say it, with which names, and in which language a mean's unit is known. */
export interface Telling {
  readonly study: Study;
  readonly language: Language;
  readonly labels: Labels;
  readonly unitLanguage: Language;
}

/** What a claim asserts, as a plain sentence made from its terms: "Very happy, from 2018 to 2021: a significant fall". */
export function describe(assertion: Assertion, telling: Telling): string {
  const { study, language, unitLanguage } = telling;
  const { measure } = assertion.quantity;
  const unit = unitOf(study, measure);
  const limits = assertion.limits.map((limit) =>
    formatLimit(limit, { unit, language, meanUnit: meanUnit(study, measure, unitLanguage) }),
  );
  return `${about(assertion, telling)}: ${wordingOf(language).finds(assertion.says, limits)}`;
}

function about({ quantity }: Assertion, telling: Telling): string {
  const { labels, language } = telling;
  const wording = wordingOf(language);
  const measure = labels.measure(quantity.measure);
  switch (quantity.kind) {
    case "level": {
      const { at } = quantity;
      return wording.about.level({ measure, who: whoIs(at, telling), wave: labels.wave(at.wave) });
    }
    case "change": {
      const [from, to] = [labels.wave(quantity.from.wave), labels.wave(quantity.to.wave)];
      return wording.about.change({ measure, who: whoIs(quantity.from, telling), from, to });
    }
    case "difference": {
      const wave = labels.wave(quantity.of.wave);
      const within = wording.sentence.within;
      const of = sideLabel(quantity.of, quantity.against, labels, within);
      const against = sideLabel(quantity.against, quantity.of, labels, within);
      return wording.about.difference({ measure, wave, of, against });
    }
  }
}

/** " among Graduate in Programme areas"; nothing for everyone in a study of one group. */
export function whoIs(place: Place, { study, language, labels }: Telling): string {
  const { among, within } = wordingOf(language).sentence;
  const category = place.category ? among(labels.category(place.category)) : "";
  return category + (study.groups.length > 1 ? within(labels.group(place.group)) : "");
}

/** A figure with its interval, test and people: all that is needed to judge it. */
export function evidenceIn(figure: Figure, { study, language, unitLanguage }: Telling): string {
  const format = { language, meanUnit: meanUnit(study, figure.quantity.measure, unitLanguage) };
  const interval = `${formatFigure(figure, { ...format, show: "confidence" })} interval ${formatFigure(figure, { ...format, show: "interval" })}`;
  const test = figure.contrast ? [formatP(figure.contrast.p, language)] : [];
  const people = `n = ${formatCount(figure.n, language)}`;
  return `${formatFigure(figure, { ...format, show: "value" })} (${[interval, ...test, people].join("; ")})`;
}
