import { inLanguage } from "../../claims/inLanguage.js";
import type { PolicyNote } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { codebookAddresses } from "../codebook/codebookEdition.js";
import { aboutSections } from "../sections/aboutSections.js";
import { addresses, link } from "../site/addresses.js";
import { type Words, wordsIn } from "../words.js";
import { directionOf, foreign, nameOf } from "./foreign.js";
import { onePart } from "./htmlSection.js";
import { html, type Markup } from "./markup.js";

export interface Frame {
  readonly study: Study;
  readonly policy: PolicyNote;
  readonly language: Language;
  /** Address of the page itself. */
  readonly address: string;
  readonly title: string;
  readonly description: string;
  /** The same page in every language, this one among them. */
  readonly languages: readonly { readonly language: Language; readonly address: string }[];
  readonly content: Markup;
}

/** A whole page: head, banner, header, content, footer. It runs no script and fetches nothing from elsewhere. */
export function htmlFrame(frame: Frame): string {
  const { study, language, address, content } = frame;
  const words = wordsIn(language);
  const to = (other: string) => link(address, other);
  const studyTitle = inLanguage(study.title, language);
  const title = frame.title === studyTitle ? studyTitle : `${frame.title} – ${studyTitle}`;
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${frame.description}">
<link rel="stylesheet" href="${to(addresses.style)}">
${frame.languages.map((other) => html`<link rel="alternate" hreflang="${other.language}" href="${to(other.address)}">\n`)}</head>
<body>
<header class="top"${foreign(words, language)}>
<a class="skip" href="#content">${words.skip}</a>
${study.synthetic && html`<p class="banner"><strong>${words.synthetic}.</strong> ${words.syntheticMeaning}</p>`}
<div class="bar">
<a class="brand" lang="${language}" href="${to(addresses.front)}">${studyTitle}</a>
${languageSwitch(frame, words)}
</div>
</header>
<main id="content" tabindex="-1">
${content}</main>
${footer(frame, words)}
</body>
</html>
`.markup;
}

function languageSwitch({ languages, language, address }: Frame, words: Words): Markup | null {
  if (languages.length < 2) return null;
  return html`<nav class="languages" aria-label="${words.languages}"><ul>${languages.map((other) =>
    other.language === language
      ? html`<li><a lang="${other.language}" aria-current="true" href="${link(address, other.address)}">${nameOf(other.language)}</a></li>`
      : html`<li><a lang="${other.language}" hreflang="${other.language}" href="${link(address, other.address)}">${nameOf(other.language)}</a></li>`,
  )}</ul></nav>`;
}

function footer({ study, policy, language, address }: Frame, words: Words): Markup {
  const to = (other: string) => link(address, other);
  return html`<footer${foreign(words, language)}>
<h2>${words.aboutPublication}</h2>
<div class="columns">${aboutSections(study, policy, language).map(({ heading, parts }) => html`<section><h3>${heading}</h3>${parts.map(onePart)}</section>\n`)}</div>
<ul class="links">
<li><a href="${to(addresses.method(language))}">${words.methodTitle}</a></li>
<li><a href="${to(codebookAddresses.page(language))}">${words.codebook}</a></li>
<li><a href="${to(addresses.results)}">${words.results}</a></li>
<li><a href="${to(addresses.record)}">${words.record}</a></li>
<li><a href="${to(addresses.dataNote)}" hreflang="en">${words.dataNote}</a></li>
</ul>
</footer>`;
}
