import { formatNumber } from "../../claims/format.js";
import type { PublicAccount } from "../../vocabulary/intake.js";
import type { Released } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { named } from "../display/quantityText.js";
import { wordsIn } from "../words.js";
import type { Section } from "./section.js";

/** What calibration did to the weights: nothing to tell where they are as delivered. */
export function calibrationSection(
  study: Study,
  account: Released<PublicAccount>,
  language: Language,
): Section {
  const words = wordsIn(language);
  const { calibration } = account;
  const number = (value: number, decimals: number) => formatNumber(value, { decimals, language });
  const head = (label: string, numeric = false) => ({ label, numeric });
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
          head(words.knownTotal),
          head(words.wave),
          head(words.totalKnown, true),
          head(words.totalBefore, true),
          head(words.totalAfter, true),
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
          head(words.wave),
          head(words.leastRatio, true),
          head(words.largestRatio, true),
          head(words.effectBefore, true),
          head(words.effectAfter, true),
        ],
        rows: calibration.waves.map(({ wave, ratios, weightEffect }) => [
          named(study.waves, wave, language),
          ...[...ratios, ...weightEffect].map((value) => number(value, 2)),
        ]),
      },
    ],
  };
}
