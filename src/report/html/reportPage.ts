import { dateText } from "../display/figureText.js";
import type { Edition } from "../edition.js";
import { addresses, link } from "../site/addresses.js";
import { fill } from "../words.js";
import { foreign } from "./foreign.js";
import { contentsOf, htmlBlocks } from "./htmlBlocks.js";
import { htmlEvidence } from "./htmlEvidence.js";
import { htmlFrame } from "./htmlFrame.js";
import { htmlInline } from "./htmlInline.js";
import { html, type Markup } from "./markup.js";
import { plainText } from "./plainText.js";

/** The page of a report in one language. `missing`: characters for which there could be no PDF. */
export function reportPage(edition: Edition, missing: readonly string[]): string {
  const { report, study, language, policy, siblings } = edition;
  const listed = contents(edition);
  return htmlFrame({
    study,
    policy,
    language,
    address: addresses.report(report),
    title: report.title,
    description: report.lead ? plainText(report.lead) : report.title,
    languages: siblings.map((other) => ({ language: other.language, address: addresses.report(other) })),
    content: html`<article${listed !== null && html` class="with-contents"`}>
${opening(edition, missing)}
${listed}
<div class="prose">
${htmlBlocks(report.blocks, edition)}</div>
${htmlEvidence(edition)}
</article>
`,
  });
}

function opening(edition: Edition, missing: readonly string[]): Markup {
  const { report, study, words, language } = edition;
  const here = addresses.report(report);
  const authors = study.about.authors.join(", ");
  return html`<div class="opening">
<h1>${report.title}</h1>
${report.lead !== null && html`<p class="lead">${htmlInline(report.lead, edition)}</p>`}
<p class="meta">${authors !== "" && html`<span>${authors}</span> `}<time datetime="${study.about.date}">${dateText(study.about.date, language)}</time></p>
<p class="actions"${foreign(words, language)}>${missing.length === 0 ? html`<a href="${link(here, addresses.pdf(report))}">${words.pdfFull}</a> ` : null}<a href="${link(here, addresses.method(language))}">${words.method}</a></p>
${missing.length > 0 && html`<p class="meta"${foreign(words, language)}>${fill(words.noPdf, { characters: `${missing.slice(0, 12).join(" ")}${missing.length > 12 ? " …" : ""}` })}</p>`}
</div>`;
}

function contents(edition: Edition): Markup | null {
  const { words } = edition;
  const headings = [...contentsOf(edition), { id: "evidence", text: words.evidence }];
  if (headings.length < 3) return null;
  return html`<nav class="contents" aria-labelledby="contents"><h2 id="contents"${foreign(words, edition.language)}>${words.contents}</h2><ul>${headings.map(
    ({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`,
  )}</ul></nav>`;
}
