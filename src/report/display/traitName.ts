import type { TwinTrait } from "../../vocabulary/estimate.js";
import type { Figure } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";
import { columnName } from "./columnName.js";
import { named } from "./quantityText.js";

/** From this standardised difference on, two groups are told not to be alike (Austin 2009). */
export const largestAlike = 0.1;

/** A trait by which twins are chosen or people are matched, as a reader knows it. */
export function traitName(trait: TwinTrait, { quantity }: Figure, study: Study, language: Language): string {
  const words = wordsIn(language);
  const measure = named(study.measures, quantity.measure, language);
  switch (trait.by) {
    case "column":
      return columnName(trait.column, study, language);
    case "category": {
      const breakdown = study.breakdowns.find(({ id }) => id === trait.breakdown);
      const category = named(breakdown?.categories ?? [], trait.category, language);
      return `${named(study.breakdowns, trait.breakdown, language)}: ${category}`;
    }
    case "level":
      return fill(words.traitLevel, { measure, period: String(trait.period) });
    case "trend":
      return fill(words.traitTrend, { measure });
  }
}
