import { expect, test } from "vitest";
import { study as evaluated } from "../../../test/claims/evaluatedStudy.js";
import { complaints, figure, file, place, released } from "../../../test/claims/smallStudy.js";
import { type ChanceOf, chanceMeasures, type Quantity } from "../../vocabulary/quantity.js";
import type { Study } from "../../vocabulary/study.js";
import { languages, wordingOf } from "../languages.js";
import { verifyReports } from "../verifyReports.js";

import { hasWord } from "../words/findWords.js";

const study: Study = {
  ...evaluated,
  analysis: {
    ...evaluated.analysis,
    chances: [
      ...evaluated.analysis.chances,
      {
        kind: "origins",
        id: "origin",
        label: { en: "By degree", da: "Efter grad" },
        measures: ["very-happy"],
        breakdown: "degree",
        of: "graduate",
        against: "high-school",
      },
    ],
  },
};

const [before, now] = [place("2018", null, "areas"), place("2021", null, "areas")];
const odds = { measure: "very-happy", analysis: "origin", chance: "odds-ratio" } as const;
const mobility = { measure: "trust", analysis: "fifths", chance: "mobility" } as const;
const fall: Quantity = { kind: "chance-change", ...odds, from: before, to: now };
const results = released([
  figure(fall, [-0.2, -0.5, 0.1], { n: 100, p: 0.2 }),
  ...[odds, mobility].map((of) => figure({ kind: "chance", ...of, at: now }, [0.6, 0.5, 0.7], { n: 100 })),
]);
const claim = (sentence: string, terms: string, language: string) =>
  complaints(() => verifyReports(study, [file(`:claim[${sentence}]{#it ${terms}}`, language)], results));

const fell = "chanceChange=very-happy as=odds-ratio from=2018 to=2021 group=areas is=fell-not-significantly";
const less = 'chance=very-happy as=odds-ratio wave=2021 group=areas is="less-than 71"';
const mobile = 'chance=trust as=mobility wave=2021 group=areas is="at-most 90"';

test.each([
  ["en", "The share fell from :wave[2018] to :wave[2021], but not significantly.", fell],
  ["en", "In :wave[2021] the share was less than :limit[71].", less],
  ["en", "At most :limit[90] stayed in the same class in :wave[2021].", mobile],
  ["da", "I :wave[2021] var andelen mindre end :limit[71].", less],
])("%s: “%s” does not say which measure of chances", (language, sentence, terms) => {
  const told = claim(sentence, terms, language);
  expect(told).toMatch(/is claimed of as=(odds-ratio|mobility), but has no word for that measure/);
  const offered = /ready to paste: (.*)$/m.exec(told)?.[1];
  expect(offered).toMatch(/^:claim/);
});

test.each([
  ["en", "The odds ratio fell from :wave[2018] to :wave[2021], but not significantly.", fell],
  ["en", "In :wave[2021] the :words[odds ratio] was less than :limit[71].", less],
  ["en", "The index of mobility was at most :limit[90] in :wave[2021].", mobile],
  ["da", "I :wave[2021] var oddsratioen mindre end :limit[71].", less],
])("%s: “%s” says it", (language, sentence, terms) =>
  expect(claim(sentence, terms, language)).toBe("passes"),
);

test.each(
  chanceMeasures.flatMap((chance) => (["en", "da"] as const).map((language) => [chance, language] as const)),
)("%s is offered in words that say it (%s)", (chance, language) => {
  const told: Pick<ChanceOf, "chance" | "cell"> =
    chance === "transition" ? { chance, cell: { from: 1, to: 3 } } : { chance };
  const words = languages.get(language)?.lexicon.chances[chance] ?? [];
  expect(hasWord(wordingOf(language).chance(told), words)).toBe(true);
});
