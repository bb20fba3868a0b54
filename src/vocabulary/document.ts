import type { Figure, Publishable, Released, ReleasedResults } from "./released.js";
import type { Language } from "./text.js";

/** A report of which every number is bound and every sentence that asserts something has been verified. */
export interface VerifiedReport {
  /** Path of the Markdown file within the study. */
  readonly path: string;
  readonly language: Language;
  /** Name of the report in addresses and file names, the same in each language. */
  readonly slug: string;
  readonly title: string;
  readonly lead: readonly Inline[] | null;
  readonly blocks: readonly Block[];
  /** In the order of reading: of the lead, of the blocks, and last of the title, where nothing can be marked. */
  readonly claims: readonly VerifiedClaim[];
}

export type Block =
  | { readonly kind: "heading"; readonly depth: 2 | 3 | 4; readonly children: readonly Inline[] }
  | { readonly kind: "paragraph"; readonly children: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: "quote"; readonly children: readonly Block[] }
  | { readonly kind: "display"; readonly display: Display };

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "emphasis" | "strong"; readonly children: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly url: string; readonly children: readonly Inline[] }
  /** A number from released results; hovering or following it shows where it comes from. */
  | { readonly kind: "number"; readonly text: string; readonly figure: Released<Figure> }
  /** A wave's name, or a fact with a named source: stated, not computed. */
  | { readonly kind: "stated"; readonly text: string; readonly source: string | null }
  | { readonly kind: "claim"; readonly id: string; readonly children: readonly Inline[] };

/** A chart or a table: rows of released figures with their labels, in the order they are shown. */
export interface Display {
  readonly id: string;
  readonly form: "lines" | "dots" | "caterpillar" | "table";
  /** The finding, in the report's words. */
  readonly title: readonly Inline[];
  /** The title as plain text, for the description of a chart. */
  readonly titleText: string;
  /** What is measured and in which unit, for the axis. */
  readonly measureLabel: string;
  readonly measureMeaning: string;
  /** Contrasts are drawn around zero, with their sign. */
  readonly contrast: boolean;
  readonly series: readonly Series[];
  /** What all points are seen against, such as the mean of all areas; `null` where nothing is. */
  readonly reference: { readonly label: string; readonly result: Released<Publishable> } | null;
}

export interface Series {
  readonly id: string;
  readonly label: string;
  readonly points: readonly Point[];
}

export interface Point {
  readonly label: string;
  /** Decimal year for a wave; `null` where points are categories. */
  readonly time: number | null;
  readonly note: string | null;
  readonly result: Released<Publishable>;
}

/** A sentence and what the data say to it. */
export interface VerifiedClaim {
  readonly id: string;
  readonly sentence: string;
  /** What the claim asserts, as a plain sentence made from its terms. */
  readonly asserts: string;
  /** What a claim that two things are the same was held against, in the report's language; `null` for others. */
  readonly margin: string | null;
  /** Why the claim says less than it seems to; `null` for most. */
  readonly caution: string | null;
  readonly file: string;
  readonly line: number;
  readonly figures: readonly Released<Figure>[];
}

/** All that the report room is given. */
export interface Publication {
  readonly reports: readonly VerifiedReport[];
  readonly results: ReleasedResults;
}
