import type { Draft, Spot } from "../draft.js";
import { inLanguage } from "../inLanguage.js";
import { type Mention, type Reading, spotAt } from "../markdown/reading.js";
import { matchesOf } from "../words/matchesOf.js";

/** A stretch of a claim's sentence that names something of the study, bound or typed. */
export interface Named {
  readonly text: string;
  readonly start: number;
  readonly at: Spot;
  /** What it may stand for; a typed label can be that of two categories. */
  readonly mentions: readonly [Mention, ...Mention[]];
}

/**
 * All that a claim's sentence names, from left to right.
 *
 * in      measures: ids of those that are names where they are typed
 */
export function namedIn(reading: Reading, draft: Draft, measures: readonly string[] = []): readonly Named[] {
  const bound = reading.pieces.flatMap(({ text, start, at, mention }): Named[] =>
    mention === null ? [] : [{ text, start, at, mentions: [mention] }],
  );
  return [...bound, ...typedNames(reading, draft, measures)].sort((a, b) => a.start - b.start);
}

/**
 * Groups and categories that are typed as plain words: "in the population", "blandt kvinderne".
 *
 * A label counts with or without its article, and in the forms its last word takes; where one label holds
 * another the longer one counts. Labels of other measures and of breakdowns are known not to name a place.
 */
function typedNames(
  { forWords, ...rest }: Reading,
  draft: Draft,
  measures: readonly string[],
): readonly Named[] {
  const { study, language, lines } = draft;
  const none = study.breakdowns.map(({ label }) => ({ label: inLanguage(label, language), mention: null }));
  const measured = study.measures.map(({ id, label }) => ({
    label: inLanguage(label, language),
    mention: measures.includes(id) ? ({ kind: "measure", measure: id } as const) : null,
  }));
  const groups = study.groups.map(({ id, label }) => ({
    label: inLanguage(label, language),
    mention: { kind: "group", group: id } as const,
  }));
  const categories = study.breakdowns.flatMap((breakdown) =>
    breakdown.categories.map(({ id, label }) => ({
      label: inLanguage(label, language),
      mention: { kind: "category", category: { breakdown: breakdown.id, category: id } } as const,
    })),
  );
  const found = [...none, ...measured, ...groups, ...categories]
    .flatMap(({ label, mention }) =>
      matchesOf(formsOf(label, language), forWords).map((match) => ({ mention, ...match })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const named: Named[] = [];
  let end = 0;
  for (const { start, end: stop, mention } of found) {
    const last = named.at(-1);
    if (last && mention && last.start === start && last.start + last.text.length === stop) {
      named[named.length - 1] = { ...last, mentions: [...last.mentions, mention] };
    } else if (start >= end && mention) {
      const at = spotAt({ forWords, ...rest }, start, stop, lines);
      named.push({ text: forWords.slice(start, stop), start, at, mentions: [mention] });
    }
    end = Math.max(end, stop);
  }
  return named;
}

/** Labels of one such word are too common to be taken for a name: “Higher”, of an education. */
const common =
  /^(?:yes|no|none|other|others|all|both|more|less|higher|lower|own|not|ja|nej|ingen|andet|andre|alle|begge|ikke|mere|mindre|højere|lavere|egen)$/iu;
const never = /(?!)/gu;

/** By language and label. Compiling such a pattern takes far longer than a search with it. */
const forms = new Map<string, RegExp>();

function formsOf(label: string, language: string): RegExp {
  const key = `${language} ${label}`;
  const known = forms.get(key) ?? patternOf(label, language);
  forms.set(key, known);
  return known;
}

function patternOf(label: string, language: string): RegExp {
  const bare = label.trim().replace(/^(?:the|an?|de|den|det)\s+/iu, "");
  if (common.test(bare) || !/\p{L}{2}/u.test(bare)) return never;
  const danish = language === "da";
  const stem = danish ? bare.replace(/(?<=\p{L}{3}er)ne$|(?<=\p{L}{4})(?:en|et|ene)$/u, "") : bare;
  const escaped = stem.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
  const endings = danish ? "(?:n|t|en|et|e|r|er|ne|ene|rne|erne)?s?" : "(?:e?s)?(?:['’]s?)?";
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}${endings}(?![\\p{L}\\p{N}])`, "giu");
}
