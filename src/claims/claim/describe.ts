import type { EffectOf, ExposureOf, Gap, Place, Quantity, Span, TrendOf } from "../../vocabulary/quantity.js";
import type { Contrast, Figure } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import type { Assertion } from "../draft.js";
import { formatCount, formatFigure, formatLimit, formatP, meanUnit, unitOf } from "../format.js";
import { inLanguage } from "../inLanguage.js";
import { type AllLabels, type Labels, sideLabel } from "../labels.js";
import { wordingOf } from "../languages.js";
import { marginText } from "./margin.js";

/** In which language to say it, with which names, and in which language a mean's unit is known. */
export interface Telling {
  readonly study: Study;
  readonly language: Language;
  readonly labels: AllLabels;
  readonly unitLanguage: Language;
}

/** What a claim asserts, as a plain sentence made from its terms: "Very happy, from 2018 to 2021: a significant fall". */
export function describe({ quantity, says, limits }: Assertion, telling: Telling): string {
  const { study, language, unitLanguage } = telling;
  const unit = unitOf(study, quantity);
  const format = { unit, language, meanUnit: meanUnit(study, quantity.measure, unitLanguage) };
  const printed = limits.map((limit) => formatLimit(limit, format));
  return `${about(quantity, telling)}: ${wordingOf(language).finds(says, printed)}`;
}

function about(quantity: Quantity, telling: Telling): string {
  const { labels, language } = telling;
  const {
    about: wording,
    sentence,
    component,
    variant,
    matchingWay,
    standardised,
    chance,
    effectPart,
    mover,
  } = wordingOf(language);
  const measure = labels.measure(quantity.measure);
  const waves = ({ from, to }: Span) => ({ from: labels.wave(from.wave), to: labels.wave(to.wave) });
  const sides = (of: Place, against: Place) => ({
    of: sideLabel(of, against, labels, sentence.within),
    against: sideLabel(against, of, labels, sentence.within),
  });
  switch (quantity.kind) {
    case "level":
    case "area": {
      const { at } = quantity;
      return wording.level({ measure, who: whoIs(at, telling), wave: labels.wave(at.wave) });
    }
    case "change":
    case "area-change":
      return wording.change({ measure, who: whoIs(quantity.from, telling), ...waves(quantity) });
    case "difference": {
      const { of, against } = quantity;
      return wording.difference({ measure, wave: labels.wave(of.wave), ...sides(of, against) });
    }
    case "change-difference": {
      const { of, against } = quantity;
      return wording.changeDifference({ measure, ...waves(of), ...sides(of.from, against.from) });
    }
    case "contribution":
    case "contribution-share": {
      const dimension = labels.measure(quantity.dimension);
      return wording.part({
        part: dimension,
        measure,
        who: whoIs(quantity.from, telling),
        ...waves(quantity),
      });
    }
    case "component": {
      const { part, breakdown, category, from } = quantity;
      const label = category === null ? null : labels.category({ breakdown, category });
      const told = `${component(part, label)} (${labels.breakdown(breakdown)})`;
      return wording.part({ part: told, measure, who: whoIs(from, telling), ...waves(quantity) });
    }
    case "area-apart": {
      const { at } = quantity;
      const of = at.category === null ? "" : labels.category(at.category);
      return wording.difference({ measure, wave: labels.wave(at.wave), of, against: wording.meanOfAreas });
    }
    case "clustering": {
      const { at } = quantity;
      return wording.clustering({ measure, wave: labels.wave(at.wave) });
    }
    case "double-difference": {
      const { of, against } = quantity;
      return wording.doubleDifference({
        measure,
        wave: labels.wave(of.of.wave),
        ...betweenAnd(of, labels),
        of: labels.group(of.of.group),
        against: labels.group(against.of.group),
      });
    }
    case "effect": {
      const programme = programmeOf(quantity, telling);
      return wording.effect({ measure, programme, part: effectPart(quantity.part) });
    }
    case "chance": {
      const { at } = quantity;
      const told = `${measure} (${chance(quantity)})`;
      return wording.level({ measure: told, who: whoIs(at, telling), wave: labels.wave(at.wave) });
    }
    case "chance-change": {
      const told = `${measure} (${chance(quantity)})`;
      return wording.change({ measure: told, who: whoIs(quantity.from, telling), ...waves(quantity) });
    }
    case "exposure": {
      const { part, from } = quantity;
      const who = from.group === "" ? "" : whoIs(from, telling);
      if (part === "likeness") return wording.likeness({ measure, who });
      return wording.exposure({
        measure,
        who,
        years: yearsOf(quantity, telling),
        siblings: part === "siblings",
      });
    }
    case "trend": {
      const who = whoOfTrend(quantity, telling);
      if (quantity.part !== "bend") return wording.trend({ measure, who, ...waves(quantity) });
      return wording.bend({ measure, who, bend: labels.wave(quantity.bend ?? "") });
    }
    case "matched": {
      const { of, against, way } = quantity;
      const told = { measure, wave: labels.wave(of.wave), of: labels.group(of.group) };
      return `${wording.matched({ ...told, against: labels.group(against.group) })}, ${matchingWay[way]}`;
    }
    case "movers": {
      const who = whoIs(quantity.from, telling);
      const { part, way } = quantity;
      if (part === "stayed") return wording.change({ measure, who: mover.stayed(who), ...waves(quantity) });
      const told = mover[part](way && labels.category(way));
      return wording.part({ part: told, measure, who, ...waves(quantity) });
    }
    case "standardised":
      return `${about(quantity.of, telling)}, ${standardised(labels.breakdown(quantity.breakdown))}`;
    case "variant":
      return `${about(quantity.of, telling)}, ${variant[quantity.variant]}`;
  }
}

