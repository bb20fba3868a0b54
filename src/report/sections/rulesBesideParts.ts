import type { ChildRule, PublicRule } from "../../vocabulary/registers.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, type Words, wordsIn } from "../words.js";
import { countText, dash } from "./plainTexts.js";
import { numberColumn, type Part, wordsColumn } from "./section.js";

/** The same children by the study's rules and by others: how many by each, by both and by one alone. */
export function rulesBesideParts(
  rules: readonly PublicRule[],
  id: string,
  language: Language,
): readonly Part[] {
  const words = wordsIn(language);
  const kinds = [...new Set(rules.map(({ rule }) => rule.kind))];
  return [
    { kind: "text", text: words.besideLead },
    {
      kind: "grouped-table",
      id,
      caption: words.besideCaption,
      columns: [
        wordsColumn(words.besideRule),
        ...[words.besideAll, words.besideBoth, words.besideAlone, words.besideOwnAlone].map(numberColumn),
      ],
      groups: kinds.map((kind) => ({
        label: words[`beside: ${kind}`],
        rows: rules.filter(({ rule }) => rule.kind === kind).map((each) => rowOf(each, language)),
      })),
    },
  ];
}

function rowOf({ rule, own, children }: PublicRule, language: Language): readonly string[] {
  const words = wordsIn(language);
  const name = ruleText(rule, words);
  const count = (of: "all" | "both" | "alone" | "ownAlone") => countText(children?.[of] ?? null, language);
  if (own) return [fill(words.besideOwn, { rule: name }), count("all"), dash, dash, dash];
  return [name, count("all"), count("both"), count("alone"), count("ownAlone")];
}

/** "In at least 5 of the years from age 6 to 15". */
function ruleText(rule: ChildRule, words: Words): string {
  if (rule.kind === "parents") return words[`parents: ${rule.restGroup} ${rule.who}`];
  const { ages, atLeast } = rule;
  const [from, to, years] = [...ages, atLeast].map(String);
  const text =
    ages[0] === ages[1] ? words.residenceAt : atLeast === 1 ? words.residenceEver : words.residenceYears;
  return fill(text, { from: from ?? "", to: to ?? "", years: years ?? "" });
}
