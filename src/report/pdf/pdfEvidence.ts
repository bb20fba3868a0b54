import { group } from "d3-array";
import { numberText } from "../display/figureText.js";
import type { Edition } from "../edition.js";
import { rowsTable } from "./pdfTables.js";

/**
 * What each sentence and number rests on, in a line: method and variance, by a mark that is told once, and people. On
 * paper nobody follows a query; that and the full account are on the page.
 */
export function evidenceModel(edition: Edition, marked: ReadonlySet<string>) {
  const { evidence, words, language } = edition;
  const rows = [...evidence.claims.flatMap((entry) => entry.rows), ...evidence.loose];
  const methods = [...new Set(rows.map(({ method }) => method))];
  const markOf = (method: string) => `M${methods.indexOf(method) + 1}`;
  /** “People: M1 6,102–6,644; M2 3,017”. */
  const line = (own: readonly { readonly method: string; readonly n: number }[]) => {
    const parts = [...group(own, ({ method }) => method)].map(([method, alike]) => {
      const people = alike.map(({ n }) => n);
      const ends = new Set([Math.min(...people), Math.max(...people)]);
      return `${markOf(method)} ${[...ends].map((n) => numberText(n, 0, language)).join("–")}`;
    });
    return `${words.people}: ${parts.join("; ")}`;
  };
  return {
    methods: methods.map((method) => ({ mark: markOf(method), told: method })),
    claims: evidence.claims.map(({ number, claim, rows: own }) => ({
      number: String(number),
      /** A marked sentence is read in its place. */
      sentence: marked.has(claim.id) ? null : claim.sentence,
      anchors: own.map(({ anchor }) => anchor),
      told:
        own.length > 0
          ? line(own.map(({ method }, f) => ({ method, n: claim.figures[f]?.n ?? 0 })))
          : claim.asserts,
    })),
    loose:
      evidence.loose.length > 0
        ? {
            table: rowsTable(evidence.loose, words.looseCaption, edition),
            told: [...new Set(evidence.loose.map(({ method }) => markOf(method)))].join(", "),
          }
        : null,
  };
}
