import { midSentence } from "../vocabulary/midSentence.js";
import type { Place } from "../vocabulary/quantity.js";
import type { Study } from "../vocabulary/study.js";
import type { Language, Text } from "../vocabulary/text.js";
import { inLanguage } from "./inLanguage.js";
import { categoryMidSentence } from "./midSentence.js";

/** What the study's ids are called in a text: by their labels for a reader, by their ids for an author. */
export interface Labels {
  readonly measure: (id: string) => string;
  readonly wave: (id: string) => string;
  readonly group: (id: string) => string;
  readonly category: (category: NonNullable<Place["category"]>) => string;
}

/** Labels that can name a breakdown too; Markdown has no directive for one. */
export interface AllLabels extends Labels {
  readonly breakdown: (id: string) => string;
}

/** The labels of a study in one language. */
export function labelsOf(study: Study, language: Language): AllLabels {
  const named = (list: readonly { readonly id: string; readonly label: Text }[], id: string) => {
    const found = list.find((one) => one.id === id);
    if (!found) throw new Error(`no “${id}” among ${list.map((one) => one.id).join(", ")}`);
    return inLanguage(found.label, language);
  };
  return {
    measure: (id) => named(study.measures, id),
    wave: (id) => named(study.waves, id),
    group: (id) => named(study.groups, id),
    breakdown: (id) => named(study.breakdowns, id),
    category: ({ breakdown, category }) =>
      named(study.breakdowns.find(({ id }) => id === breakdown)?.categories ?? [], category),
  };
}

/** The same within a sentence, where “The areas” are “the areas”. */
export function labelsWithin(study: Study, language: Language): AllLabels {
  const labels = labelsOf(study, language);
  return {
    ...labels,
    group: (id) => midSentence(labels.group(id), language),
    category: (category) => categoryMidSentence(labels.category(category), category, study, language),
  };
}

/** The author's own names, as they stand in the study's files. */
export const idLabels: AllLabels = {
  measure: (id) => id,
  wave: (id) => id,
  group: (id) => id,
  breakdown: (id) => id,
  category: ({ breakdown, category }) => `${breakdown}=${category}`,
};

/** The same names as Markdown that prints their labels. */
export const directiveLabels: Labels = {
  measure: (id) => `:measure[${id}]`,
  wave: (id) => `:wave[${id}]`,
  group: (id) => `:group[${id}]`,
  category: ({ breakdown, category }) => `:category[${breakdown}=${category}]`,
};

/** A side of a difference: its category, its group, or both; what both sides share is left out. */
export function sideLabel(
  side: Place,
  other: Place,
  labels: Labels,
  within: (group: string) => string,
): string {
  const group = labels.group(side.group);
  if (side.category === null) return group;
  const category = labels.category(side.category);
  return side.group === other.group ? category : `${category}${within(group)}`;
}
