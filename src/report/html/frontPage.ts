import { inLanguage } from "../../claims/inLanguage.js";
import type { VerifiedReport } from "../../vocabulary/document.js";
import type { PolicyNote } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { codebookAddresses } from "../codebook/codebookEdition.js";
import { addresses, link } from "../site/addresses.js";
import { fill, wordsIn } from "../words.js";
import { htmlFrame } from "./htmlFrame.js";
import { html, type Markup } from "./markup.js";
import { plainText } from "./plainText.js";

export interface FrontPage {
  readonly study: Study;
  readonly policy: PolicyNote;
  readonly languages: readonly Language[];
  readonly reports: readonly { readonly report: VerifiedReport; readonly pdf: boolean }[];
}

/** The way in: every report in every language, each language's part marked as such. */
export function frontPage({ study, policy, languages, reports }: FrontPage): string {
  const [first = "en"] = languages;
  return htmlFrame({
    study,
    policy,
    language: first,
    address: addresses.front,
    title: inLanguage(study.title, first),
    description: inLanguage(study.summary, first),
    languages: [],
    content: html`<div class="front">
${languages.map((language, l) =>
  part(
    study,
    language,
    l === 0,
    reports.filter(({ report }) => report.language === language),
  ),
)}</div>
`,
  });
}

const to = (address: string) => link(addresses.front, address);

function part(study: Study, language: Language, first: boolean, reports: FrontPage["reports"]): Markup {
  const words = wordsIn(language);
  const title = inLanguage(study.title, language);
  return html`<section lang="${language}" aria-labelledby="in-${language}">
${first ? html`<h1 id="in-${language}">${title}</h1>` : html`<h2 class="title" id="in-${language}">${title}</h2>`}
<p class="lead">${inLanguage(study.summary, language)}</p>
<ul class="cards">${reports.map(
    ({ report, pdf }) => html`<li>
${first ? html`<h2><a href="${to(addresses.report(report))}">${report.title}</a></h2>` : html`<h3><a href="${to(addresses.report(report))}">${report.title}</a></h3>`}
${report.lead !== null && html`<p>${plainText(report.lead)}</p>`}
${pdf && html`<p class="actions"><a href="${to(addresses.pdf(report))}">${fill(words.pdfNamed, { title: report.title })}</a></p>`}
</li>
`,
  )}</ul>
<p><a href="${to(addresses.method(language))}">${words.methodTitle}</a> · <a href="${to(codebookAddresses.page(language))}">${words.codebook}</a></p>
</section>
`;
}
