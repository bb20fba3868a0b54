import { inLanguage } from "../../claims/inLanguage.js";
import type { CodebookColumn } from "../../vocabulary/codebook.js";
import type { Measure, Study } from "../../vocabulary/study.js";
import { html, type Markup } from "../html/markup.js";
import { itemsOf } from "./codebookEdition.js";
import { columnRef, refs } from "./xmlRefs.js";

/** A measure as a group of the columns that it is made of. */
export function xmlMeasure(
  measure: Measure,
  columns: readonly CodebookColumn[],
  study: Study,
): Markup | null {
  const items = itemsOf(measure, study);
  const places = columns.flatMap(({ uses }, place) =>
    uses.some(({ kind, id }) => kind === "item" && id !== null && items.includes(id)) ? place : [],
  );
  const { languages } = study;
  return html`<varGrp type="analysis" name="${measure.id}" var="${refs(places, columnRef)}">
${languages.map((language) => html`<labl xml:lang="${language}">${inLanguage(measure.label, language)}</labl>\n`)}${languages.map((language) => html`<txt xml:lang="${language}">${inLanguage(measure.meaning, language)}</txt>\n`)}</varGrp>
`;
}
