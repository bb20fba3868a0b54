import { inLanguage } from "../../claims/inLanguage.js";
import type { CodebookColumn, ColumnAnswers } from "../../vocabulary/codebook.js";
import type { PublicCount } from "../../vocabulary/intake.js";
import type { Study } from "../../vocabulary/study.js";
import { html, type Markup } from "../html/markup.js";
import { wordsIn } from "../words.js";
import { answerLabels } from "./answersTable.js";
import { codebookWordsIn } from "./codebookWords.js";
import { valueText } from "./valueText.js";
import { waveRef } from "./xmlRefs.js";

/**
 * The values of a column with their labels; how often each was given, by wave, where that may be told. Codes that mean
 * the same are counted together, so none of them has a count of its own.
 */
export function xmlAnswers({ answers, delivered }: CodebookColumn, study: Study): Markup {
  const declared = answers ? declaredValues(answers, study) : [];
  const known = new Set(answers?.codes.flat());
  const others = new Map(
    delivered.flatMap(({ labels, missing }) =>
      labels.flatMap(({ value, label }) => {
        const code = valueText(value);
        return known.has(code) ? [] : [[code, { label, missing: isMissing(value, missing) }] as const];
      }),
    ),
  );
  return html`${declared}${[...others].map(
    ([code, { label, missing }]) =>
      html`<catgry${missing && html` missing="Y"`}><catValu>${code}</catValu><labl>${label}</labl></catgry>\n`,
  )}${answers && noAnswer(answers, study)}`;
}

function declaredValues(answers: ColumnAnswers, study: Study): readonly Markup[] {
  const labels = answerLabels(answers, study);
  return answers.codes.flatMap((codes, i) =>
    codes.map((code, c) => {
      const label = labels[i]?.[c] ?? labels[i]?.[0];
      const words = study.languages.map(
        (language) => label && html`<labl xml:lang="${language}">${inLanguage(label, language)}</labl>`,
      );
      const counts = codes.length === 1 && frequencies(answers, study, ({ counts }) => counts[i] ?? null);
      return html`<catgry><catValu>${code}</catValu>${words}${counts}</catgry>\n`;
    }),
  );
}

function noAnswer(answers: ColumnAnswers, study: Study): Markup {
  const words = study.languages.map(
    (language) =>
      html`<labl xml:lang="${wordsIn(language).language}">${codebookWordsIn(language).noAnswer}</labl>`,
  );
  return html`<catgry missing="Y">${words}${frequencies(answers, study, ({ missing }) => missing)}</catgry>\n`;
}

function frequencies(
  { waves }: ColumnAnswers,
  study: Study,
  count: (wave: ColumnAnswers["waves"][number]) => PublicCount,
): Markup {
  return html`${waves.map((wave) => {
    const people = count(wave);
    const place = study.waves.findIndex(({ id }) => id === wave.wave);
    return people === null
      ? null
      : html`<catStat type="freq" sdatrefs="${waveRef(place)}">${people}</catStat>`;
  })}`;
}

function isMissing(
  value: number | string | { readonly tag: string },
  { values, ranges }: CodebookColumn["delivered"][number]["missing"],
): boolean {
  if (typeof value === "object") return true;
  return (
    values.includes(value) ||
    (typeof value === "number" && ranges.some(({ low, high }) => low <= value && value <= high))
  );
}
