import { inLanguage } from "../../claims/inLanguage.js";
import { wordingOf } from "../../claims/languages.js";
import { capital } from "../../claims/wording/wording.js";
import { type ChanceMeasure, chanceMeasures } from "../../vocabulary/quantity.js";
import type { ReleasedResults } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { valueText } from "../display/figureText.js";
import { named } from "../display/quantityText.js";
import { fill, wordsIn } from "../words.js";
import { type ChancesAsked, chanceIn, noteIn, withRange } from "./chancesAsked.js";
import { chancesFinding } from "./chancesFinding.js";
import { inParentheses } from "./plainTexts.js";
import { numberColumn, type Part, type Section, wordsColumn } from "./section.js";
import { strengthParts } from "./strengthParts.js";
import { transitionParts } from "./transitionParts.js";

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

/** Transitions and strengths are told in tables of their own. */
type SideBySide = Exclude<ChanceMeasure, "transition" | "uniform-difference">;
const sideBySide = chanceMeasures.filter(
  (chance): chance is SideBySide => chance !== "transition" && chance !== "uniform-difference",
);

function partsOf(asked: ChancesAsked): readonly Part[] {
  const { study, language, chances, measure } = asked;
  const words = wordsIn(language);
  const all = study.groups.flatMap(({ id: group }) => study.waves.map(({ id: wave }) => ({ wave, group })));
  const measured = sideBySide.filter((chance) => all.some((at) => chanceIn(asked, { chance }, at)));
  if (measured.length === 0) return [];
  const title = fill(words.chancesOf, {
    measure: named(study.measures, measure, language),
    analysis: inLanguage(chances.label, language),
  });
  return [
    {
      kind: "grouped-table",
      id: `chances-${chances.id}-${measure}`,
      caption: title,
      columns: [
        wordsColumn(words.wave),
        ...measured.flatMap((chance) => columnsOf(chance, asked).map(numberColumn)),
      ],
      groups: study.groups.map(({ id: group, label }) => ({
        label: inLanguage(label, language),
        rows: study.waves.map((wave) => [
          inLanguage(wave.label, language),
          ...measured.flatMap((chance) => cellsOf(chance, asked, { wave: wave.id, group })),
        ]),
      })),
    },
    ...saidApart(asked),
    ...strengthParts(asked, title),
    ...transitionParts(asked, title),
  ];
}

/** The measure with its unit; beside it what of it chance alone makes, where that is told. */
function columnsOf(chance: SideBySide, { language }: ChancesAsked): readonly string[] {
  const words = wordsIn(language);
  const name = capital(wordingOf(words.language).chance({ chance }));
  return [
    `${name}${inParentheses(words[`chanceUnit: ${chance}`])}`,
    ...(besideChance.has(chance) ? [fill(words.byChanceColumn, { name })] : []),
  ];
}

/** Measures that are never below 0. */
const besideChance: ReadonlySet<SideBySide> = new Set(["dissimilarity", "mutual-information"]);

function cellsOf(
  chance: SideBySide,
  asked: ChancesAsked,
  at: { readonly wave: string; readonly group: string },
): readonly string[] {
  const result = chanceIn(asked, { chance }, at);
  const own = withRange(result, asked.language);
  if (!besideChance.has(chance)) return [own];
  const note = noteIn(result, "by-chance");
  return [own, note && result?.kind === "figure" ? valueText(note.value, result, asked.language) : ""];
}

/** Where measures say different things about the change from the first wave to the last, group by group. */
function saidApart({ study, results, language, chances, measure }: ChancesAsked): readonly Part[] {
  const words = wordsIn(language);
  const [first, last] = [study.waves[0]?.id ?? "", study.waves.at(-1)?.id ?? ""];
  return study.groups.flatMap(({ id: group, label }) =>
    results.findings.flatMap((finding): readonly Part[] => {
      if (finding.kind === "effects-apart") return [];
      const { from, to } = finding;
      const here = finding.analysis === chances.id && finding.measure === measure && from.group === group;
      if (!here || from.wave !== first || to.wave !== last) return [];
      const text = fill(words.chancesFromTo, {
        who: inLanguage(label, language),
        from: named(study.waves, first, language),
        to: named(study.waves, last, language),
        sentence: chancesFinding(finding, language),
      });
      return [{ kind: "text", text }];
    }),
  );
}
