import { traitIds, traits } from "../background.js";
import { areaEffects, newcomerEffects, steadiness, traitEffects } from "../effects.js";
import { plantedByYear } from "../later/areaYears.js";
import { plantedForOrganisation } from "../later/organisation.js";
import { common } from "../leanings.js";
import { items, loadings, questionnaire } from "../questionnaire.js";
import { plantedForChildren } from "../registers/plantedChances.js";
import { againRate, responseEffects, responseRates } from "../responding.js";
import { targets, totalMean } from "../targets.js";
import { dimensionIds } from "../world.js";

/** What was put into every world by design, as `truth.json` tells it. Effects on answers are in standard deviations. */
export function planted(): object {
  const byDimension = (values: readonly number[]) =>
    Object.fromEntries(dimensionIds.map((dimension, d) => [dimension, values[d]]));
  return {
    targets: { totalMean2018: totalMean, byDimensionGroupAndWave: targets },
    effectsOnAnswers: Object.fromEntries(
      traitIds.map((trait) => [
        trait,
        Object.fromEntries(
          traits[trait].categories.map(({ id }, i) => [id, byDimension(traitEffects[trait][i] ?? [])]),
        ),
      ]),
    ),
    areas: { ...areaEffects, common: byDimension(areaEffects.common) },
    newcomers: byDimension(newcomerEffects),
    people: { steadiness, common: byDimension(common) },
    questions: {
      loadings,
      means: Object.fromEntries(items.map(({ id, mean, spread }) => [id, { mean, spread }])),
      skipped: Object.fromEntries(questionnaire.map(({ id, skipped }) => [id, skipped])),
    },
    answering: {
      rates: responseRates,
      againRate,
      effects: Object.fromEntries(
        traitIds.map((trait) => [
          trait,
          Object.fromEntries(traits[trait].categories.map(({ id }, i) => [id, responseEffects[trait][i]])),
        ]),
      ),
    },
    later: { children: plantedForChildren, areaYears: plantedByYear, organisation: plantedForOrganisation },
  };
}
