import type { Inline } from "../../vocabulary/document.js";
import type { CategoryRef, Quantity } from "../../vocabulary/quantity.js";
import type { Assertion, Draft, Spot } from "../draft.js";
import type { InlineNode } from "./parse.js";

/** A stretch of what a reader reads, in order, with what may be asked of it. */
export interface Piece {
  readonly text: string;
  readonly at: Spot;
  /** Whether it was typed by the author (true) or made from something bound. */
  readonly typed: boolean;
  /** Whether its words may assert something. */
  readonly words: boolean;
  /** What of the study it mentions. */
  readonly mention: Mention | null;
  /** A claim that has been judged by itself. */
  readonly claim: boolean;
}

/** Something of the study that a sentence names: a number, or a wave, group, category or measure. */
export type Mention =
  | { readonly kind: "number"; readonly quantity: Quantity }
  | { readonly kind: "wave"; readonly wave: string }
  | { readonly kind: "group"; readonly group: string }
  | { readonly kind: "category"; readonly category: CategoryRef }
  | { readonly kind: "measure"; readonly measure: string }
  | { readonly kind: "limit"; readonly limit: number };

/** A piece made from something bound, or that may hold anything (code, addresses). */
export function bound(text: string, at: Spot, mention: Mention | null = null): Piece {
  return { text, at, typed: false, words: false, mention, claim: false };
}

/** Where inlines stand: in prose, or in a claim (whose attributes may have made no sense). */
export type Within = "prose" | { readonly claim: Assertion | null };

export type ReadInlines = (
  nodes: readonly InlineNode[],
  within: Within,
  draft: Draft,
  pieces: Piece[],
) => Inline[];

/** A paragraph, heading, title or claim as running text; the three texts are of one length. */
export interface Reading {
  readonly text: string;
  /** Only words that may assert; the rest is blotted out. */
  readonly forWords: string;
  /** Only what was typed; a digit here is bound to nothing. */
  readonly forDigits: string;
  readonly pieces: readonly PlacedPiece[];
}

export interface PlacedPiece extends Piece {
  readonly start: number;
}

/** Neither a letter nor a space, so that what is blotted out counts as one word. */
const blot = "\uFFFC";

/** Puts the pieces together. */
export function readingOf(pieces: readonly Piece[]): Reading {
  const placed: PlacedPiece[] = [];
  const texts = { text: "", forWords: "", forDigits: "" };
  for (const piece of pieces) {
    placed.push({ ...piece, start: texts.text.length });
    const blotted = blot.repeat(piece.text.length);
    texts.text += piece.text;
    texts.forWords += piece.words ? piece.text : blotted;
    texts.forDigits += piece.typed ? piece.text : blotted;
  }
  return { ...texts, pieces: placed };
}

export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** On one line, ready to be quoted. */
  readonly text: string;
}

/** The sentences of a reading, for quoting and for judging words together. */
export function sentencesOf({ text }: Reading): readonly Sentence[] {
  const ends = [...text.matchAll(/[.!?]["”»’)\]]*(?=\s)/gu)].map((match) => match.index + match[0].length);
  const bounds = [0, ...ends, text.length];
  return bounds
    .slice(1)
    .map((end, k) => ({ start: bounds[k] ?? 0, end, text: oneLine(text.slice(bounds[k], end)) }))
    .filter((sentence) => sentence.text !== "");
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Where in the file a stretch of a reading stands: the line, and the column of the word in it. */
export function spotAt(reading: Reading, start: number, end: number, lines: readonly string[]): Spot {
  const piece = reading.pieces.findLast((candidate) => candidate.start <= start);
  if (!piece) return { line: 1, column: 1 };
  if (!piece.typed) return piece.at;
  const before = piece.text.slice(0, start - piece.start).split("\n");
  const earlier = before.at(-1) ?? "";
  const needle = piece.text.slice(start - piece.start, end - piece.start).split("\n")[0] ?? "";
  const line = piece.at.line + before.length - 1;
  const source = lines[line - 1] ?? "";
  let column = before.length === 1 ? piece.at.column - 1 : 0;
  for (let skip = earlier.split(needle).length - 1; skip >= 0; skip--) {
    const found = source.indexOf(needle, column);
    if (needle === "" || found < 0) return { line, column: before.length === 1 ? piece.at.column : 1 };
    column = skip === 0 ? found : found + needle.length;
  }
  return { line, column: column + 1 };
}
