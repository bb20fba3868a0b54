import { inLanguage } from "../../claims/inLanguage.js";
import type { CodebookColumn } from "../../vocabulary/codebook.js";
import type { Item, Study } from "../../vocabulary/study.js";
import { html, type Markup } from "../html/markup.js";
import { wordsIn } from "../words.js";
import { itemOf } from "./codebookEdition.js";
import { codebookWordsIn } from "./codebookWords.js";
import { xmlAnswers } from "./xmlAnswers.js";
import { columnRef, fileRef, refs, waveRef } from "./xmlRefs.js";

/** A column as a variable: where it is, what was asked, which values it may have, how often each was given. */
export function xmlColumn(column: CodebookColumn, place: number, study: Study): Markup {
  const { name, sources, uses, waves, delivered, type } = column;
  const items = uses.flatMap(({ kind, id }) => (kind === "item" ? itemOf(study, id) : []));
  const numbers = items.flatMap(({ scale }) => (scale.kind === "number" ? scale : []));
  const weight = uses.some(({ kind }) => kind === "weight" || kind === "replicate weight");
  const waveRefs = refs(
    study.waves.flatMap(({ id }, i) => (waves.includes(id) ? i : [])),
    waveRef,
  );
  const kind =
    column.answers && column.answers.codes.length > 0 ? "code" : type === "text" ? "text" : "numeric";
  return html`<var ID="${columnRef(place)}" name="${name}" files="${refs(sources, fileRef)}"${waveRefs !== "" && html` sdatrefs="${waveRefs}"`}${weight && html` wgt="wgt"`}${type !== null && html` representationType="${kind}"`} intrvl="${numbers.length > 0 || weight ? "contin" : "discrete"}">
${delivered.flatMap(({ label }) => (label === null ? [] : [html`<labl>${label}</labl>\n`]))}${items.map((item) => question(item, study))}${numbers.map(({ min, max }) => html`<valrng><range UNITS="REAL" min="${min}" max="${max}"/></valrng>\n`)}${invalid(column, items)}${xmlAnswers(column, study)}${type !== null && html`<varFormat type="${type === "text" ? "character" : "numeric"}"/>\n`}${useNotes(column, study)}</var>
`;
}

function question({ question }: Item, { languages }: Study): Markup {
  return html`<qstn>${languages.map((language) => html`<qstnLit xml:lang="${language}">${inLanguage(question, language)}</qstnLit>`)}</qstn>\n`;
}

/** Codes and ranges that stand for no answer, in the instrument and in the files. */
function invalid({ delivered }: CodebookColumn, items: readonly Item[]): Markup | null {
  const values = new Set([
    ...items.flatMap(({ missing }) => missing),
    ...delivered.flatMap(({ missing }) => missing.values.map(String)),
  ]);
  const ranges = delivered.flatMap(({ missing }) => missing.ranges);
  if (values.size + ranges.length === 0) return null;
  return html`<invalrng>${[...values].map((value) => html`<item VALUE="${value}"/>`)}${ranges.map(
    ({ low, high }) =>
      html`<range UNITS="REAL"${low !== -Infinity && html` min="${low}"`}${high !== Infinity && html` max="${high}"`}/>`,
  )}</invalrng>\n`;
}

function useNotes({ uses }: CodebookColumn, { languages }: Study): Markup {
  return html`${languages.map((language) => {
    const words = codebookWordsIn(language);
    const told = uses.length === 0 ? words.unused : uses.map(({ kind }) => words[`use ${kind}`]).join("; ");
    return html`<notes xml:lang="${wordsIn(language).language}" subject="use">${told}</notes>\n`;
  })}`;
}
