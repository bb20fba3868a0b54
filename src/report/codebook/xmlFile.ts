import type { PublicFile } from "../../vocabulary/intake.js";
import type { Study } from "../../vocabulary/study.js";
import { html, type Markup } from "../html/markup.js";
import { fileRef } from "./xmlRefs.js";

/** A file as delivered: name, checksum, rows where they may be told. */
export function xmlFile({ file, sha256, rows }: PublicFile, place: number, { sources }: Study): Markup {
  const format = sources[place]?.format;
  return html`<fileDscr ID="${fileRef(place)}">
<fileTxt>
<fileName>${file}</fileName>
<dataFingerprint type="dataFile"><digitalFingerprintValue>${sha256}</digitalFingerprintValue><algorithmSpecification>SHA-256</algorithmSpecification></dataFingerprint>
${rows !== null && html`<dimensns><caseQnty>${rows}</caseQnty></dimensns>\n`}${format !== undefined && html`<fileType>${format}</fileType>\n`}</fileTxt>
</fileDscr>
`;
}
