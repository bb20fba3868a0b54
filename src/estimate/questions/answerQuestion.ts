import type { Counted, Counts } from "../../vocabulary/counted.js";
import type { Result } from "../../vocabulary/estimate.js";
import { beforeCalibration, type Question } from "../../vocabulary/question.js";
import type { Study } from "../../vocabulary/study.js";
import { areaResults } from "./areaResults.js";
import { chanceResults } from "./chances/chanceResults.js";
import { clusteringResults } from "./clusteringResults.js";
import { componentResults } from "./componentResults.js";
import { effectResults } from "./effects/effectResults.js";
import { estimateQuestion } from "./estimateQuestion.js";
import { exposureResults } from "./exposure/exposureResults.js";
import { gapResults } from "./gapResults.js";
import { imputedResults } from "./imputedResults.js";
import { matchResults } from "./matches/matchResults.js";
import { measureResults } from "./measureResults.js";
import { moverResults } from "./movers/moverResults.js";
import { partResults } from "./partResults.js";
import { standardisedResults } from "./standardisedResults.js";
import { trendResults } from "./trendResults.js";
import type { OnePsu, Residuals } from "./varianceOf.js";
import { areasEqual, variantResults } from "./variantResults.js";

/**
 * What was counted to answer a question, as results.
 *
 * in      the study and the question; the counts; what calibrated weights leave of an influence
 * returns the strata with one PSU where the design's rule is "fail"
 */
export function answerQuestion(
  study: Study,
  question: Question,
  counts: Counts,
  residuals?: Residuals,
): readonly Result[] | OnePsu {
  const asked = { study, measure: question.measure };
  if (counts.kind === "by-area") {
    return study.areas ? clusteringResults({ ...asked, group: study.areas.group }, counts) : [];
  }
  if (counts.kind === "imputed") {
    const each = counts.counted.map((counted) => ofOne(study, question, counted, residuals));
    const failed = each.find((one): one is OnePsu => "onePsu" in one);
    return failed ?? imputedResults(each as (readonly Result[])[]);
  }
  if (counts.kind === "panel") {
    return question.kind === "effects"
      ? effectResults({ ...asked, effects: question.effects }, counts.panel)
      : [];
  }
  if (counts.kind === "origins" || counts.kind === "ranks") {
    return question.kind === "chances" ? chanceResults({ ...asked, chances: question.chances }, counts) : [];
  }
  if (counts.kind === "exposure")
    return question.kind === "exposure"
      ? exposureResults({ ...asked, exposure: question.exposure }, counts)
      : [];
  if (counts.kind === "movers")
    return question.kind === "movers" ? moverResults({ ...asked, movers: question.movers }, counts) : [];
  if (counts.kind === "matches")
    return question.kind === "matches" ? matchResults({ ...asked, matches: question.matches }, counts) : [];
  return ofOne(study, question, counts.counted, residuals);
}

function ofOne(
  study: Study,
  question: Question,
  counted: Counted,
  calibrated: Residuals | undefined,
): readonly Result[] | OnePsu {
  const { measure } = question;
  const residuals = beforeCalibration(question) ? undefined : calibrated;
  const estimates = estimateQuestion(measure, counted, study.design, residuals);
  if ("onePsu" in estimates) return estimates;
  const asked = { study, measure };
  switch (question.kind) {
    case "measure": {
      const { breakdown } = question;
      const divided = study.analysis.decompositions.some(
        (one) => one.breakdown === breakdown && one.measures.includes(measure.id),
      );
      const gaps = study.analysis.gaps.some(
        (one) => one.breakdown === breakdown && one.measures.includes(measure.id),
      );
      return [
        ...measureResults({ ...asked, breakdown }, estimates),
        ...study.analysis.trends
          .filter(({ measures }) => measures.includes(measure.id))
          .flatMap((trend) => trendResults({ ...asked, breakdown }, trend, estimates)),
        ...(gaps ? gapResults({ ...asked, breakdown }, estimates) : []),
        ...(divided && breakdown !== null
          ? componentResults({ ...asked, breakdown }, { estimates, counted, residuals })
          : []),
        ...study.analysis.standardised
          .filter((one) => one.breakdown === breakdown && one.measures.includes(measure.id))
          .flatMap((one) => standardisedResults(asked, one, { estimates, counted, residuals })),
      ];
    }
    case "parts":
      return partResults({ study, measure: question.measure }, { estimates, counted, residuals });
    case "areas": {
      const { areas, analysis } = study;
      if (!areas) return [];
      const { measures, variants } = analysis.sensitivity;
      const equal = measures.includes(measure.id) && variants.includes("areas-equal");
      return [
        ...(areas.measures.includes(measure.id) ? areaResults({ ...asked, areas }, estimates) : []),
        ...(equal ? areasEqual(asked, areas, estimates) : []),
      ];
    }
    case "variant":
      return variantResults(asked, question.variant, estimates);
    case "clustering":
    case "effects":
    case "chances":
    case "movers":
    case "exposure":
    case "matches":
      throw new Error(`${question.kind} are not counted like levels`);
  }
}
