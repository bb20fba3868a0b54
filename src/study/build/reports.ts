import type { ReportFile } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { StudyDraft } from "../schema/studySchema.js";
import type { Drafting } from "./drafting.js";
import { isInside } from "./sources.js";

/**
 * The report files: those that are named, or every .md in reports/.
 *
 * in      the names of the .md files that lie in reports/
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
  return (draft ?? known).flatMap((path, i) => {
    const at = draft ? sheet.at(["reports", i]) : { file: path };
    if (!isInside(path)) found.push(problems.fileOutside({ at, file: path }));
    else if (!known.includes(path)) found.push(problems.reportMissing({ at, file: path, known }));
    const told = /\.([^./]+)\.md$/.exec(path)?.[1];
    const language =
      languages.find((each) => each === told) ?? (languages.length === 1 ? languages[0] : undefined);
    if (language === undefined) found.push(problems.reportLanguage({ at, file: path, known: languages }));
    return language === undefined ? [] : [{ path, language }];
  });
}
