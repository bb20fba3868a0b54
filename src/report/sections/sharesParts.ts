import { greatest } from "d3-array";
import type { PublicResponse, PublicShares } from "../../vocabulary/publicResponse.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";
import { frameNames } from "./frameNames.js";
import { percentText } from "./plainTexts.js";
import { numberColumn, type Part, wordsColumn } from "./section.js";
import { stepName } from "./stepName.js";
import { weighedText } from "./weighedText.js";

/** Whom the answers stand for, step by step, as a chart and the table it is drawn from. */
export function sharesParts(response: PublicResponse, study: Study, language: Language): readonly Part[] {
  const { shares, steps } = response;
  const words = wordsIn(language);
  const groups = weighedText(response, study, language);
  const names = frameNames(study, language);
  const known = shares.some(({ population }) => population !== null);
  const percent = (share: number | null | undefined) => percentText(share, language);
  const grouped = names.byVariable(shares);
  const furthest = greatest(shares, ({ answered, invited }) => Math.abs(answered - invited));
  if (!furthest) return [];
  return [
    {
      kind: "chart",
      chart: {
        id: "shares-chart",
        language,
        title: words.sharesTitle,
        note: fill(words.sharesNote, { groups }),
        axis: words.sharesAxis,
        description: fill(words.sharesDescription, {
          category: fill(words.categoryOf, {
            variable: names.variable(furthest.variable),
            category: names.categories(furthest),
          }),
          invited: percent(furthest.invited),
          answered: percent(furthest.answered),
          weighted: percent(furthest.weighted.at(-1)),
        }),
        series: [
          words.sharesInvited,
          words.sharesAnswered,
          words.sharesWeighted,
          ...(known ? [words.sharesPopulation] : []),
        ],
        groups: grouped.map(({ label, of }) => ({
          label,
          rows: of.map((share) => ({ label: names.categories(share), values: drawnOf(share) })),
        })),
      },
    },
    {
      kind: "grouped-table",
      id: "shares",
      caption: fill(words.sharesCaption, { groups }),
      columns: [
        wordsColumn(words.background),
        ...[words.sharesInvited, words.sharesAnswered].map(numberColumn),
        ...steps.map(({ step }) => numberColumn(stepName(step, words))),
        ...(known ? [numberColumn(words.sharesPopulation)] : []),
      ],
      groups: grouped.map(({ label, of }) => ({
        label,
        rows: of.map((share) => {
          const { invited, answered, weighted, population } = share;
          const cells = [invited, answered, ...weighted, ...(known ? [population] : [])];
          return [names.categories(share), ...cells.map(percent)];
        }),
      })),
    },
  ];
}

/** Invited, answered, weighted in the end, and the population where it is known. */
function drawnOf({ invited, answered, weighted, population }: PublicShares): readonly (number | null)[] {
  return [invited, answered, weighted.at(-1) ?? null, population];
}
