import { greatest, least } from "d3-array";
import type { PublicAccount } from "../../vocabulary/intake.js";
import type { PublicCategory, PublicPlace } from "../../vocabulary/publicResponse.js";
import type { Released } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { confidenceText, numberText } from "../display/figureText.js";
import { fill, wordsIn } from "../words.js";
import { frameNames } from "./frameNames.js";
import { cellText, dash, percentText, spanText } from "./plainTexts.js";
import { representativenessParts } from "./representativenessParts.js";
import { numberColumn, type Part, type Section, type Term, wordsColumn } from "./section.js";

/** Who was invited, who answered and who is missing: nothing to tell where only answers were delivered. */
export function responseSection(
  study: Study,
  { response }: Released<PublicAccount>,
  language: Language,
): Section {
  const words = wordsIn(language);
  const heading = { id: "response", heading: words.response };
  if (!response) return { ...heading, parts: [] };
  const telling: Telling = { study, language, places: response.places };
  const [first] = response.places;
  const confidence = confidenceText(first?.confidence ?? 0, language);
  const tables = response.places.map((place, p) => categoryTable(place, p, telling));
  return {
    ...heading,
    parts: [
      rateTable(telling),
      { kind: "text", text: first ? words.responseNote : "" },
      ...representativenessParts(telling),
      { kind: "terms", terms: response.places.flatMap((place) => fewestAndMost(place, telling)) },
      ...tables,
      {
        kind: "text",
        text: tables.some(({ groups }) => groups.length > 0)
          ? fill(words.categoriesNote, { confidence })
          : "",
      },
    ],
  };
}

export interface Telling {
  readonly study: Study;
  readonly language: Language;
  readonly places: readonly PublicPlace[];
}

function rateTable({ study, language, places }: Telling): Part {
  const words = wordsIn(language);
  const names = frameNames(study, language);
  const confidence = confidenceText(places[0]?.confidence ?? 0, language);
  return {
    kind: "table",
    id: "response-rates",
    caption: words.responseCaption,
    columns: [
      wordsColumn(words.wave),
      ...[words.invitedPeople, words.answeredPeople, words.answeredRate].map(numberColumn),
      ...[fill(words.intervalOf, { confidence }), words.weightedRate].map(numberColumn),
    ],
    rows: places.map((place) => [
      names.place(place),
      place.invited === null ? words.tooFewToTell : numberText(place.invited, 0, language),
      cellText(place.answered, 0, language),
      percentText(place.rate?.value, language),
      spanText(place.rate?.interval, (value) => percentText(value, language)),
      percentText(place.weightedRate?.value, language),
    ]),
  };
}

/** In words: the categories that answered least and most. */
function fewestAndMost(place: PublicPlace, { study, language }: Telling): Term[] {
  const words = wordsIn(language);
  const names = frameNames(study, language);
  const [fewest, most] = [
    least(place.categories, ({ rate }) => rate),
    greatest(place.categories, ({ rate }) => rate),
  ];
  if (!fewest || !most || fewest === most) return [];
  const name = (category: PublicCategory) =>
    fill(words.categoryOf, {
      variable: names.variable(category.variable),
      category: names.categories(category),
    });
  const told = {
    fewest: name(fewest),
    fewestRate: percentText(fewest.rate, language),
    most: name(most),
    mostRate: percentText(most.rate, language),
  };
  return [{ term: names.place(place), told: [fill(words.fewestAndMost, told)] }];
}

function categoryTable(place: PublicPlace, index: number, { study, language }: Telling) {
  const words = wordsIn(language);
  const names = frameNames(study, language);
  return {
    kind: "grouped-table" as const,
    id: `response-${index + 1}`,
    caption: fill(words.categoriesCaption, { place: names.place(place) }),
    columns: [
      wordsColumn(words.background),
      ...[words.invitedPeople, words.answeredPeople, words.answeredRate].map(numberColumn),
      numberColumn(words.partialIndicator),
      wordsColumn(words.comparedWithAll),
    ],
    groups: names.byVariable(place.categories).map(({ label, of }) => ({
      label,
      rows: of.map((category) => [
        names.categories(category),
        ...[category.invited, category.answered].map((people) => numberText(people, 0, language)),
        percentText(category.rate, language),
        cellText(category.partial?.value, 3, language),
        category.partial ? words[`compared: ${category.partial.answered}`] : dash,
      ]),
    })),
  };
}
