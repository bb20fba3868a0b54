import type { Publication } from "../vocabulary/document.js";
import { type Problem, Problems } from "../vocabulary/problem.js";
import type { ReleasedResults } from "../vocabulary/released.js";
import type { ReportText, Study } from "../vocabulary/study.js";
import { readReport } from "./readReport.js";
import { sameClaims } from "./sameClaims.js";

/**
 * Reports in Markdown → a publication of which every number is bound to a released figure and every sentence
 * that asserts something has been verified against them.
 *
 * in      the text of every report file of the study, and all that it has released
 * out     the reports as documents, in the order given
 * throws  Problems (exit "claim") with everything that is wrong in any file: statements that are false, say
 *         more than their claim, or are bound to nothing; numbers nobody stands behind; names that are unknown
 * not     for deciding what may be published: that is the gate's, and its withheld figures fail here
 *
 * The syntax is told where it is read: markdown/frontMatter.ts, markdown/inlines.ts (all directives),
 * terms/number.ts, terms/names.ts, claim/claim.ts, claim/assertion.ts (what a claim can say), display/display.ts.
 */
export function verifyReports(
  study: Study,
  files: readonly ReportText[],
  results: ReleasedResults,
): Publication {
  const read = files.map((file) => readReport(study, file, results));
  const problems = [...read.flatMap((one) => one.problems), ...sameClaims(read)];
  if (problems.length > 0) throw new Problems(inOrder(problems));
  return { reports: read.map(({ report }) => report), results };
}

/** By file and place, each said once. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const place = ({ at }: Problem) => [at.line ?? 0, at.column ?? 0] as const;
  const files = [...new Set(problems.map(({ at }) => at.file))];
  const said = new Map(problems.map((problem) => [JSON.stringify([problem.at, problem.message]), problem]));
  return [...said.values()].sort((a, b) => {
    const [[line, column], [otherLine, otherColumn]] = [place(a), place(b)];
    return files.indexOf(a.at.file) - files.indexOf(b.at.file) || line - otherLine || column - otherColumn;
  });
}
