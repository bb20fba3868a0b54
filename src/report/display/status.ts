import type { Publishable } from "../../vocabulary/released.js";
import type { Words } from "../words.js";

/** What a reader is told where there is no figure. */
export interface Absence {
  readonly status: "withheld" | "no-figure";
  readonly reason: "release-rules" | "no-answers" | "one-psu" | "no-estimate";
}

/** Why a result has no figure, no more precisely than may be told: "does not vary" would give it away. */
export function absenceOf(result: Publishable): Absence | null {
  if (result.kind === "figure") return null;
  if (result.kind === "withheld") return { status: "withheld", reason: "release-rules" };
  const told = result.reason === "no-answers" || result.reason === "one-psu";
  return { status: "no-figure", reason: told ? result.reason : "no-estimate" };
}

export function reasonText(absence: Absence, words: Words): string {
  switch (absence.reason) {
    case "release-rules":
      return words.tooFewToPublish;
    case "no-answers":
      return words.noAnswers;
    case "one-psu":
      return words.onePsu;
    case "no-estimate":
      return words.noEstimate;
  }
}
