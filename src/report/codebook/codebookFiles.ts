import { type CodebookEdition, codebookAddresses } from "./codebookEdition.js";
import { codebookPage } from "./codebookPage.js";
import { codebookXml } from "./codebookXml.js";

/**
 * A study's codebook as files: a page in each language, and one XML for archives (DDI-Codebook 2.5).
 *
 * in      the study, intake's account, and what its data hold, all as they may leave
 * out     content by address, relative to the site's root; the same bytes each time
 */
export function codebookFiles(edition: CodebookEdition): ReadonlyMap<string, string> {
  return new Map([
    ...edition.languages.map(
      (language) => [codebookAddresses.page(language), codebookPage(edition, language)] as const,
    ),
    [codebookAddresses.xml, codebookXml(edition)],
  ]);
}
