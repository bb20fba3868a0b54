import { greatest } from "d3-array";
import { confidenceText, numberText } from "../display/figureText.js";
import { fill, wordsIn } from "../words.js";
import { frameNames } from "./frameNames.js";
import { dash, percentText, spanText } from "./plainTexts.js";
import type { Telling } from "./responseSection.js";
import { numberColumn, type Part, wordsColumn } from "./section.js";

/** The R-indicator of every wave and group, what it means, and how far off a share could be. */
export function representativenessParts({ study, language, places }: Telling): readonly Part[] {
  const words = wordsIn(language);
  const names = frameNames(study, language);
  const variables = places.flatMap(({ categories }) => categories.map(({ variable }) => variable));
  const largest = greatest(places, ({ representativeness }) => representativeness?.largestShareBias ?? -1);
  if (!largest?.representativeness) return [];
  return [
    {
      kind: "text",
      text: fill(words.representativenessMeaning, {
        variables: [...new Set(variables)].map(names.variable).join(", "),
      }),
    },
    {
      kind: "table",
      id: "representativeness",
      caption: words.representativenessCaption,
      columns: [
        wordsColumn(words.wave),
        numberColumn(words.representativeness),
        numberColumn(fill(words.intervalOf, { confidence: confidenceText(largest.confidence, language) })),
        numberColumn(words.largestBias),
      ],
      rows: places.map((place) => {
        const { representativeness: found } = place;
        if (!found) return [names.place(place), words.notEstimated, dash, dash];
        const number = (value: number) => numberText(value, 2, language);
        const cells = [number(found.value), spanText(found.interval, number)];
        return [names.place(place), ...cells, percentText(found.largestShareBias, language)];
      }),
    },
    {
      kind: "text",
      text: fill(words.largestBiasMeaning, {
        points: percentText(largest.representativeness.largestShareBias, language),
        place: names.place(largest),
      }),
    },
  ];
}
