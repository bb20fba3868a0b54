import { inLanguage } from "../../claims/inLanguage.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { named } from "../display/quantityText.js";
import { fill, wordsIn } from "../words.js";

/** What a scale is made of: questions, dimensions, or all the questions of an index by their dimensions. */
export interface ScaleName {
  readonly of: "dimension" | "index" | "items";
  /** Label of the dimension or the index. */
  readonly measure: string;
  /** Name of the scale itself. */
  readonly label: string;
}

export function scaleName(scale: string, study: Study, language: Language): ScaleName {
  const index = study.measures.find(({ id }) => scale === `${id}: all items`);
  if (index) {
    const measure = inLanguage(index.label, language);
    return { of: "items", measure, label: fill(wordsIn(language).allItemsOf, { index: measure }) };
  }
  const measure = named(study.measures, scale, language);
  const of = study.measures.find(({ id }) => id === scale)?.kind === "index" ? "index" : "dimension";
  return { of, measure, label: measure };
}

/** A part of a scale: the question, or the dimension of an index. */
export function itemName(item: string, { items, measures }: Study, language: Language): string {
  const found = items.find(({ id }) => id === item);
  return found ? inLanguage(found.question, language) : named(measures, item, language);
}

/** A wave or a language that people answered in. */
export function partName(key: string, value: string, study: Study, language: Language): string {
  const { breakdowns, waves, analysis } = study;
  const categories = breakdowns.find(({ id }) => id === analysis.language)?.categories ?? [];
  return named(key === "wave" ? waves : categories, value, language);
}
