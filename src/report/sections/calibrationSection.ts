import { greatest } from "d3-array";
import type { PublicAccount } from "../../vocabulary/intake.js";
import type { Released } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { numberText } from "../display/figureText.js";
import { named } from "../display/quantityText.js";
import { fill, wordsIn } from "../words.js";
import { percentText } from "./plainTexts.js";
import { numberColumn, type Part, type Section, wordsColumn } from "./section.js";
import { totalNames } from "./totalNames.js";

type Told = NonNullable<PublicAccount["calibration"]>;

/** What calibration did to the weights: nothing to tell where they are as delivered. */
export function calibrationSection(
  study: Study,
  { calibration }: Released<PublicAccount>,
  language: Language,
): Section {
  const words = wordsIn(language);
  const heading = { id: "calibration", heading: words.calibration };
  if (!calibration) return { ...heading, parts: [] };
  return {
    ...heading,
    parts: [
      { kind: "text", text: words[`calibrated: ${calibration.kind}`] },
      totalsTable(study, calibration, language),
      {
        kind: "table",
        id: "weights",
        caption: words.weightsCaption,
        columns: [
          wordsColumn(words.wave),
          numberColumn(words.leastRatio),
          numberColumn(words.largestRatio),
          numberColumn(words.effectBefore),
          numberColumn(words.effectAfter),
        ],
        rows: calibration.waves.map(({ wave, ratios, weightEffect }) => [
          named(study.waves, wave, language),
          ...[...ratios, ...weightEffect].map((value) => numberText(value, 2, language)),
        ]),
      },
    ],
  };
}

function totalsTable(study: Study, { totals }: Told, language: Language): Part {
  const words = wordsIn(language);
  const names = totalNames(study, language);
  return {
    kind: "table",
    id: "known-totals",
    caption: words.knownTotals,
    columns: [
      wordsColumn(words.knownTotal),
      wordsColumn(words.wave),
      numberColumn(words.totalKnown),
      numberColumn(words.totalBefore),
      numberColumn(words.totalAfter),
    ],
    rows: totals.map((one) => [
      names.total(one),
      names.place(one),
      ...[one.total, one.before, one.after].map((sum) => numberText(sum, 0, language)),
    ]),
    folded: { told: toldOf(study, totals, language), unfold: words.showTotals },
  };
}

/** How many totals there are, and how far the weights were from them, and are. */
function toldOf(study: Study, totals: Told["totals"], language: Language): string {
  const words = wordsIn(language);
  const names = totalNames(study, language);
  const off = (sum: number, { total }: Told["totals"][number]) =>
    Math.abs(sum - total) / Math.abs(total || 1);
  const furthest = greatest(totals, (one) => off(one.before, one));
  if (!furthest) return "";
  const left = Math.max(...totals.map((one) => off(one.after, one)));
  const agree = totals.every(({ total, after }) => Math.abs(after - total) <= 1);
  return fill(agree ? words.totalsTold : words.totalsApart, {
    count: numberText(totals.length, 0, language),
    name: names.total(furthest),
    wave: names.place(furthest),
    before: numberText(furthest.before, 0, language),
    known: numberText(furthest.total, 0, language),
    left: percentText(left, language),
  });
}
