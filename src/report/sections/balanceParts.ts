import { greatest } from "d3-array";
import type { BalanceNote, MatchedNote } from "../../vocabulary/estimate.js";
import type { Figure } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { numberText } from "../display/figureText.js";
import { largestAlike, traitName } from "../display/traitName.js";
import { fill, wordsIn } from "../words.js";
import { cellText } from "./plainTexts.js";
import { numberColumn, type Part, wordsColumn } from "./section.js";

/** What a balance is a balance of. */
export interface BalanceTold {
  readonly id: string;
  readonly title: string;
}

/** How like each other two sides are before and after matching, as a love plot and the table it is drawn from. */
export function balanceParts(
  figure: Figure,
  told: BalanceTold,
  study: Study,
  language: Language,
): readonly Part[] {
  const notes = figure.evidence.notes ?? [];
  return notes.flatMap((note) =>
    note.kind === "balance" || note.kind === "matched" ? partsOf(note, figure, told, study, language) : [],
  );
}

function partsOf(
  note: BalanceNote | MatchedNote,
  figure: Figure,
  { id, title }: BalanceTold,
  study: Study,
  language: Language,
): readonly Part[] {
  const words = wordsIn(language);
  const own = wordsOf(note, language);
  const rows = note.rows.map(({ trait, before, after, ratio }) => ({
    label: traitName(trait, figure, study, language),
    before,
    after,
    ratio,
  }));
  const furthest = greatest(rows, ({ after }) => Math.abs(after ?? Number.POSITIVE_INFINITY));
  const number = (value: number | null | undefined) => cellText(value, 2, language);
  const limit = numberText(largestAlike, 1, language);
  const within = rows.filter(({ after }) => after !== null && Math.abs(after) <= largestAlike).length;
  const ratios = rows.some(({ ratio }) => ratio && ratio.after !== null);
  return [
    {
      kind: "love-plot",
      chart: {
        id,
        language,
        title,
        note: fill(own.note, { limit }),
        axis: own.axis,
        description: fill(own.description, {
          within: numberText(within, 0, language),
          traits: numberText(rows.length, 0, language),
          limit,
          trait: furthest?.label ?? "",
          before: number(furthest?.before),
          after: number(furthest?.after),
        }),
        series: [own.before, own.after],
        limit: largestAlike,
        rows: rows.map(({ label, before, after }) => ({ label, values: [before, after] })),
      },
    },
    {
      kind: "table",
      id: `${id}-table`,
      caption: own.caption,
      columns: [
        wordsColumn(words.trait),
        ...[own.before, own.after, ...(ratios ? [words.ratioBefore, words.ratioAfter] : [])].map(
          numberColumn,
        ),
      ],
      rows: rows.map(({ label, before, after, ratio }) => [
        label,
        ...[before, after, ...(ratios ? [ratio?.before, ratio?.after] : [])].map(number),
      ]),
    },
  ];
}

function wordsOf({ kind }: BalanceNote | MatchedNote, language: Language) {
  const words = wordsIn(language);
  if (kind === "balance")
    return {
      note: words.balanceNote,
      axis: words.balanceAxis,
      description: words.balanceDescription,
      before: words.balanceBefore,
      after: words.balanceAfter,
      caption: words.balanceCaption,
    };
  return {
    note: words.matchesNote,
    axis: words.matchesAxis,
    description: words.matchesDescription,
    before: words.matchesBefore,
    after: words.matchesAfter,
    caption: words.matchesCaption,
  };
}
