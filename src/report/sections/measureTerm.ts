import { inLanguage } from "../../claims/inLanguage.js";
import type { Dimension, Item, Measure, Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { numberText } from "../display/figureText.js";
import { named } from "../display/quantityText.js";
import { fill, wordsIn } from "../words.js";
import type { Term } from "./section.js";

/** A measure as a reader needs to know it: what it means, which questions, what counts. */
export function measureTerm(measure: Measure, study: Study, language: Language): Term {
  const words = wordsIn(language);
  const items = itemsOf(measure).flatMap(({ item: id, reversed }) => {
    const item = study.items.find((one) => one.id === id);
    return item ? [{ item, reversed }] : [];
  });
  return {
    term: inLanguage(measure.label, language),
    told: [
      inLanguage(measure.meaning, language),
      `${words.answersCounted}: ${countedText(measure, items[0]?.item, study, language)}`,
      ...items.map(({ item, reversed }) => {
        const turned = reversed ? ` (${words.reversed})` : "";
        return `${words.question}: ${inLanguage(item.question, language)}${turned} ${words.scale}: ${scaleText(item, language)}.`;
      }),
      ...new Set(
        items.flatMap(({ item }) => (item.source === null ? [] : `${words.questionSource}: ${item.source}`)),
      ),
    ],
  };
}

/** The items of a measure, and whether they are turned round; those of an index are told at its dimensions. */
function itemsOf(measure: Measure): Dimension["items"] {
  if (measure.kind === "dimension") return measure.items;
  if (measure.kind === "index") return [];
  const items = [measure.item, ...(measure.kind === "ratio" ? [measure.per] : [])];
  return items.map((item) => ({ item, reversed: false }));
}

function countedText(measure: Measure, item: Item | undefined, study: Study, language: Language): string {
  const words = wordsIn(language);
  switch (measure.kind) {
    case "mean":
      return words.meanItem;
    case "total":
      return words.totalItem;
    case "ratio":
      return words.ratioItems;
    case "quantile":
      return fill(words.quantileItem, {
        p: numberText(measure.p * 100, Number.isInteger(measure.p * 100) ? 0 : 1, language),
      });
    case "dimension":
      return fill(words.dimensionItems, {
        items: String(measure.items.length),
        atLeast: String(measure.atLeast),
      });
    case "index":
      return fill(words.indexOf, {
        dimensions: measure.dimensions.map((id) => named(study.measures, id, language)).join(", "),
        atLeast: String(measure.atLeast),
      });
    case "share": {
      const label =
        item?.scale.kind === "points" &&
        item.scale.points.find(({ value }) => value === measure.point)?.label;
      if (label) {
        const point = inLanguage(label, language);
        return fill(measure.at === "or-above" ? words.shareAbove : words.shareBelow, { point });
      }
      const point = numberText(measure.point, Number.isInteger(measure.point) ? 0 : 2, language);
      return fill(measure.at === "or-above" ? words.shareAboveValue : words.shareBelowValue, { point });
    }
  }
}

function scaleText({ scale }: Item, language: Language): string {
  if (scale.kind === "points")
    return scale.points.map(({ label }) => inLanguage(label, language)).join(" · ");
  const [min, max] = [String(scale.min), String(scale.max)];
  return fill(wordsIn(language).scaleRange, { min, max, unit: inLanguage(scale.unit, language) });
}
