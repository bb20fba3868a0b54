import { inLanguage } from "../../claims/inLanguage.js";
import { wordingOf } from "../../claims/languages.js";
import { capital } from "../../claims/wording/wording.js";
import { type ChanceMeasure, chanceMeasures, type Place, quantityKey } from "../../vocabulary/quantity.js";
import type { Publishable, Released, ReleasedResults } from "../../vocabulary/released.js";
import type { Chances, Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { rangeText, valueText } from "../display/figureText.js";
import { named } from "../display/quantityText.js";
import { fill, wordsIn } from "../words.js";
import { chancesDisagree, type MeasuredChance } from "./chancesDisagree.js";
import { inParentheses, missingText } from "./plainTexts.js";
import { numberColumn, type Part, type Section, wordsColumn } from "./section.js";

/** How unequal chances are by every measure side by side, and where the measures disagree about what changed. */
export function chancesSection(study: Study, results: ReleasedResults, language: Language): Section {
  const words = wordsIn(language);
  const parts = study.analysis.chances.flatMap((chances) =>
    chances.measures.flatMap((measure) => partsOf({ study, results, language, chances, measure })),
  );
  return {
    id: "chances",
    heading: words.chances,
    parts: parts.length > 0 ? [{ kind: "text", text: words.chancesLead }, ...parts] : [],
  };
}

interface Asked {
  readonly study: Study;
  readonly results: ReleasedResults;
  readonly language: Language;
  readonly chances: Chances;
  readonly measure: string;
}

function partsOf(asked: Asked): readonly Part[] {
  const { study, language, chances, measure } = asked;
  const words = wordsIn(language);
  const measured = chanceMeasures.filter((chance) =>
    study.groups.some(({ id }) => study.waves.some((wave) => levelOf(asked, chance, wave.id, id))),
  );
  if (measured.length === 0) return [];
  const title = fill(words.chancesOf, {
    measure: named(study.measures, measure, language),
    analysis: inLanguage(chances.label, language),
  });
  const cell = (result: Released<Publishable> | undefined) => {
    if (result?.kind !== "figure") return result ? missingText(result, words) : "";
    return `${valueText(result.value, result, language)} (${rangeText(result, language)})`;
  };
  const sentences = study.groups.flatMap(({ id, label }) => {
    const sentence = chancesDisagree(
      measured.flatMap((chance) => changeOf(asked, chance, id)),
      language,
    );
    return sentence === "" ? [] : [{ who: inLanguage(label, language), sentence }];
  });
  const [first, last] = [study.waves[0], study.waves.at(-1)];
  const between = {
    from: named(study.waves, first?.id ?? "", language),
    to: named(study.waves, last?.id ?? "", language),
  };
  return [
    {
      kind: "grouped-table",
      id: `chances-${chances.id}-${measure}`,
      caption: title,
      columns: [
        wordsColumn(words.wave),
        ...measured.map((chance) =>
          numberColumn(
            `${capital(wordingOf(words.language).chance[chance])}${inParentheses(words[`chanceUnit: ${chance}`])}`,
          ),
        ),
      ],
      groups: study.groups.map(({ id, label }) => ({
        label: inLanguage(label, language),
        rows: study.waves.map((wave) => [
          inLanguage(wave.label, language),
          ...measured.map((chance) => cell(levelOf(asked, chance, wave.id, id))),
        ]),
      })),
    },
    ...sentences.map(({ who, sentence }) => ({
      kind: "text" as const,
      text: fill(words.chancesFromTo, { ...between, who, sentence }),
    })),
  ];
}

const place = (wave: string, group: string): Place => ({ wave, group, category: null });

function levelOf({ results, chances, measure }: Asked, chance: ChanceMeasure, wave: string, group: string) {
  const of = { measure, analysis: chances.id, chance };
  return results.byKey.get(quantityKey({ kind: "chance", ...of, at: place(wave, group) }));
}

/** How a measure changed from the first wave to the last, where all of it may be told. */
function changeOf(asked: Asked, chance: ChanceMeasure, group: string): readonly MeasuredChance[] {
  const { study, results, chances, measure, language } = asked;
  const [first = "", last = ""] = [study.waves[0]?.id, study.waves.at(-1)?.id];
  const [from, to] = [first, last].map((wave) => levelOf(asked, chance, wave, group));
  const of = { measure, analysis: chances.id, chance };
  const key = quantityKey({
    kind: "chance-change",
    ...of,
    from: place(first, group),
    to: place(last, group),
  });
  const change = results.byKey.get(key);
  if (from?.kind !== "figure" || to?.kind !== "figure" || change?.kind !== "figure") return [];
  return [{ chance, name: wordingOf(wordsIn(language).language).chance[chance], from, to, change }];
}
