import { inLanguage } from "../../claims/inLanguage.js";
import { softwareVersion } from "../assets.js";
import { releaseRulesText } from "../display/releaseRulesText.js";
import { html, type Markup } from "../html/markup.js";
import { methodSections } from "../sections/methodSections.js";
import { fill, wordsIn } from "../words.js";
import type { CodebookEdition } from "./codebookEdition.js";
import { codebookWordsIn } from "./codebookWords.js";
import { waveRef } from "./xmlRefs.js";

/** Of the codebook itself (`docDscr`) and of the study (`stdyDscr`). */
export function xmlStudy(edition: CodebookEdition): Markup {
  const { study, policy } = edition;
  const { about, languages, title, summary, waves, groups, synthetic } = study;
  const [first = "en", ...others] = languages;
  const each = (element: (language: string) => Markup | null) => html`${languages.map(element)}`;
  const said = (language: string) => wordsIn(language).language;
  const titleOf = (language: string) =>
    fill(codebookWordsIn(language).titleOf, { study: inLanguage(title, language) });
  const authors = about.authors.map((author) => html`<AuthEnty>${author}</AuthEnty>\n`);
  return html`<docDscr>
<citation>
<titlStmt><titl xml:lang="${first}">${titleOf(first)}</titl>${others.map((other) => html`<parTitl xml:lang="${other}">${titleOf(other)}</parTitl>`)}</titlStmt>
<prodStmt><prodDate date="${about.date}">${about.date}</prodDate><software version="${softwareVersion()}">Kvarter</software></prodStmt>
</citation>
</docDscr>
<stdyDscr>
<citation>
<titlStmt><titl xml:lang="${first}">${inLanguage(title, first)}</titl>${others.map((other) => html`<parTitl xml:lang="${other}">${inLanguage(title, other)}</parTitl>`)}<IDNo>${study.id}</IDNo></titlStmt>
<rspStmt>
${authors}</rspStmt>
<distStmt>${about.contact !== null && html`<contact>${about.contact}</contact>`}<distDate date="${about.date}">${about.date}</distDate></distStmt>
${each((language) => html`<biblCit xml:lang="${language}">${inLanguage(about.dataCitation, language)}</biblCit>\n`)}</citation>
<stdyInfo>
${each((language) => html`<abstract xml:lang="${language}">${inLanguage(summary, language)}</abstract>\n`)}<sumDscr>
${waves.map(({ label, time }, place) => html`<collDate ID="${waveRef(place)}" event="single" cycle="${inLanguage(label, first)}" date="${yearOf(time)}">${inLanguage(label, first)}</collDate>\n`)}${groups.map(({ label }) => each((language) => html`<universe xml:lang="${language}">${inLanguage(label, language)}</universe>\n`))}</sumDscr>
</stdyInfo>
<method>
<dataColl>
${each((language) => html`<sampProc xml:lang="${said(language)}">${sectionText(edition, language, "sampling")}</sampProc>\n`)}${each((language) => weightText(edition, language))}</dataColl>
</method>
<dataAccs><useStmt>
${each((language) => html`<conditions xml:lang="${said(language)}">${releaseRulesText(policy, language)}</conditions>\n`)}</useStmt></dataAccs>
${waves.map(({ note }, place) => note && each((language) => html`<notes xml:lang="${language}" sdatrefs="${waveRef(place)}">${inLanguage(note, language)}</notes>\n`))}${synthetic && each((language) => html`<notes xml:lang="${said(language)}" type="synthetic">${wordsIn(language).synthetic}. ${wordsIn(language).syntheticMeaning}</notes>\n`)}</stdyDscr>
`;
}

/** A date must be a year, a month or a day: decimal years are told in whole ones. */
function yearOf(time: number): string {
  return String(Math.floor(time)).padStart(4, "0");
}

/** What the page “Data and method” says in words under one of its headings. */
function sectionText({ study, account }: CodebookEdition, language: string, id: string): string {
  const section = methodSections(study, account, language).find((one) => one.id === id);
  return (section?.parts ?? []).flatMap((part) => (part.kind === "text" ? part.text : [])).join(" ");
}

function weightText(edition: CodebookEdition, language: string): Markup | null {
  const text = sectionText(edition, language, "calibration");
  return text === "" ? null : html`<weight xml:lang="${wordsIn(language).language}">${text}</weight>\n`;
}
