import type { VerifiedReport } from "../vocabulary/document.js";
import { Problem } from "../vocabulary/problem.js";
import type { ReleasedResults } from "../vocabulary/released.js";
import type { ReportText, Study } from "../vocabulary/study.js";
import type { Language, Text } from "../vocabulary/text.js";
import { type ClaimInDraft, type Draft, tell } from "./draft.js";
import { languages } from "./languages.js";
import { readBlocks } from "./markdown/blocks.js";
import { frontMatter, type Said } from "./markdown/frontMatter.js";
import { parse } from "./markdown/parse.js";
import { oneLine } from "./markdown/reading.js";
import { readProse } from "./markdown/readProse.js";
import { wordFinder } from "./words/findWords.js";
import { tellOtherLanguage } from "./words/otherLanguage.js";

/** A report as far as it could be read: complete only where there are no problems. */
export interface ReadReport {
  readonly report: VerifiedReport;
  readonly claims: readonly ClaimInDraft[];
  readonly problems: readonly Problem[];
}

/** One Markdown file, every number bound and every claim judged; what is wrong is listed beside it. */
export function readReport(
  study: Study,
  file: ReportText,
  results: Pick<ReleasedResults, "byKey" | "find">,
): ReadReport {
  const { path, language } = file;
  const text = readable(file.text);
  const { title, lead, slug, body, bodyBegins, problems } = frontMatter(path, text);
  const empty = { path, language, slug: slug?.text ?? path, title: "", lead: null, blocks: [], claims: [] };
  const lexicon = study.languages.includes(language) ? languages.get(language)?.lexicon : undefined;
  if (!lexicon) return { report: empty, claims: [], problems: [...problems, languageUnknown(file, study)] };
  const draft: Draft = {
    study,
    results,
    file: path,
    language,
    slug: slug?.text ?? "report",
    lines: text.split("\n"),
    finder: wordFinder(lexicon, namesOf(study, language)),
    problems: [...problems],
    claims: [],
    displays: [],
  };
  const report = {
    ...empty,
    lead: paragraphOf(lead, draft)?.children ?? null,
    blocks: readBlocks(parse(body, bodyBegins, draft).children, draft),
    title: oneLine(paragraphOf(title, draft)?.reading.text ?? ""),
    claims: draft.claims.map(({ claim }) => claim),
  };
  tellOtherLanguage(body, bodyBegins, draft);
  return { report, claims: draft.claims, problems: draft.problems };
}

/** One way to write each letter and each line end, and no invisible sign that would split a word in two. */
function readable(text: string): string {
  return text
    .replace(/[\uFEFF\u00AD\u200B\u2060]/g, "")
    .replace(/\r\n?/g, "\n")
    .normalize("NFC");
}

/** A title or a lead is one paragraph of Markdown, checked like any other. */
function paragraphOf(said: Said | null, draft: Draft) {
  if (said === null) return null;
  const [first, ...rest] = parse(said.text, said, draft).children;
  if (first?.type === "paragraph" && rest.length === 0) return readProse(first.children, draft);
  return tell(draft, said, {
    code: "front-matter",
    what: `“${oneLine(said.text)}” is not one paragraph of plain words.`,
    todo: "Write the title and the lead as one paragraph, without lists, headings or displays.",
  });
}

/** What the study calls its things; such a name is not an assertion. */
function namesOf(study: Study, language: Language): readonly string[] {
  const labels: readonly { readonly label: Text }[] = [
    ...study.measures,
    ...study.groups,
    ...study.breakdowns,
    ...study.breakdowns.flatMap(({ categories }) => categories),
  ];
  return labels.flatMap(({ label }) => label[language] ?? []);
}

function languageUnknown({ path, language }: ReportText, study: Study): Problem {
  const checked = [...languages.keys()].filter((one) => study.languages.includes(one));
  return new Problem({
    code: "language-unknown",
    exit: "claim",
    at: { file: path, line: 1, column: 1 },
    what: `A report in “${language}” cannot be verified: ${languages.has(language) ? "the study does not have that language" : "its asserting words are not known"}.`,
    todo: `Write it in one of: ${checked.join(", ")}.`,
  });
}
