import { Problem } from "../vocabulary/problem.js";
import { quantityKey } from "../vocabulary/quantity.js";
import type { Assertion, ClaimInDraft } from "./draft.js";
import type { ReadReport } from "./readReport.js";

/**
 * What must hold between claims: an id means one claim, and a report says the same in each of its languages.
 *
 * in      all reports of a study
 * out     problems; a report with the same slug in another language must hold the same ids with the same terms
 */
export function sameClaims(reports: readonly ReadReport[]): readonly Problem[] {
  return [...reports.flatMap(takenTwice), ...pairs(reports).flatMap(([one, other]) => between(one, other))];
}

function takenTwice({ claims }: ReadReport): readonly Problem[] {
  return claims.flatMap((claim, k) => {
    const earlier = claims.slice(0, k).find((other) => other.claim.id === claim.claim.id);
    return earlier ? [taken(claim, earlier)] : [];
  });
}

function between(one: ReadReport, other: ReadReport): readonly Problem[] {
  if (one.report.slug !== other.report.slug) {
    return other.claims.flatMap((claim) => {
      const earlier = one.claims.find((candidate) => candidate.claim.id === claim.claim.id);
      return earlier ? [taken(claim, earlier)] : [];
    });
  }
  if (one.report.language === other.report.language) return [slugTaken(one, other)];
  return [...lacking(one, other), ...lacking(other, one), ...differing(one, other)];
}

function lacking(one: ReadReport, other: ReadReport): readonly Problem[] {
  const missing = one.claims.filter(
    ({ claim }) => !other.claims.some((candidate) => candidate.claim.id === claim.id),
  );
  return missing.map(({ claim, spot }) =>
    problem(
      other.report.path,
      { line: 1, column: 1 },
      {
        code: "languages-differ",
        what: `Claim “${claim.id}” stands in ${claim.file}, line ${spot.line}, but not in ${other.report.path}: “${claim.sentence}”`,
        todo: isNumbered(one, claim.id)
          ? `Give it an id in both, {#id …}: without one, claims are numbered, and the two reports number them differently. If it is missing in ${other.report.path}, say it there too.`
          : `Say it in ${other.report.path} too, with the id “${claim.id}”, or take it out of ${claim.file}.`,
      },
    ),
  );
}

/** Whether a claim goes by the report's slug and its number there. */
function isNumbered({ report, claims }: ReadReport, id: string): boolean {
  return claims.some(({ claim }, k) => claim.id === id && id === `${report.slug}-${k + 1}`);
}

function differing(one: ReadReport, other: ReadReport): readonly Problem[] {
  return one.claims.flatMap(({ claim, spot, assertion }) => {
    const twin = other.claims.find((candidate) => candidate.claim.id === claim.id);
    if (!twin?.assertion || !assertion || terms(assertion) === terms(twin.assertion)) return [];
    const what = `Claim “${claim.id}” asserts “${terms(assertion)}” in ${claim.file}, line ${spot.line}, but “${terms(twin.assertion)}” in ${twin.claim.file}, line ${twin.spot.line}.`;
    const todo = isNumbered(one, claim.id)
      ? "Give each claim an id in both languages, {#id …}; without one it goes by its number in the report."
      : "Give both the same terms, or ids of their own.";
    return [problem(twin.claim.file, twin.spot, { code: "languages-differ", what, todo })];
  });
}

const terms = ({ quantity, says, limits }: Assertion) =>
  `${quantityKey(quantity)} is ${[says, limits.join(" and ")].join(" ").trim()}`;

function taken(claim: ClaimInDraft, earlier: ClaimInDraft): Problem {
  const { id, file, line } = earlier.claim;
  const what = `The claim id “${id}” is taken: ${file}, line ${line} has it too.`;
  const todo = "Give each claim an id of its own, the same in each language: {#id …}.";
  return problem(claim.claim.file, claim.spot, { code: "claim-id-taken", what, todo });
}

function slugTaken(one: ReadReport, other: ReadReport): Problem {
  const { path, slug, language } = other.report;
  const what = `Two reports in “${language}” have the slug “${slug}”: ${one.report.path} and ${path}.`;
  return problem(
    path,
    { line: 1, column: 1 },
    { code: "slug-taken", what, todo: "Give one of them another slug." },
  );
}

function problem(
  file: string,
  { line, column }: { line: number; column: number },
  told: { code: string; what: string; todo: string },
): Problem {
  return new Problem({ ...told, exit: "claim", at: { file, line, column } });
}

function pairs<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  return list.flatMap((one, k) => list.slice(k + 1).map((other) => [one, other] as const));
}
