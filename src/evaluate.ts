import { verifyReports } from "./claims/verifyReports.js";
import { checkStrata, lonelyStrata } from "./design/checkStrata.js";
import { imputedTables } from "./design/imputation/imputeAnswers.js";
import { planAndDraw } from "./design/sample/planAndDraw.js";
import { weigh } from "./design/weigh.js";
import { calibrationResiduals } from "./estimate/calibration/calibrationResiduals.js";
import { rankLine } from "./estimate/chances/rankRank.js";
import { mathQuantile } from "./estimate/quantiles/quantile.js";
import { adjustFamilies } from "./estimate/questions/adjustFamilies.js";
import { answerQuestion } from "./estimate/questions/answerQuestion.js";
import { responseAccount } from "./estimate/response/responseAccount.js";
import { scaleQuality } from "./estimate/scales/scaleQuality.js";
import { codebookFacts } from "./intake/codebook/codebookFacts.js";
import { readFrame } from "./intake/frame/readFrame.js";
import { measured } from "./intake/survey/answersTable.js";
import { takeIn } from "./intake/survey/takeIn.js";
import { release } from "./release/release.js";
import { releaseTold } from "./release/releaseTold.js";
import { buildPublication } from "./report/buildPublication.js";
import { writeSite } from "./report/site/writeSite.js";
import { openStore, type Store } from "./store/store.js";
import { readReports } from "./study/readReports.js";
import { readStudy } from "./study/readStudy.js";
import { type CountOptions, countQuestions } from "./tally/countQuestions.js";
import { countResponse } from "./tally/countResponse.js";
import { countScales } from "./tally/countScales.js";
import { questionsOf } from "./tally/question.js";
import type { Result } from "./vocabulary/estimate.js";
import type { EvaluateOptions, Evaluation, Progress } from "./vocabulary/evaluation.js";
import type { SampleTask } from "./vocabulary/samplePlan.js";
import type { Study } from "./vocabulary/study.js";

/**
 * A study from raw files to verified reports: the whole house, in the order in which data walk through it.
 *
 * in      the study's folder
 * out     what may be published; nothing has been written
 * error   `Problem` or `Problems` for whatever the person can fix
 */
export async function evaluate(folder: string, options: EvaluateOptions = {}): Promise<Evaluation> {
  await options.progress?.("Reading the study");
  const study = await readStudy(folder);
  const reports = await readReports(study);
  await options.onReports?.(study, reports);
  const store = await openStore({ ...options, folders: [study.folder] });
  options.onStore?.(store);
  try {
    await options.progress?.("Taking in the data");
    const intake = await takeIn(study, store);
    await checkStrata(study, store);
    await options.progress?.("Weighting");
    const codebook = await codebookFacts(study, store, intake);
    const { calibrated, calibration, ...weights } = await weigh(store, study);
    const response = responseAccount(study, await countResponse(store, study), weights.response);
    await options.progress?.("Estimating");
    const scales = (await countScales(store, study)).flatMap((counted) => scaleQuality(...counted));
    const imputed = await imputedTables(study, store, (rows) => measured(study, rows));
    const estimated = await estimateAll(study, store, { ...options, calibrated, imputed });
    await options.progress?.("Verifying every claim");
    const publication = verifyReports(study, reports, release(estimated, study.policy));
    const account = { intake, codebook, calibration, response, scales };
    return { study, account, told: releaseTold(account, study.policy), publication };
  } finally {
    store.close();
  }
}

type Weighed = Pick<CountOptions, "calibrated" | "imputed"> & Pick<EvaluateOptions, "onQuestion">;

async function estimateAll(study: Study, store: Store, weighed: Weighed) {
  const residuals = weighed.calibrated ? calibrationResiduals(weighed.calibrated) : undefined;
  const results: Result[] = [];
  const how = { ...weighed, quantileOf: mathQuantile, rankLine };
  const questions = questionsOf(study);
  let begun = 0;
  for await (const [question, counts] of countQuestions(store, study, questions, how)) {
    weighed.onQuestion?.(++begun, questions.length);
    const answer = answerQuestion(study, question, counts, residuals);
    if ("onePsu" in answer) throw lonelyStrata(study, answer.onePsu);
    results.push(...answer);
  }
  return adjustFamilies(study, results);
}

/** Writes the site, the PDFs and the data into a folder, all or nothing. Returns the names of the files. */
export async function publish({ study, told, publication }: Evaluation, folder: string, progress?: Progress) {
  await progress?.("Making the pages and the PDFs");
  const files = buildPublication(study, publication, told);
  await progress?.("Writing the site");
  await writeSite(files, folder);
  return [...files.keys()];
}

/** A sample, planned or drawn, before there is a study of it. */
export const sample = (task: SampleTask) => planAndDraw(task, readFrame);

/** The road from a sentence back to the rows, and what can be asked before anything is estimated. */
export { explainClaim as explain } from "./claims/explainClaim.js";
export { findClaim } from "./claims/findClaim.js";
export { requireReports } from "./study/requireReports.js";
