import type { PublicAccount } from "../../vocabulary/intake.js";
import type { Released, ReleasedResults } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { analysisSections } from "../sections/analysisSections.js";
import { methodSections } from "../sections/methodSections.js";
import { addresses } from "../site/addresses.js";
import { wordsIn } from "../words.js";
import { htmlFrame } from "./htmlFrame.js";
import { htmlSection } from "./htmlSection.js";
import { html } from "./markup.js";

export interface MethodPage {
  readonly study: Study;
  readonly account: Released<PublicAccount>;
  readonly results: ReleasedResults;
  readonly language: Language;
  /** Every language that has reports. */
  readonly languages: readonly Language[];
}

/** The page that says where the figures come from. */
export function methodPage({ study, account, results, language, languages }: MethodPage): string {
  const words = wordsIn(language);
  const sections = [
    ...methodSections(study, account, language),
    ...analysisSections(study, results, language),
  ];
  return htmlFrame({
    study,
    policy: results.policy,
    language,
    address: addresses.method(language),
    title: words.methodTitle,
    description: words.methodLead,
    languages: languages.map((other) => ({ language: other, address: addresses.method(other) })),
    content: html`<article>
<div class="opening">
<h1>${words.methodTitle}</h1>
<p class="lead">${words.methodLead}</p>
</div>
<div class="prose">
${sections.map(htmlSection)}</div>
</article>
`,
  });
}
