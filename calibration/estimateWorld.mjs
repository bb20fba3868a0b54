import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { imputedTables } from "../dist/design/imputation/imputeAnswers.js";
import { weigh } from "../dist/design/weigh.js";
import { calibrationResiduals } from "../dist/estimate/calibration/calibrationResiduals.js";
import { rankLine } from "../dist/estimate/chances/rankRank.js";
import { quantile } from "../dist/estimate/quantiles/quantile.js";
import { adjustFamilies } from "../dist/estimate/questions/adjustFamilies.js";
import { answerQuestion } from "../dist/estimate/questions/answerQuestion.js";
import { scaleQuality } from "../dist/estimate/scales/scaleQuality.js";
import { measured } from "../dist/intake/survey/answersTable.js";
import { takeIn } from "../dist/intake/survey/takeIn.js";
import { openStore } from "../dist/store/store.js";
import { readStudy } from "../dist/study/readStudy.js";
import { countQuestions } from "../dist/tally/countQuestions.js";
import { countScales } from "../dist/tally/countScales.js";
import { questionsOf } from "../dist/tally/question.js";
import { instrument } from "../dist/world/instrument.js";
import { areasFile } from "../dist/world/study/areasFile.js";
import { marginsFile } from "../dist/world/study/marginsFile.js";
import { studyFile } from "../dist/world/study/studyFile.js";
import { surveyTable } from "../dist/world/tables/surveyTable.js";
import { writeTable } from "../dist/world/writeTable.js";
import { inEveryWay, smaller } from "./smaller.mjs";

/**
 * What the study of a world estimates, not rounded and not released, under each way of weighting: with base weights
 * alone, adjusted for nonresponse, and calibrated after that. All that rests on weights is asked of the last.
 */
export async function estimateWorld(world) {
  const folder = await mkdtemp(join(tmpdir(), "kvarter-calibrate-"));
  try {
    await writeStudy(folder, world);
    const often = world.seed % 5 === 0;
    const study = smaller(await readStudy(folder), { imputed: often });
    const store = await openStore({ folders: [folder], threads: 1 });
    try {
      await takeIn(study, store);
      const asked = questionsOf(study).filter(wanted);
      const whole = asked.filter(
        ({ kind, breakdown, measure }) =>
          kind === "measure" && breakdown === null && inEveryWay.includes(measure.id),
      );
      const { response, design } = study;
      const calibration = null;
      const classes = null;
      return {
        base: await estimate(
          store,
          { ...study, response: { ...response, classes }, design: { ...design, calibration } },
          whole,
        ),
        classes: await estimate(store, { ...study, design: { ...design, calibration } }, whole),
        calibrated: await estimate(store, study, asked),
        scales: often ? (await countScales(store, study)).flatMap((counted) => scaleQuality(...counted)) : [],
      };
    } finally {
      store.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Breakdowns are there for classes and parts; estimates by category are asked of two measures only. */
function wanted({ kind, breakdown, measure }) {
  if (kind !== "measure" || breakdown === null) return true;
  return (breakdown === "age" || breakdown === "residency") && ["glad", "total"].includes(measure.id);
}

async function estimate(store, study, questions) {
  const { calibrated } = await weigh(store, study);
  const residuals = calibrated ? calibrationResiduals(calibrated) : undefined;
  const imputed = questions.some(({ variant }) => variant === "imputed")
    ? await imputedTables(study, store, (rows) => measured(study, rows))
    : [];
  const how = {
    calibrated,
    imputed,
    rankLine,
    quantileOf: (distribution, p) => quantile(distribution, p, "math"),
  };
  const results = [];
  for await (const [question, counts] of countQuestions(store, study, questions, how)) {
    const answer = answerQuestion(study, question, counts, residuals);
    if ("onePsu" in answer) throw new Error("a stratum with one answer");
    results.push(...answer);
  }
  return adjustFamilies(study, results);
}

async function writeStudy(folder, world) {
  for (const survey of world.surveys) await writeTable(join(folder, "data"), surveyTable(world, survey));
  const files = {
    "instrument.yaml": instrument(),
    "areas.yaml": areasFile(world),
    "margins.yaml": marginsFile(world),
    "study.yaml": studyFile(world),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}
