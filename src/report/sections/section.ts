import type { Picture } from "../charts/drawPicture.js";

/** A part of a page that is the same in HTML and PDF: a heading and plain parts. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly parts: readonly Part[];
}

export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "terms"; readonly terms: readonly Term[] }
  /** What a reader must not miss. */
  | { readonly kind: "warning"; readonly warning: Term }
  | Picture
  | (TableHead & {
      readonly kind: "table";
      /** The first cell names the row. */
      readonly rows: readonly (readonly string[])[];
      /** Of a long table: what it comes to, and on a page the words that unfold it; on paper it is told and not shown. */
      readonly folded?: { readonly told: string; readonly unfold: string };
    })
  | (TableHead & {
      readonly kind: "grouped-table";
      readonly groups: readonly { readonly label: string; readonly rows: readonly (readonly string[])[] }[];
    });

interface TableHead {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
}

export interface Term {
  readonly term: string;
  readonly told: readonly string[];
}

/** Sections without the parts that have nothing in them. */
export function filled(sections: readonly Section[]): Section[] {
  return sections
    .map((section) => ({ ...section, parts: section.parts.filter(holds) }))
    .filter(({ parts }) => parts.length > 0);
}

function holds(part: Part): boolean {
  switch (part.kind) {
    case "text":
    case "code":
      return part.text !== "";
    case "terms":
      return part.terms.length > 0;
    case "warning":
      return part.warning.told.length > 0;
    case "chart":
      return part.chart.groups.length > 0;
    case "love-plot":
    case "years-grid":
      return part.chart.rows.length > 0;
    case "shares-grid":
      return part.chart.panels.length > 0;
    case "table":
      return part.rows.length > 0;
    case "grouped-table":
      return part.groups.length > 0;
  }
}

export const wordsColumn = (label: string) => ({ label, numeric: false });
export const numberColumn = (label: string) => ({ label, numeric: true });
