import type { PolicyNote } from "../../vocabulary/released.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";
import { numberText } from "./figureText.js";

/** How many people a figure rests on at least, and how many figures passed. */
export function releaseRulesText(policy: PolicyNote, language: Language): string {
  const words = wordsIn(language);
  const count = (value: number) => numberText(value, 0, language);
  const people = (least: number) =>
    least === 1 ? words.oneOfThePeople : fill(words.manyPeople, { people: count(least) });
  return fill(words.releaseRules, {
    minimumCount: people(policy.minimumCount),
    minimumPerSide: people(policy.minimumPerSide),
    published: count(policy.published),
    withheld: count(policy.withheld),
  });
}
