import type { Assertion, Draft } from "../draft.js";
import { quantityTerms } from "../terms/quantityTerms.js";
import { sentence } from "./sentence.js";
import { written } from "./written.js";

/** A claim as Markdown that the author can paste: a sentence in the report's language that says no more than the terms. */
export function writeClaim(assertion: Assertion, id: string | undefined, draft: Draft): string {
  const { quantity, says, limits } = assertion;
  const is = [says, limits.join(" and ")].join(" ").trim();
  const attributes = { ...quantityTerms(quantity, draft.study), is };
  return `:claim[${sentence(assertion, draft)}]{${id === undefined ? "" : `#${id} `}${written(attributes)}}`;
}
