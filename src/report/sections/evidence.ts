import type { VerifiedClaim, VerifiedReport } from "../../vocabulary/document.js";
import { quantityKey } from "../../vocabulary/quantity.js";
import type { Figure } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import { type FigureRow, figureRow } from "../display/figureRow.js";
import { walk } from "./walk.js";

/** The roads from a report's sentences and numbers to the figures and queries they rest on. */
export interface EvidenceBook {
  readonly claims: readonly ClaimEvidence[];
  /** Numbers in the text that no marked sentence rests on. */
  readonly loose: readonly FigureRow[];
  readonly queries: readonly Query[];
  /** The claim of a marked sentence. */
  claim(id: string): ClaimEvidence;
  /** Where the figure of a number in the text is told, if possible with the sentence it stands in. */
  row(figure: Figure, claim: string | null): FigureRow;
  /** The queries behind figures, by number. */
  queriesOf(figures: readonly Figure[]): readonly number[];
}

export interface ClaimEvidence {
  /** 1 for the first marked sentence of the report. */
  readonly number: number;
  readonly claim: VerifiedClaim;
  /** False for a sentence of the title, which carries no mark to go back to. */
  readonly marked: boolean;
  readonly rows: readonly FigureRow[];
}

interface Query {
  readonly number: number;
  readonly text: string;
  readonly tables: readonly string[];
}

/** Gathers and numbers a report's evidence in the order of reading. */
export function evidenceOf(report: VerifiedReport, study: Study): EvidenceBook {
  const met = walk(report);
  const queries = new Map<string, Query>();
  const queryOf = ({ evidence: { query, tables } }: Figure): number => {
    const known = queries.get(query) ?? { number: queries.size + 1, text: query, tables };
    queries.set(query, known);
    return known.number;
  };
  const row = (figure: Figure, anchor: string) =>
    figureRow(figure, anchor, queryOf(figure), study, report.language);

  const order = [...new Set(met.flatMap((one) => (one.kind === "claim" ? one.id : [])))];
  const place = (claim: VerifiedClaim) => (order.includes(claim.id) ? order.indexOf(claim.id) : order.length);
  const claims = [...report.claims]
    .sort((a, b) => place(a) - place(b))
    .map((claim, c) => ({
      number: c + 1,
      claim,
      marked: order.includes(claim.id),
      rows: claim.figures.map((figure, f) => row(figure, `claim-${c + 1}-figure-${f + 1}`)),
    }));

  const told = new Set(claims.flatMap(({ rows }) => rows).map(({ key }) => key));
  const loose: FigureRow[] = [];
  for (const one of met) {
    if (one.kind !== "number" || told.has(quantityKey(one.figure.quantity))) continue;
    told.add(quantityKey(one.figure.quantity));
    loose.push(row(one.figure, `number-${loose.length + 1}`));
  }
  for (const one of met) {
    if (one.kind !== "display") continue;
    for (const { points } of one.display.series)
      for (const { result } of points) if (result.kind === "figure") queryOf(result);
  }

  return {
    claims,
    loose,
    queries: [...queries.values()],
    claim(id) {
      const found = claims.find(({ claim }) => claim.id === id);
      if (!found) throw new Error(`${report.path}: marked sentence “${id}” without a verified claim`);
      return found;
    },
    row(figure, claim) {
      const key = quantityKey(figure.quantity);
      const own = claims.find((entry) => entry.claim.id === claim)?.rows ?? [];
      const found = [...own, ...claims.flatMap(({ rows }) => rows), ...loose].find(
        (entry) => entry.key === key,
      );
      if (!found) throw new Error(`${report.path}: number without evidence: ${key}`);
      return found;
    },
    queriesOf: (figures) => [...new Set(figures.map(queryOf))].sort((a, b) => a - b),
  };
}
