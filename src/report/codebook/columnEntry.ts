import { inLanguage } from "../../claims/inLanguage.js";
import type { CodebookColumn, DeliveredWords } from "../../vocabulary/codebook.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language, Text } from "../../vocabulary/text.js";
import { named } from "../display/quantityText.js";
import { directionOf } from "../html/foreign.js";
import { htmlTable } from "../html/htmlTable.js";
import { html, type Markup } from "../html/markup.js";
import { fill, wordsIn } from "../words.js";
import { answersTable } from "./answersTable.js";
import { fileOf, itemOf, itemsOf } from "./codebookEdition.js";
import { codebookWordsIn } from "./codebookWords.js";
import { missingTexts, valueText } from "./valueText.js";

export const columnId = (place: number) => `column-${place + 1}`;

/** What the study uses a column for, in words. */
export function useTexts(column: CodebookColumn, study: Study, language: Language): readonly string[] {
  const words = codebookWordsIn(language);
  if (column.uses.length === 0) return [words.unused];
  return column.uses.map(({ kind, id }) => {
    const said = words[`use ${kind}`];
    if (kind === "breakdown" && id !== null) return `${said}: ${named(study.breakdowns, id, language)}`;
    return kind === "item" ? `${said}: ${inLanguage(itemOf(study, id).question, language)}` : said;
  });
}

/** Everything about one column. */
export function columnEntry(column: CodebookColumn, place: number, study: Study, language: Language): Markup {
  const id = columnId(place);
  const facts = [...ownFacts(column, study, language), ...deliveredFacts(column, study, language)];
  return html`<section class="column" aria-labelledby="${id}">
<h3 id="${id}">${column.name}</h3>
<dl>${facts.map(([term, told]) => told.length > 0 && html`<dt>${term}</dt>${told.map((one) => (typeof one === "string" ? html`<dd>${one}</dd>` : one))}\n`)}</dl>
${answersTable(column, id, study, language)}
${column.delivered.map((words, d) => labelsTable(column, words, `${id}-labels-${d + 1}`, study, language))}
</section>
`;
}

type Fact = readonly [term: string, told: readonly (string | Markup)[]];

function ownFacts(column: CodebookColumn, study: Study, language: Language): readonly Fact[] {
  const words = codebookWordsIn(language);
  const common = wordsIn(language);
  const items = column.uses.flatMap(({ kind, id }) => (kind === "item" ? itemOf(study, id) : []));
  const measures = study.measures.filter((measure) =>
    itemsOf(measure, study).some((used) => items.some(({ id }) => id === used)),
  );
  const scales = items.filter(({ id }) => id !== column.answers?.of.id || column.answers.codes.length === 0);
  return [
    [common.question, items.flatMap(({ question }) => inEach(question, study, language))],
    [
      words.use,
      column.uses.length === items.length && items.length > 0 ? [] : useTexts(column, study, language),
    ],
    [words.usedIn, measures.map(({ label }) => inLanguage(label, language))],
    [common.scale, scales.map(({ scale }) => scaleText(scale, language))],
    [words.noAnswerCodes, inOne([...new Set(items.flatMap(({ missing }) => missing))])],
    [words.recoded, recodings(column, study)],
    [common.questionSource, [...new Set(items.flatMap(({ source }) => source ?? []))]],
    [words.type, column.type === null ? [] : [words[column.type]]],
    [words.asked, inOne(column.waves.map((wave) => named(study.waves, wave, language)))],
    [words.inFiles, column.sources.map((source) => fileOf(study, source))],
  ];
}

function deliveredFacts(column: CodebookColumn, study: Study, language: Language): readonly Fact[] {
  const words = codebookWordsIn(language);
  const common = wordsIn(language);
  const several = column.delivered.length > 1;
  return column.delivered.flatMap(({ sources, label, format, missing }): Fact[] => {
    const where = several ? ` (${sources.map((source) => fileOf(study, source)).join(", ")})` : "";
    return [
      [words.labelInFile + where, label === null ? [] : [label]],
      [words.formatInFile + where, format === null ? [] : [format]],
      [words.missingInFile + where, missingTexts(missing, words, common)],
    ];
  });
}

/** Codes of a file that are read as others. */
function recodings({ name, sources }: CodebookColumn, study: Study): readonly string[] {
  return sources.flatMap((place) =>
    Object.entries(study.sources[place]?.recode[name] ?? {}).map(
      ([code, as]) => `${code} → ${as} (${fileOf(study, place)})`,
    ),
  );
}

const inOne = (list: readonly string[]) => (list.length === 0 ? [] : [list.join(", ")]);

/** A text in the page's language, then in the others of the study. */
function inEach(text: Text, study: Study, language: Language): readonly (string | Markup)[] {
  return [language, ...study.languages.filter((other) => other !== language)].map((each) =>
    each === language
      ? inLanguage(text, each)
      : html`<dd lang="${each}" dir="${directionOf(each)}">${inLanguage(text, each)}</dd>`,
  );
}

function scaleText(scale: Study["items"][number]["scale"], language: Language): string {
  if (scale.kind === "points")
    return scale.points.map(({ code, label }) => `${code} = ${inLanguage(label, language)}`).join(" · ");
  const { min, max, unit } = scale;
  return fill(wordsIn(language).scaleRange, {
    min: String(min),
    max: String(max),
    unit: inLanguage(unit, language),
  });
}

function labelsTable(
  column: CodebookColumn,
  { sources, labels }: DeliveredWords,
  id: string,
  study: Study,
  language: Language,
): Markup | null {
  if (labels.length === 0) return null;
  const words = codebookWordsIn(language);
  const files = sources.map((source) => fileOf(study, source)).join(", ");
  return htmlTable({
    id,
    caption: fill(words.labelsCaption, { column: column.name, files }),
    columns: [words.code, words.answer].map((label) => ({ label, numeric: false })),
    groups: [
      {
        label: null,
        rows: labels.map(({ value, label }) => ({ header: valueText(value), cells: [label] })),
      },
    ],
  });
}
