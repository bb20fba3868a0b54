import type { ReportFile } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { StudyDraft } from "../schema/studySchema.js";
import { isInside } from "./deliveredFile.js";
import type { Drafting } from "./drafting.js";

/**
 * The report files: those that are named, or every .md directly in reports/.
 *
 * in      the paths of the files in reports/ and below it
 * out     each with its language, taken from its name (name.da.md) or from the study where it has one
 */
export function reports(
  drafting: Drafting,
  draft: StudyDraft["reports"],
  lying: readonly string[],
): readonly ReportFile[] {
  const { sheet, found, languages } = drafting;
  const there = lying.filter((name) => name.endsWith(".md")).map((name) => `reports/${name}`);
  const known = there.toSorted();
  const direct = known.filter((path) => !path.slice("reports/".length).includes("/"));
  if (draft === undefined) {
    const within = known.filter((path) => !direct.includes(path) && !path.includes("/."));
    found.push(...within.map((file) => problems.reportInFolder({ at: { file }, file })));
  }
  return (draft ?? direct).flatMap((path, i) => {
    const at = draft ? sheet.at(["reports", i]) : { file: path };
    if (!isInside(path)) found.push(problems.fileOutside({ at, file: path }));
    else if (!lying.includes(path.replace(/^reports\//, ""))) {
      found.push(problems.reportMissing({ at, file: path, known }));
      return [];
    }
    const told = /\.([^./]+)\.md$/.exec(path)?.[1];
    const language =
      languages.find((each) => each === told) ??
      (languages.length === 1 && path.endsWith(".md") ? languages[0] : undefined);
    if (language === undefined) found.push(problems.reportLanguage({ at, file: path, known: languages }));
    return language === undefined ? [] : [{ path, language }];
  });
}
