import type { Problem, Whereabouts } from "../../vocabulary/problem.js";
import type { Language, Text } from "../../vocabulary/text.js";
import { problems } from "../problems.js";
import type { Path, Sheet } from "../sheet.js";

/** What is at hand while one file's part of the study is built: where things stand, and what was found wrong. */
export interface Drafting {
  readonly sheet: Sheet;
  readonly languages: readonly Language[];
  readonly found: Problem[];
  /** Texts in languages that the study does not have. */
  readonly foreign: ForeignText[];
}

interface ForeignText {
  readonly language: Language;
  readonly name: string;
  readonly at: Whereabouts;
  /** Languages of the study that the text is not given in. */
  readonly missing: readonly Language[];
}

type TextDraft = string | Readonly<Record<Language, string>>;

/** A text in every language of the study; what is missing or foreign is found wrong. */
export function text(drafting: Drafting, draft: TextDraft, path: Path): Text {
  const { sheet, languages, found, foreign } = drafting;
  const name = String(path.findLast((step) => typeof step === "string") ?? "text");
  const given = typeof draft === "string" ? { [languages[0] ?? ""]: draft } : draft;
  const missing = languages.filter((language) => !given[language]?.trim());
  if (missing.length > 0) found.push(problems.languageMissing({ at: sheet.at(path), name, missing }));
  for (const language of Object.keys(given)) {
    if (languages.includes(language)) continue;
    foreign.push({ language, name, at: sheet.keyAt([...path, language]), missing });
  }
  return Object.fromEntries(languages.map((language) => [language, given[language]?.trim() ?? ""]));
}

/** Texts in a language that the study does not have: one is told where it stands, several together. */
export function foreignTexts({ sheet, foreign }: Drafting): readonly Problem[] {
  const place = ({ at }: ForeignText) => (at.file === sheet.file ? (at.line ?? 0) : Number.MAX_SAFE_INTEGER);
  return [...new Set(foreign.map(({ language }) => language))].flatMap((language) => {
    const texts = foreign.filter((text) => text.language === language);
    const [first, second] = texts.toSorted((a, b) => place(a) - place(b));
    if (first === undefined) return [];
    if (second === undefined) return [problems.languageUnknown(first)];
    const at = sheet.at(["languages"]);
    const times = texts.length;
    return [problems.languageTakenAway({ at, language, times, first: first.name, where: first.at })];
  });
}

/** The same word in every language: an id or a code that stands for itself. */
export function sameInAll(drafting: Drafting, word: string): Text {
  return Object.fromEntries(drafting.languages.map((language) => [language, word]));
}

/** Finds ids that are used twice. The engine's names know no capital letters, so neither do ids. */
export function idsDiffer(drafting: Drafting, kind: string, ids: readonly string[], path: Path): void {
  const first = new Map<string, number>();
  ids.forEach((id, i) => {
    const earlier = first.get(id.toLowerCase());
    const at = drafting.sheet.at([...path, i]);
    if (earlier === undefined) first.set(id.toLowerCase(), i);
    else {
      const firstLine = drafting.sheet.at([...path, earlier]).line;
      drafting.found.push(problems.duplicateId({ at, kind, id, firstLine }));
    }
  });
}

/** Finds codes that are named twice among lists of codes. */
export function codesDiffer(
  drafting: Drafting,
  of: string,
  codes: readonly { readonly code: string; readonly path: Path }[],
): void {
  const first = new Map<string, Path>();
  for (const { code, path } of codes) {
    const earlier = first.get(code);
    if (earlier === undefined) first.set(code, path);
    else {
      const { sheet, found } = drafting;
      found.push(problems.codeTwice({ at: sheet.at(path), code, of, firstLine: sheet.at(earlier).line }));
    }
  }
}
