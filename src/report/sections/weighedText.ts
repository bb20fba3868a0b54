import type { PublicResponse } from "../../vocabulary/publicResponse.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { named } from "../display/quantityText.js";
import { wordsIn } from "../words.js";

/** Whose weights are told of: the names of groups, or "all groups". */
export function weighedText(response: PublicResponse, study: Study, language: Language): string {
  if (isOfAll(response, study)) return wordsIn(language).allGroups;
  return response.weighed.map((id) => named(study.groups, id, language)).join(", ");
}

export function isOfAll({ weighed }: PublicResponse, { groups }: Study): boolean {
  return weighed.length === 0 || groups.every(({ id }) => weighed.includes(id));
}
