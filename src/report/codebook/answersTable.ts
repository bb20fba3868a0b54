import { inLanguage } from "../../claims/inLanguage.js";
import type { CodebookColumn, ColumnAnswers } from "../../vocabulary/codebook.js";
import type { PublicCount } from "../../vocabulary/intake.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language, Text } from "../../vocabulary/text.js";
import { numberText } from "../display/figureText.js";
import { named } from "../display/quantityText.js";
import { htmlTable } from "../html/htmlTable.js";
import type { Markup } from "../html/markup.js";
import { fill, wordsIn } from "../words.js";
import { itemOf } from "./codebookEdition.js";
import { codebookWordsIn } from "./codebookWords.js";

/** How often each answer was given, by wave. */
export function answersTable(
  { name, answers }: CodebookColumn,
  id: string,
  study: Study,
  language: Language,
): Markup | null {
  if (!answers) return null;
  const words = codebookWordsIn(language);
  const count = (people: PublicCount) =>
    people === null ? wordsIn(language).withheld : numberText(people, 0, language);
  const { waves, codes } = answers;
  const row = (header: string, code: string, people: readonly PublicCount[]) => ({
    header,
    cells: [code, ...people.map(count)],
  });
  const labels = answerLabels(answers, study).map((each) =>
    each.map((label) => inLanguage(label, language)).join(", "),
  );
  return htmlTable({
    id: `${id}-answers`,
    caption: fill(words.countsCaption, { column: name }),
    columns: [
      { label: words.answer, numeric: false },
      { label: words.code, numeric: false },
      ...waves.map(({ wave }) => ({ label: named(study.waves, wave, language), numeric: true })),
    ],
    groups: [
      {
        label: null,
        rows: [
          ...codes.map((same, i) =>
            row(
              labels[i] ?? "",
              same.join(", "),
              waves.map(({ counts }) => counts[i] ?? null),
            ),
          ),
          row(
            words.answered,
            "",
            waves.map(({ answered }) => answered),
          ),
          row(
            words.noAnswer,
            "",
            waves.map(({ missing }) => missing),
          ),
        ],
      },
    ],
  });
}

/** The labels of each answer; codes that mean the same may have several. */
export function answerLabels(
  { of, codes }: Pick<ColumnAnswers, "of" | "codes">,
  study: Study,
): readonly (readonly Text[])[] {
  if (of.kind === "breakdown") {
    const categories = study.breakdowns.find((breakdown) => breakdown.id === of.id)?.categories ?? [];
    return categories.map(({ label }) => [label]);
  }
  const { scale } = itemOf(study, of.id);
  const points = scale.kind === "points" ? scale.points : [];
  return codes.map((same) => points.filter(({ code }) => same.includes(code)).map(({ label }) => label));
}