/** The two categories that a gap lies between. */
export function betweenAnd({ of, against }: Gap, labels: Labels): { between: string; and: string } {
  const name = ({ category, group }: Place) => (category ? labels.category(category) : labels.group(group));
  return { between: name(of), and: name(against) };
}

/** What the programme of an effect is called. */
export function programmeOf(
  { analysis }: Pick<EffectOf, "analysis">,
  { study, language }: Pick<Telling, "study" | "language">,
): string {
  const effects = study.analysis.effects.find(({ id }) => id === analysis);
  if (!effects) throw new Error(`no analysis of effects “${analysis}”`);
  return inLanguage(effects.label, language);
}

/** What an analysis of exposure counts in years. */
export function yearsOf(
  { analysis }: Pick<ExposureOf, "analysis">,
  { study, language }: Pick<Telling, "study" | "language">,
): string {
  const exposure = study.analysis.exposure.find(({ id }) => id === analysis);
  if (!exposure) throw new Error(`no analysis of exposure “${analysis}”`);
  return inLanguage(exposure.label, language);
}

/** The people of a trend; of a gap's, one side beside the other. */
export function whoOfTrend({ from, against }: TrendOf, naming: Naming): string {
  if (against === null) return whoIs(from, naming);
  const { within } = wordingOf(naming.language).sentence;
  const of = sideLabel(from, against.from, naming.labels, within);
  const other = sideLabel(against.from, from, naming.labels, within);
  return ` (${wordingOf(naming.language).against(of, other)})`;
}

interface Naming extends Pick<Telling, "study" | "language"> {
  readonly labels: Labels;
}

/** " among Graduate in Programme areas"; " in Elm Park" for an area; nothing for everyone in a study of one group. */
export function whoIs({ category, group }: Place, { study, language, labels }: Naming): string {
  const { among, within } = wordingOf(language).sentence;
  if (category !== null && category.breakdown === study.areas?.breakdown)
    return within(labels.category(category));
  const who = category ? among(labels.category(category)) : "";
  return who + (study.groups.length > 1 ? within(labels.group(group)) : "");
}

/** A figure with its interval, test and people: all that is needed to judge it. */
export function evidenceIn(figure: Figure, telling: Telling): string {
  const { study, language, unitLanguage } = telling;
  const format = { language, meanUnit: meanUnit(study, figure.quantity.measure, unitLanguage) };
  const interval = `${formatFigure(figure, { ...format, show: "confidence" })} interval ${formatFigure(figure, { ...format, show: "interval" })}`;
  const tests = figure.contrast ? testsIn(figure.contrast, figure, telling) : [];
  const people = `n = ${formatCount(figure.n, language)}`;
  return `${formatFigure(figure, { ...format, show: "value" })} (${[interval, ...tests, people].join("; ")})`;
}

/** "p = 0.004, adjusted for 6 tests", and whether it lies within the study's margin. */
function testsIn(
  { p, adjusted, equivalence }: Contrast,
  figure: Figure,
  telling: Telling,
): readonly string[] {
  const { study, language, unitLanguage } = telling;
  const many = adjusted ? `, adjusted for ${testsOf(adjusted.family, figure.quantity, study)} tests` : "";
  const test = `${formatP(adjusted?.p ?? p, language)}${many}`;
  if (equivalence === undefined) return [test];
  const { quantity } = figure;
  const margin = marginText(figure, equivalence.margin, {
    language,
    meanUnit: meanUnit(study, quantity.measure, unitLanguage),
  });
  return [test, `within ${margin} either way: ${formatP(equivalence.p, language)}`];
}

/** How many tests are read together: an area's distance from the mean, or its change, with every other area's, or a declared family. */
function testsOf(family: string, { kind }: Quantity, { analysis, areas }: Study): number {
  if ((kind === "area-apart" || kind === "area-change") && areas) return areas.list.length;
  const declared = analysis.families.find(({ id }) => id === family);
  if (!declared) throw new Error(`no family “${family}”`);
  return declared.measures.length;
}
