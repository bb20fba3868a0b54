import { formatNumber } from "../../claims/format.js";
import type { PublicAccount } from "../../vocabulary/intake.js";
import type { Released } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { named } from "../display/quantityText.js";
import { wordsIn } from "../words.js";
import { numberColumn, type Section, wordsColumn } from "./section.js";

/** What calibration did to the weights: nothing to tell where they are as delivered. */
export function calibrationSection(
  study: Study,
  account: Released<PublicAccount>,
  language: Language,
): Section {
  const words = wordsIn(language);
  const { calibration } = account;
  const number = (value: number, decimals: number) => formatNumber(value, { decimals, language });
  if (!calibration) return { id: "calibration", heading: words.calibration, parts: [] };
  return {
    id: "calibration",
    heading: words.calibration,
    parts: [
      { kind: "text", text: words[`calibrated: ${calibration.kind}`] },
      {
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
        rows: calibration.totals.map(({ wave, margin, category, total, before, after }) => [
          category === null ? margin : `${margin}: ${category}`,
          named(study.waves, wave, language),
          ...[total, before, after].map((sum) => number(sum, 0)),
        ]),
      },
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
          ...[...ratios, ...weightEffect].map((value) => number(value, 2)),
        ]),
      },
    ],
  };
}
