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
  | {
      readonly kind: "table";
      readonly id: string;
      readonly caption: string;
      readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
      /** The first cell names the row. */
      readonly rows: readonly (readonly string[])[];
    };

export interface Term {
  readonly term: string;
  readonly told: readonly string[];
}

/** Sections without the parts that have nothing in them. */
export function filled(sections: readonly Section[]): Section[] {
  const holds = (part: Part) =>
    part.kind === "table"
      ? part.rows.length > 0
      : part.kind === "terms"
        ? part.terms.length > 0
        : part.text !== "";
  return sections
    .map((section) => ({ ...section, parts: section.parts.filter(holds) }))
    .filter(({ parts }) => parts.length > 0);
}
