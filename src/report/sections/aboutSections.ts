import { inLanguage } from "../../claims/inLanguage.js";
import type { PolicyNote } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { dateText, numberText } from "../display/figureText.js";
import { releaseRulesText } from "../display/releaseRulesText.js";
import { fill, wordsIn } from "../words.js";
import { filled, type Section } from "./section.js";

/** What every page and PDF ends with: data, release rules, who and when, and how to run it again. */
export function aboutSections(study: Study, policy: PolicyNote, language: Language): Section[] {
  const words = wordsIn(language);
  const { about } = study;
  const count = (n: number) => numberText(n, 0, language);
  const who = [
    about.authors.length > 0 ? fill(words.by, { authors: about.authors.join(", ") }) : "",
    dateText(about.date, language),
    about.contact === null ? "" : `${words.contact}: ${about.contact}`,
  ];
  return filled([
    {
      id: "about-data",
      heading: words.source,
      parts: [
        { kind: "text", text: inLanguage(about.dataCitation, language) },
        { kind: "text", text: who.filter((part) => part !== "").join(". ") },
      ],
    },
    {
      id: "about-release",
      heading: words.release,
      parts: [
        {
          kind: "text",
          text: releaseRulesText(policy, language),
        },
        {
          kind: "text",
          text: policy.countBase > 1 ? fill(words.releaseRounding, { base: count(policy.countBase) }) : "",
        },
      ],
    },
    {
      id: "about-again",
      heading: words.again,
      parts: [
        { kind: "text", text: words.againHow },
        { kind: "code", text: `kvarter run ${study.id}` },
      ],
    },
  ]);
}
