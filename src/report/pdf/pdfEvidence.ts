import { group } from "d3-array";
import { numberText } from "../display/figureText.js";
import type { Edition } from "../edition.js";
import type { ClaimEvidence } from "../sections/evidence.js";
import { rowsTable } from "./pdfTables.js";

/**
 * What each sentence and number rests on, in a line: method, variance, people. On paper nobody follows a query; that and
 * the full account are on the page.
 */
export function evidenceModel(edition: Edition, marked: ReadonlySet<string>) {
  const { evidence, words } = edition;
  return {
    claims: evidence.claims.map((entry) => ({
      number: String(entry.number),
      /** A marked sentence is read in its place. */
      sentence: marked.has(entry.claim.id) ? null : entry.claim.sentence,
      anchors: entry.rows.map(({ anchor }) => anchor),
      told: claimLine(entry, edition),
    })),
    loose:
      evidence.loose.length > 0
        ? {
            table: rowsTable(evidence.loose, words.looseCaption, edition),
            told: [...new Set(evidence.loose.map(({ method }) => method))].join(". "),
          }
        : null,
  };
}

/** “change; linearisation. People: 6,102–6,644”, for figures made alike. */
function claimLine({ claim, rows }: ClaimEvidence, { words, language }: Edition): string {
  const alike = group(rows, ({ method }) => method);
  const line = [...alike].map(([method, own]) => {
    const keys = new Set(own.map(({ key }) => key));
    const people = claim.figures.filter((_, f) => keys.has(rows[f]?.key ?? "")).map(({ n }) => n);
    const ends = new Set([Math.min(...people), Math.max(...people)]);
    return `${method}. ${words.people}: ${[...ends].map((n) => numberText(n, 0, language)).join("–")}`;
  });
  return line.length > 0 ? line.join(". ") : claim.asserts;
}
