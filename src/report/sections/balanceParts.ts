import { greatest } from "d3-array";
import type { Figure } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { numberText } from "../display/figureText.js";
import { largestAlike, traitName } from "../display/noteText.js";
import { named } from "../display/quantityText.js";
import { fill, wordsIn } from "../words.js";
import { cellText } from "./plainTexts.js";
import { numberColumn, type Part, wordsColumn } from "./section.js";

/** How like each other units and their twins are, as a love plot and the table it is drawn from. */
export function balanceParts(
  figure: Figure,
  analysis: string,
  study: Study,
  language: Language,
): readonly Part[] {
  const words = wordsIn(language);
  const notes = figure.evidence.notes ?? [];
  return notes.flatMap((note): readonly Part[] => {
    if (note.kind !== "balance") return [];
    const id = `balance-${analysis}-${figure.quantity.measure}`;
    const rows = note.rows.map(({ trait, before, after }) => ({
      label: traitName(trait, figure, study, language),
      before,
      after,
    }));
    const furthest = greatest(rows, ({ after }) => Math.abs(after ?? Number.POSITIVE_INFINITY));
    const number = (value: number | null | undefined) => cellText(value, 2, language);
    const limit = numberText(largestAlike, 1, language);
    const within = rows.filter(({ after }) => after !== null && Math.abs(after) <= largestAlike).length;
    return [
      {
        kind: "love-plot",
        chart: {
          id,
          language,
          title: fill(words.balanceTitle, {
            measure: named(study.measures, figure.quantity.measure, language),
          }),
          note: fill(words.balanceNote, { limit }),
          axis: words.balanceAxis,
          description: fill(words.balanceDescription, {
            within: numberText(within, 0, language),
            traits: numberText(rows.length, 0, language),
            limit,
            trait: furthest?.label ?? "",
            before: number(furthest?.before),
            after: number(furthest?.after),
          }),
          series: [words.balanceBefore, words.balanceAfter],
          limit: largestAlike,
          rows: rows.map(({ label, before, after }) => ({ label, values: [before, after] })),
        },
      },
      {
        kind: "table",
        id: `${id}-table`,
        caption: words.balanceCaption,
        columns: [
          wordsColumn(words.trait),
          numberColumn(words.balanceBefore),
          numberColumn(words.balanceAfter),
        ],
        rows: rows.map(({ label, before, after }) => [label, number(before), number(after)]),
      },
    ];
  });
}
