import type { VerifiedClaim } from "../vocabulary/document.js";
import { Problem } from "../vocabulary/problem.js";
import type { Quantity } from "../vocabulary/quantity.js";
import type { ReleasedResults } from "../vocabulary/released.js";
import type { Study } from "../vocabulary/study.js";
import type { Language } from "../vocabulary/text.js";
import type { Says } from "./claim/says.js";
import type { WordFinder } from "./words/findWords.js";

/** A report on its way to being verified: what it is read against, and what has been found in it so far. */
export interface Draft {
  readonly study: Study;
  readonly results: Pick<ReleasedResults, "byKey" | "find">;
  readonly file: string;
  readonly language: Language;
  readonly slug: string;
  /** The file's lines as they stand, to find the column of a word. */
  readonly lines: readonly string[];
  readonly finder: WordFinder;
  readonly problems: Problem[];
  readonly claims: ClaimInDraft[];
  readonly displays: string[];
}

/** What a claim says of which quantity, as its attributes tell. */
export interface Assertion {
  readonly quantity: Quantity;
  readonly says: Says;
  /** Limits as the author wrote them: per cent for shares. */
  readonly limits: readonly number[];
}

export interface ClaimInDraft {
  readonly spot: Spot;
  readonly claim: VerifiedClaim;
  /** Empty where the attributes could not be understood. */
  readonly assertion: Assertion | null;
}

export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** Where a node of the Markdown begins. */
export function spotOf(node: { readonly position?: { readonly start: Spot } | undefined }): Spot {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 };
}

/** Notes something wrong and lets the reading go on, so that an author sees everything at once. */
export function tell(draft: Draft, at: Spot, told: { code: string; what: string; todo: string }): null {
  draft.problems.push(new Problem({ ...told, exit: "claim", at: { file: draft.file, ...at } }));
  return null;
}
