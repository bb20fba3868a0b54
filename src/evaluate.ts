import { verifyReports } from "./claims/verifyReports.js";
import { calibrate } from "./design/calibrate.js";
import { checkStrata, lonelyStrata } from "./design/checkStrata.js";
import { calibrationResiduals } from "./estimate/calibration/calibrationResiduals.js";
import { quantile } from "./estimate/quantiles/quantile.js";
import { estimateQuestion } from "./estimate/questions/estimateQuestion.js";
import { measureResults } from "./estimate/questions/measureResults.js";
import { takeIn } from "./intake/survey/takeIn.js";
import { release } from "./release/release.js";
import { releaseAccount } from "./release/releaseAccount.js";
import { buildPublication } from "./report/buildPublication.js";
import { writeSite } from "./report/site/writeSite.js";
import { openStore, type Store } from "./store/store.js";
import { readReports } from "./study/readReports.js";
import { readStudy } from "./study/readStudy.js";
import { requireReports } from "./study/requireReports.js";
import { countQuestion } from "./tally/countQuestion.js";
import { questionsOf } from "./tally/question.js";
import type { Calibrated, CalibrationAccount } from "./vocabulary/calibrated.js";
import type { Publication } from "./vocabulary/document.js";
import type { Result } from "./vocabulary/estimate.js";
import type { IntakeAccount } from "./vocabulary/intake.js";
import type { Study } from "./vocabulary/study.js";
import type { Distribution } from "./vocabulary/valueTable.js";

/** Everything between the files of a study and its publication. */
export interface Evaluation {
  readonly study: Study;
  readonly account: IntakeAccount;
  /** What calibration did to the weights; `null` where they are as delivered. */
  readonly calibration: CalibrationAccount | null;
  readonly publication: Publication;
}

export type Progress = (doing: string) => void | Promise<void>;

export interface EvaluateOptions {
  /** Told what is about to be done, in a few words; may throw to stop. */
  readonly progress?: Progress;
  /** Given the engine while it works, so that a person can stop it. */
  readonly onStore?: (store: Store) => void;
  readonly threads?: number;
  readonly memoryLimit?: string;
}

/**
 * A study from raw files to verified reports: the whole house, in the order in which data walk through it.
 *
 * in      the study's folder
 * out     what may be published; nothing has been written
 * error   `Problem` or `Problems` for whatever the person can fix
 */
export async function evaluate(folder: string, options: EvaluateOptions = {}): Promise<Evaluation> {
  const progress = options.progress ?? (() => {});
  await progress("Reading the study");
  const study = await readStudy(folder);
  const store = await openStore({ ...options, folders: [study.folder] });
  options.onStore?.(store);
  try {
    await progress("Taking in the data");
    const account = await takeIn(study, store);
    await checkStrata(study, store);
    await progress("Estimating");
    const weights = study.design.calibration && (await calibrate(store, study.design.calibration));
    const results = release(await estimateAll(study, store, weights?.calibrated ?? null), study.policy);
    await progress("Verifying every claim");
    const publication = verifyReports(study, await readReports(study), results);
    return { study, account, calibration: weights?.account ?? null, publication };
  } finally {
    store.close();
  }
}

async function estimateAll(study: Study, store: Store, calibrated: Calibrated | null) {
  const residuals = calibrated ? calibrationResiduals(calibrated) : undefined;
  const quantileOf = (distribution: Distribution, p: number) => quantile(distribution, p, "math");
  const results: Result[] = [];
  for (const question of questionsOf(study)) {
    const counted = await countQuestion(store, study, question, { calibrated, quantileOf });
    const estimates = estimateQuestion(question.measure, counted, study.design, residuals);
    if ("onePsu" in estimates) throw lonelyStrata(study, estimates.onePsu);
    results.push(...measureResults({ study, ...question }, estimates));
  }
  return results;
}

/** Writes the site, the PDFs and the data into a folder, all or nothing. Returns the names of the files. */
export async function publish(evaluation: Evaluation, folder: string, progress: Progress = () => {}) {
  const { study, account, calibration, publication } = evaluation;
  requireReports(study);
  await progress("Making the pages and the PDFs");
  const told = releaseAccount(account, calibration, study.policy);
  const files = buildPublication(study, publication, told);
  await progress("Writing the site");
  await writeSite(files, folder);
  return [...files.keys()];
}

/** The road from a sentence back to the rows. */
export { explainClaim as explain } from "./claims/explainClaim.js";
