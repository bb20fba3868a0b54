import type { Publication, VerifiedClaim } from "../vocabulary/document.js";
import type { Evidence } from "../vocabulary/estimate.js";
import { didYouMean } from "../vocabulary/near.js";
import { Problem } from "../vocabulary/problem.js";
import { quantityKey } from "../vocabulary/quantity.js";
import type { Contrast, Figure } from "../vocabulary/released.js";
import type { Language } from "../vocabulary/text.js";
import { formatCount, formatFigure, formatP } from "./format.js";

/** The road from a sentence back to the rows, as data that a command can print. */
export interface Explanation {
  readonly id: string;
  /** The sentence and what it asserts, in each language it is told in. */
  readonly sentences: readonly (Pick<
    VerifiedClaim,
    "sentence" | "asserts" | "margin" | "caution" | "file" | "line"
  > & {
    readonly language: Language;
  })[];
  /** The figure that bears the claim out, then those that it is made of. */
  readonly figures: readonly ExplainedFigure[];
}

interface ExplainedFigure {
  /** Its key, as in the release ledger. */
  readonly quantity: string;
  readonly value: string;
  readonly interval: string;
  readonly confidence: string;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  /** "p < 0.001", the adjusted one within a family of tests; `null` for levels. */
  readonly test: string | null;
  readonly significant: boolean | null;
  readonly people: string;
  readonly evidence: Evidence;
}

/**
 * Everything that stands behind a claim.
 *
 * in      a verified publication and the claim's id
 * throws  Problem (exit "usage") where no report holds such a claim
 */
export function explainClaim(publication: Publication, id: string): Explanation {
  const told = publication.reports.flatMap(({ language, claims }) =>
    claims.filter((claim) => claim.id === id).map((claim) => ({ language, claim })),
  );
  const [first] = told;
  if (!first) throw unknownClaim(publication, id);
  return {
    id,
    sentences: told.map(({ language, claim: { sentence, asserts, margin, caution, file, line } }) => ({
      language,
      sentence,
      asserts,
      margin,
      caution,
      file,
      line,
    })),
    figures: first.claim.figures.map(explainFigure),
  };
}

/** Numbers are told in English, the language of the command; a mean stands without its unit. */
function explainFigure(figure: Figure): ExplainedFigure {
  const format = { language: "en", meanUnit: "" } as const;
  return {
    quantity: quantityKey(figure.quantity),
    value: formatFigure(figure, { ...format, show: "value" }),
    interval: formatFigure(figure, { ...format, show: "interval" }),
    confidence: formatFigure(figure, { ...format, show: "confidence" }),
    standardError: figure.se,
    degreesOfFreedom: figure.df,
    test: figure.contrast && testText(figure.contrast),
    significant: figure.contrast?.significant ?? null,
    people: formatCount(figure.n, "en"),
    evidence: figure.evidence,
  };
}

/** The p-value that decides, and in which family of tests it was adjusted. */
function testText({ p, adjusted }: Contrast): string {
  if (adjusted === undefined) return formatP(p, "en");
  return `${formatP(adjusted.p, "en")}, adjusted within “${adjusted.family}”`;
}

function unknownClaim({ reports }: Publication, id: string): Problem {
  const known = [...new Set(reports.flatMap(({ claims }) => claims.map((claim) => claim.id)))];
  return new Problem({
    code: "claim-unknown",
    exit: "usage",
    what: `No report holds a claim “${id}”.`,
    todo: didYouMean(id, known),
  });
}
