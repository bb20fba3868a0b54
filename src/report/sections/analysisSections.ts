import type { ReleasedResults } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { chancesSection } from "./chancesSection.js";
import { effectsSection } from "./effectsSection.js";
import { exposureSection } from "./exposureSection.js";
import { matchesSection } from "./matchesSection.js";
import { moversSection } from "./moversSection.js";
import { filled, type Section } from "./section.js";
import { standardisedSection } from "./standardisedSection.js";

/** Where several ways of estimating, or of measuring, stand side by side. */
export function analysisSections(study: Study, results: ReleasedResults, language: Language): Section[] {
  return filled([
    effectsSection(study, results, language),
    chancesSection(study, results, language),
    matchesSection(study, results, language),
    exposureSection(study, results, language),
    standardisedSection(study, results, language),
    moversSection(study, results, language),
  ]);
}
