import { Problem, Problems } from "../vocabulary/problem.js";
import type { ReportText, Study } from "../vocabulary/study.js";
import { type Effects, onThisMachine } from "./effects.js";
import { problems } from "./problems.js";
import { readText } from "./readText.js";

/**
 * Reads the texts of a study's reports.
 *
 * in      the study, whose reports are named but not yet opened
 * out     each with its path, its language and its text
 * error   `Problems` (exit kind "study") with every report that is no file of UTF-8 in the study's folder
 */
export async function readReports(
  study: Study,
  effects: Effects = onThisMachine,
): Promise<readonly ReportText[]> {
  const wrong: Problem[] = [];
  const texts: ReportText[] = [];
  for (const report of study.reports) {
    const bytes = await effects.read(study.folder, report.path);
    const at = { file: report.path };
    const text =
      typeof bytes === "string"
        ? problems.unread({ at, file: report.path, why: bytes })
        : readText(report.path, bytes);
    if (text instanceof Problem) wrong.push(text);
    else texts.push({ ...report, text });
  }
  if (wrong.length > 0) throw new Problems(wrong);
  return texts;
}
