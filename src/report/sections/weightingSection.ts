import type { PublicAccount } from "../../vocabulary/intake.js";
import type { PublicResponse } from "../../vocabulary/publicResponse.js";
import type { Released } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { numberText } from "../display/figureText.js";
import { fill, type Words, wordsIn } from "../words.js";
import { numberColumn, type Part, type Section, wordsColumn } from "./section.js";
import { sharesParts } from "./sharesParts.js";
import { stepName } from "./stepName.js";
import { isOfAll, weighedText } from "./weighedText.js";

/** What became of the weights step by step, and whom they stand for. */
export function weightingSection(
  study: Study,
  { response, people }: Released<PublicAccount>,
  language: Language,
): Section {
  const words = wordsIn(language);
  const heading = { id: "weighting", heading: words.weighting };
  const last = response?.steps.at(-1);
  if (!response || !last) return { ...heading, parts: [] };
  const groups = weighedText(response, study, language);
  const all = isOfAll(response, study);
  const several = people.filter(({ group }) => all || response.weighed.includes(group)).length > 1;
  return {
    ...heading,
    parts: [
      { kind: "text", text: words.weightingLead },
      { kind: "text", text: classesText(response, words) },
      { kind: "text", text: trimmingText(response, words) },
      { kind: "text", text: all ? "" : `${words.weightsAll} ${fill(words.weightsOf, { groups })}` },
      stepTable(response, groups, words),
      {
        kind: "text",
        text: [
          fill(words.weightCost, { part: numberText(last.lost * 100, 0, language) }),
          several ? fill(words.weightCostTogether, { groups }) : "",
          words.weightsRounded,
        ]
          .filter((sentence) => sentence !== "")
          .join(" "),
      },
      ...sharesParts(response, study, language),
    ],
  };
}

function classesText({ classes }: PublicResponse, words: Words): string {
  if (!classes) return "";
  const { crossed, left, unmended, factors } = classes;
  const [lowest, highest] = factors ?? [];
  return [
    fill(words.classesMade, { crossed: count(crossed, words) }),
    left < crossed ? fill(words.classesJoined, { left: count(left, words) }) : "",
    lowest !== undefined && highest !== undefined
      ? fill(words.classesFactors, { least: twoDigits(lowest, words), largest: twoDigits(highest, words) })
      : "",
    unmended > 0 ? fill(words.classesUnmended, { unmended: count(unmended, words) }) : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function trimmingText({ trimming }: PublicResponse, words: Words): string {
  if (!trimming) return "";
  const { people, trimmed, strata, largest } = trimming;
  if (trimmed === 0) return words.trimmingNone;
  const [before, after] = largest;
  const weights = { before: twoDigits(before, words), after: twoDigits(after, words) };
  if (trimmed === null || people === null) return fill(words.trimmingFew, weights);
  return fill(words.trimmingDone, {
    ...weights,
    people: count(people, words),
    trimmed: count(trimmed, words),
    strata: count(strata, words),
  });
}

function stepTable({ steps }: PublicResponse, groups: string, words: Words): Part {
  const numbers = [words.weightSum, words.weightMedian, words.weightLargest, words.weightEffect];
  return {
    kind: "table",
    id: "weighting-steps",
    caption: fill(words.stepsCaption, { groups }),
    columns: [wordsColumn(words.step), ...[...numbers, words.weightLost].map(numberColumn)],
    rows: steps.map(({ step, sum, median, largest, effect, lost }) => [
      stepName(step, words),
      count(sum, words),
      twoDigits(median, words),
      twoDigits(largest, words),
      numberText(effect, 2, words.language),
      numberText(lost * 100, 0, words.language),
    ]),
  };
}

function count(people: number, { language }: Words): string {
  return numberText(people, 0, language);
}

/** A weight as it was released. */
function twoDigits(weight: number, { language }: Words): string {
  return numberText(weight, Math.max(0, 1 - Math.floor(Math.log10(weight))), language);
}
