import type { PublicAccount } from "../../vocabulary/intake.js";
import type { Released } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { named } from "../display/quantityText.js";
import { wordsIn } from "../words.js";
import { frameNames } from "./frameNames.js";
import { countText } from "./plainTexts.js";
import { numberColumn, type Part, wordsColumn } from "./section.js";

/** Measures and how many people lack each, in every wave and group where there are people. */
export function missingTable(
  study: Study,
  { missing, people }: Released<PublicAccount>,
  language: Language,
): Part {
  const words = wordsIn(language);
  const { place } = frameNames(study, language);
  const places = people.filter(({ rows }) => rows !== 0);
  const measures = [...new Set(missing.map(({ measure }) => measure))];
  const rowsOf = (measure: string, { wave, group }: (typeof places)[number]) =>
    missing.find((one) => one.measure === measure && one.wave === wave && one.group === group)?.rows ?? null;
  return {
    kind: "table",
    id: "missing",
    caption: words.missingCaption,
    columns: [wordsColumn(words.measure), ...places.map((one) => numberColumn(place(one)))],
    rows: measures.map((measure) => [
      named(study.measures, measure, language),
      ...places.map((one) => countText(rowsOf(measure, one), language)),
    ]),
  };
}
