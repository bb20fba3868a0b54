import type { Concept, Lexicon } from "./lexicon.js";
import { matchesOf } from "./matchesOf.js";

/** A word of the text that asserts something, or that looks as if it did. */
export interface Hit {
  readonly concept: Concept;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A lexicon made ready to search with, together with the names that a study uses. */
export interface WordFinder {
  readonly lexicon: Lexicon;
  readonly patterns: readonly { readonly concept: Concept; readonly pattern: RegExp }[];
}

/**
 * The asserting words of a text, from left to right, none overlapping.
 *
 * in      the text, with what is not prose blotted out (see `readingOf`)
 * out     hits; harmless phrases ("higher education") are matched but not told
 */
export function findWords(text: string, finder: WordFinder): readonly Hit[] {
  const plain = plainLetters(text);
  const all = finder.patterns.flatMap(({ concept, pattern }) =>
    matchesOf(pattern, plain).map(({ start, end }) => ({
      concept,
      start,
      end,
      text: text.slice(start, end).replace(/\s+/g, " "),
    })),
  );
  all.sort((a, b) => a.start - b.start || vague(a) - vague(b) || b.end - a.end || harm(a) - harm(b));
  const kept: Hit[] = [];
  let end = 0;
  for (const hit of all) {
    if (hit.start < end) continue;
    kept.push(hit);
    end = hit.end;
  }
  return kept.filter((hit) => hit.concept !== "benign");
}

/** "higher than" is first of all "higher", though "-er than" is the longer match. */
const vague = (hit: Hit) => (hit.concept === "comparative" ? 1 : 0);
const harm = (hit: Hit) => (hit.concept === "benign" ? 0 : 1);

/**
 * A finder for one language and one study.
 *
 * in      names: labels of the study's measures, breakdowns, categories and groups. A name of two words or
 *         more is never an assertion ("Less than high school"); a single word is too easily one ("More").
 */
export function wordFinder(lexicon: Lexicon, names: readonly string[]): WordFinder {
  const patterns = Object.entries(lexicon.words).flatMap(([concept, entries]) =>
    entries.map((entry) => ({ concept: concept as Concept, pattern: toPattern(entry) })),
  );
  const harmless = names
    .filter((name) => /\p{L}\s+\p{L}/u.test(name))
    .map((name) => ({
      concept: "benign" as const,
      pattern: toPattern(plainLetters(name).replace(/[.*+?^${}()|[\]\\…]/g, "\\$&")),
    }));
  return { lexicon, patterns: [...patterns, ...harmless] };
}

/**
 * Small letters of Latin-1, of the same length; any other letter or digit becomes "ÿ". A class of all the
 * letters there are (`\p{L}`) made compiling four hundred patterns thirty times slower.
 */
function plainLetters(text: string): string {
  return text
    .replace(/\p{Lu}/gu, (letter) =>
      letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
    )
    .replace(/[^\0-\u00FF]/gu, (sign) => (/[\p{L}\p{N}]/u.test(sign) ? "ÿ".repeat(sign.length) : sign));
}

const letter = "[a-zà-öø-ÿ]";
const inWord = "[0-9a-zà-öø-ÿ]";

function toPattern(entry: string): RegExp {
  const source = entry
    .split(" ")
    .map((word) =>
      word === "…" ? "(?:[^\\s.,;:!?]+\\s+){0,12}?" : `${word.replace(/(?<!\\)\*/g, `${letter}*`)}[\\s-]+`,
    )
    .join("")
    .replace(/\[\\s-\]\+$/, "");
  return new RegExp(`(?<!${inWord})${source}(?!${inWord})`, "gu");
}

/** Whether a text has a word of any of the entries. */
export function hasWord(text: string, entries: readonly string[]): boolean {
  const plain = plainLetters(text);
  return entries.some((entry) => matchesOf(toPattern(entry), plain).length > 0);
}

/** Words to offer an author for any of the concepts: “fell”, “fallen”, “decreased” … */
export function quotedWords(concepts: readonly Concept[], lexicon: Lexicon): string {
  return quotedEntries(concepts.flatMap((concept) => lexicon.words[concept]));
}

/** The first plain words among the entries, to offer an author. */
export function quotedEntries(entries: readonly string[]): string {
  return `${entries
    .filter((entry) => /^[\p{L} ]+$/u.test(entry))
    .slice(0, 4)
    .map((word) => `“${word}”`)
    .join(", ")} or the like`;
}
