import { nearest } from "../vocabulary/near.js";
import { Problem } from "../vocabulary/problem.js";
import type { ReportText, Study } from "../vocabulary/study.js";
import { readReport } from "./readReport.js";

/**
 * Which claim a person means, found in the reports alone, before any data are read.
 *
 * in      the study and its reports; a claim's id, or the number of its sentence as a page prints it
 * out     the id
 * throws  Problem (exit "usage") where there is none, or where reports number their sentences otherwise
 */
export function findClaim(study: Study, reports: readonly ReportText[], typed: string): string {
  const first = ({ language }: ReportText) => study.languages.indexOf(language);
  const told = reports.toSorted((a, b) => first(a) - first(b)).map((file) => sentencesOf(study, file));
  const sentences = told.flat();
  if (sentences.some(({ id }) => id === typed)) return typed;
  const numbered = sentences.filter(({ number }) => String(number) === typed);
  const [id, ...others] = new Set(numbered.map((one) => one.id));
  if (id !== undefined && others.length === 0) return id;
  const near = nearest(
    typed,
    sentences.map((one) => one.id),
  );
  throw new Problem({
    code: "claim-unknown",
    exit: "usage",
    what:
      id === undefined
        ? `No report holds a claim “${typed}”.`
        : `“${typed}” is the number of several sentences.`,
    todo: listed(id === undefined ? near : null, told, numbered),
  });
}

interface Sentence {
  readonly number: number;
  readonly id: string;
  readonly sentence: string;
  readonly file: string;
}

/** The claims of a report in the order of reading. Without figures, “…” stands where a number does. */
function sentencesOf(study: Study, file: ReportText): readonly Sentence[] {
  const { report } = readReport(study, file, { byKey: new Map(), find: () => undefined });
  return report.claims.map(({ id, sentence }, k) => ({ number: k + 1, id, sentence, file: file.path }));
}

function listed(
  near: string | null,
  told: readonly (readonly Sentence[])[],
  numbered: readonly Sentence[],
): string {
  const [first] = told.flat().filter(({ id }) => id === near);
  if (first) return `Did you mean “${first.id}”? (“${first.sentence}”)`;
  if (numbered.length > 0)
    return lines(
      "Write the id of the one you mean:",
      numbered.map(({ id, sentence, file }) => [id, `${file}: ${sentence}`]),
    );
  const ids = new Map(
    told
      .flat()
      .map(({ id, sentence }) => [id, sentence] as const)
      .toReversed(),
  );
  if (ids.size === 0) return "Bind a sentence first: :claim[…]{#id …}.";
  return lines("Write an id, or the number of a sentence on the page:", [...ids].toReversed());
}

/** An id beside its sentence on each line. */
function lines(lead: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([id]) => id.length));
  return [lead, ...rows.map(([id, sentence]) => `${id.padEnd(width)}  ${sentence}`)].join("\n");
}
