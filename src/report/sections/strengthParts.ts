import { inLanguage } from "../../claims/inLanguage.js";
import { noteText } from "../display/noteText.js";
import { fill, wordsIn } from "../words.js";
import { type ChancesAsked, chanceChangeIn, noteIn, withRange } from "./chancesAsked.js";
import { dash, pText } from "./plainTexts.js";
import { numberColumn, type Part, wordsColumn } from "./section.js";

/** How much stronger all odds ratios became together since the first wave, and how well one number says that. */
export function strengthParts(asked: ChancesAsked, title: string): readonly Part[] {
  const { study, language, chances, measure } = asked;
  const words = wordsIn(language);
  const [first, ...later] = study.waves;
  if (!first) return [];
  const groups = study.groups.map(({ id: group, label }) => ({
    label: inLanguage(label, language),
    found: later.flatMap((wave) => {
      const span = { from: first.id, to: wave.id, group };
      const result = chanceChangeIn(asked, { chance: "uniform-difference" }, span);
      return result ? [{ wave: inLanguage(wave.label, language), result }] : [];
    }),
  }));
  const told = groups.filter(({ found }) => found.length > 0);
  if (told.length === 0) return [];
  const fits = told.flatMap(({ label, found }) => {
    const result = found.map((one) => one.result).find((one) => noteIn(one, "misplaced"));
    const note = noteIn(result, "misplaced");
    return note && result?.kind === "figure" ? `${label}: ${noteText(note, result, study, language)}` : [];
  });
  return [
    {
      kind: "grouped-table",
      id: `strength-${chances.id}-${measure}`,
      caption: fill(words.strengthCaption, { title, first: inLanguage(first.label, language) }),
      columns: [wordsColumn(words.wave), numberColumn(words.strength), numberColumn(words.p)],
      groups: told.map(({ label, found }) => ({
        label,
        rows: found.map(({ wave, result }) => [
          wave,
          withRange(result, language),
          result.kind === "figure" ? pText(result.contrast?.p, language) : dash,
        ]),
      })),
    },
    ...fits.map((text) => ({ kind: "text" as const, text })),
  ];
}
