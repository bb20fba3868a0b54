import { inLanguage } from "../../claims/inLanguage.js";
import type { PublicCount } from "../../vocabulary/intake.js";
import type { Language } from "../../vocabulary/text.js";
import { dateText, numberText } from "../display/figureText.js";
import { foreign } from "../html/foreign.js";
import { htmlFrame } from "../html/htmlFrame.js";
import { htmlSection } from "../html/htmlSection.js";
import { htmlTable } from "../html/htmlTable.js";
import { html, type Markup } from "../html/markup.js";
import { methodSections } from "../sections/methodSections.js";
import { filled, type Section } from "../sections/section.js";
import { addresses, link } from "../site/addresses.js";
import { fill, wordsIn } from "../words.js";
import { type CodebookEdition, codebookAddresses } from "./codebookEdition.js";
import { codebookWordsIn } from "./codebookWords.js";
import { columnEntry, columnId, useTexts } from "./columnEntry.js";

/** The codebook in one language: the study, its files, and every column. */
export function codebookPage(edition: CodebookEdition, language: Language): string {
  const { study, policy, languages } = edition;
  const words = codebookWordsIn(language);
  const address = codebookAddresses.page(language);
  const said = foreign(wordsIn(language), language);
  return htmlFrame({
    study,
    policy,
    language,
    address,
    title: words.title,
    description: words.lead,
    languages: languages.map((other) => ({ language: other, address: codebookAddresses.page(other) })),
    content: html`<article>
<div class="opening">
<h1${said}>${words.title}</h1>
<p class="lead"${said}>${words.lead}</p>
<p class="actions"${said}><a href="${link(address, codebookAddresses.xml)}">${words.xml}</a> <a href="${link(address, addresses.method(language))}">${wordsIn(language).method}</a></p>
</div>
<div class="prose">
${studySections(edition, language).map(htmlSection)}${columnSection(edition, language)}</div>
</article>
`,
  });
}

function studySections({ study, account }: CodebookEdition, language: Language): readonly Section[] {
  const { about, title, summary, waves, groups } = study;
  const words = codebookWordsIn(language);
  const common = wordsIn(language);
  const told = methodSections(study, account, language);
  const count = (rows: PublicCount) => (rows === null ? common.tooFewToTell : numberText(rows, 0, language));
  const text = (label: string) => ({ label, numeric: false });
  const year = (time: number) => String(Number(time.toFixed(2)));
  return filled([
    {
      id: "study",
      heading: words.study,
      parts: [
        {
          kind: "terms",
          terms: [
            { term: words.studyTitle, told: [inLanguage(title, language)] },
            { term: words.summary, told: [inLanguage(summary, language)] },
            { term: words.authors, told: about.authors },
            { term: common.contact, told: about.contact === null ? [] : [about.contact] },
            { term: words.date, told: [dateText(about.date, language)] },
            { term: words.citation, told: [inLanguage(about.dataCitation, language)] },
          ].filter((term) => term.told.length > 0),
        },
      ],
    },
    {
      id: "waves",
      heading: words.waves,
      parts: [
        {
          kind: "table",
          id: "waves-table",
          caption: words.wavesCaption,
          columns: [text(common.wave), text(words.time), text(words.note)],
          rows: waves.map(({ label, time, note }) => [
            inLanguage(label, language),
            year(time),
            note ? inLanguage(note, language) : "",
          ]),
        },
      ],
    },
    {
      id: "groups",
      heading: words.groups,
      parts: [
        {
          kind: "table",
          id: "groups-table",
          caption: words.groupsCaption,
          columns: [text(common.group), text(words.role)],
          rows: groups.map(({ label, role }) => [inLanguage(label, language), words[role]]),
        },
      ],
    },
    ...told.filter(({ id }) => id === "sampling" || id === "calibration"),
    {
      id: "files",
      heading: common.files,
      parts: [
        {
          kind: "table",
          id: "files-table",
          caption: words.fileCaption,
          columns: [text(common.file), { label: common.rows, numeric: true }, text(words.checksum)],
          rows: account.files.map(({ file, rows, sha256 }) => [file, count(rows), sha256]),
        },
      ],
    },
  ]);
}

function columnSection(edition: CodebookEdition, language: Language): Markup {
  const { study, codebook, policy } = edition;
  const words = codebookWordsIn(language);
  const index = htmlTable({
    id: "columns-table",
    caption: words.columnsCaption,
    columns: [words.column, words.use].map((label) => ({ label, numeric: false })),
    groups: [
      {
        label: null,
        rows: codebook.columns.map((column, place) => ({
          header: html`<a href="#${columnId(place)}">${column.name}</a>`,
          cells: [useTexts(column, study, language).join("; ")],
        })),
      },
    ],
  });
  return html`<section aria-labelledby="columns">
<h2 id="columns">${words.columns}</h2>
<p>${fill(words.countsNote, { minimumCount: numberText(policy.minimumCount, 0, language) })}</p>
${index}
${codebook.columns.map((column, place) => columnEntry(column, place, study, language))}</section>
`;
}
