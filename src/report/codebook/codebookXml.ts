import { html } from "../html/markup.js";
import type { CodebookEdition } from "./codebookEdition.js";
import { xmlColumn } from "./xmlColumn.js";
import { xmlFile } from "./xmlFile.js";
import { xmlMeasure } from "./xmlMeasure.js";
import { xmlStudy } from "./xmlStudy.js";

/**
 * The codebook for archives, in every language of the study.
 *
 * in      what may leave: of a count that was withheld there is no trace
 * out     XML that validates against DDI-Codebook 2.5; the same bytes each time
 * source  DDI Alliance (2014), DDI-Codebook 2.5, codebook.xsd of 2014-01-28
 */
export function codebookXml(edition: CodebookEdition): string {
  const { study, account, codebook } = edition;
  const { columns } = codebook;
  const content = html`<codeBook version="2.5" xml:lang="${study.languages[0]}" xmlns="ddi:codebook:2_5" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${schemaLocation}">
${xmlStudy(edition)}${account.files.map((file, place) => xmlFile(file, place, study))}<dataDscr>
${study.measures.map((measure) => xmlMeasure(measure, columns, study))}${columns.map((column, place) => xmlColumn(column, place, study))}</dataDscr>
</codeBook>
`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${content.markup}`;
}

const schemaLocation =
  "ddi:codebook:2_5 http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd";
