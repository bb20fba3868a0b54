import { group } from "d3-array";
import type { PublicScale } from "../../vocabulary/publicScale.js";
import { type Because, invarianceLevels, type VerdictCode } from "../../vocabulary/scaleQuality.js";
import { scaleThresholds } from "../../vocabulary/scaleThresholds.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { numberText } from "../display/figureText.js";
import { fill, type Words, wordsIn } from "../words.js";
import { itemName, partName, type ScaleName, scaleName } from "./scaleNames.js";

/** What speaks against a scale, in plain sentences; none where it holds or cannot be judged. */
export function scaleSentences(scale: PublicScale, study: Study, language: Language): readonly string[] {
  const { within, between, advice } = findings(scale, study, language);
  return [...within, ...between, ...advice];
}

/** The same for the foot of a chart: the worst of what holds it together, and of what makes it the same everywhere. */
export function scaleSummary(scale: PublicScale, study: Study, language: Language): readonly string[] {
  const { within, between, advice } = findings(scale, study, language);
  return [...within.slice(0, 1), ...between.slice(0, 1), ...advice];
}

function findings({ scale, verdict: { because } }: PublicScale, study: Study, language: Language) {
  const words = wordsIn(language);
  const name = scaleName(scale, study, language);
  const about = { study, language, words, name };
  const within = [...consistency(because, about), ...itemsApart(because, about), ...oneThing(because, about)];
  const advised = within.length > 0 && name.of !== "items";
  return {
    within,
    between: invariance(because, about),
    advice: advised ? [fill(words[`advice: ${name.of}`], { scale: name.measure })] : [],
  };
}

interface About {
  readonly study: Study;
  readonly language: Language;
  readonly words: Words;
  readonly name: ScaleName;
}

/** Alpha, or omega where only that is low: they say the same. */
function consistency(because: readonly Because[], about: About): readonly string[] {
  const alpha = because.filter(({ code }) => code === "alpha-low");
  const found = telling(alpha.length > 0 ? alpha : because.filter(({ code }) => code === "omega-low"));
  const [first] = found;
  if (!first) return [];
  const { words } = about;
  const figures = fill(words.usual, { figures: figuresOf(found, about), usual: usualOf(first, about) });
  return [fill(words[`consistency: ${first.kind}`], { subject: subject(about), figures })];
}

function itemsApart(because: readonly Because[], about: About): readonly string[] {
  const { words, study, language } = about;
  const apart = because.filter(({ code }) => code === "item-apart");
  return [...group(apart, ({ item }) => item ?? "")].flatMap(([item, all]) => {
    const found = telling(all);
    const [first] = found;
    if (!first) return [];
    const told = figuresOf(found, about);
    const weak = first.kind === "weak";
    const figures = weak ? fill(words.usual, { figures: told, usual: usualOf(first, about) }) : told;
    return fill(words[`item: ${first.kind}`], { item: itemName(item, study, language), figures });
  });
}

function oneThing(because: readonly Because[], about: About): readonly string[] {
  const { words, name } = about;
  const found = (["cfi-low", "rmsea-high", "srmr-high"] as const).map((code) =>
    telling(because.filter((each) => each.code === code)),
  );
  const worst = found.flat().some(({ kind }) => kind === "does-not-hold") ? "does-not-hold" : "weak";
  const told = found.flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const sentence = first.code === "cfi-low" ? words.usualAtLeast : words.usualAtMost;
    return fill(sentence, { figures: figuresOf(alike, about), usual: usualOf(first, about) });
  });
  if (told.length === 0) return [];
  const factors = name.of === "items" ? "several factors" : "one factor";
  return [fill(words[`${factors}: ${worst}`], { subject: subject(about), figures: told.join("; ") })];
}

/** Waves first. The level that does not hold is the one after those that do. */
function invariance(because: readonly Because[], { words, name }: About): readonly string[] {
  const waves = ({ part }: Because) => (part?.key === "wave" ? 0 : 1);
  return because
    .toSorted((a, b) => waves(a) - waves(b))
    .flatMap(({ code, part, kind, value }) => {
      const level = invarianceLevels[value];
      if (code !== "not-invariant" || !part || !level) return [];
      const between = part.key === "wave" ? "waves" : "languages";
      return fill(words[`between ${between}: ${kind}`], {
        parts: words[`parts: ${name.of}`],
        level: words[`level: ${level}`],
        scale: name.measure,
      });
    });
}

/** Of findings of one kind that of everybody; those of single waves or languages only where there is none. */
function telling(found: readonly Because[]): readonly Because[] {
  const ofAll = found.filter(({ part }) => part === null);
  return ofAll.length > 0 ? ofAll : found;
}

/** "alpha 0.43", "2018: alpha 0.66, 2021: alpha 0.62". */
function figuresOf(found: readonly Because[], about: About): string {
  const { language, study, words } = about;
  return found
    .map(({ code, value, threshold, part }) => {
      const where = part?.value ? `${partName(part.key, part.value, study, language)}: ` : "";
      const { figure, decimals } = figureNames[code];
      const alike = Number(value.toFixed(decimals)) === threshold;
      const number = numberText(value, alike ? decimals + 1 : decimals, language);
      return `${where}${[figure?.(words), number].filter((text) => text).join(" ")}`;
    })
    .join(", ");
}

/** The limit from which a figure is as it should be. */
function usualOf({ code }: Because, { language }: About): string {
  const { limits, decimals } = figureNames[code];
  return limits ? numberText(limits.holds, Math.min(2, decimals), language) : "";
}

function subject({ words, name }: About): string {
  return fill(words[`subject: ${name.of}`], { scale: name.measure });
}

interface FigureName {
  /** "alpha"; absent where the sentence says it. */
  readonly figure?: (words: Words) => string;
  readonly decimals: number;
  readonly limits?: { readonly holds: number };
}

const figureNames: Readonly<Record<VerdictCode, FigureName>> = {
  "alpha-low": {
    figure: ({ alpha }) => alpha.toLowerCase(),
    decimals: 2,
    limits: scaleThresholds.alpha,
  },
  "omega-low": {
    figure: ({ omega }) => omega.toLowerCase(),
    decimals: 2,
    limits: scaleThresholds.omega,
  },
  "item-apart": { decimals: 2, limits: scaleThresholds.itemRest },
  "cfi-low": { figure: () => "CFI", decimals: 3, limits: scaleThresholds.cfi },
  "rmsea-high": { figure: () => "RMSEA", decimals: 3, limits: scaleThresholds.rmsea },
  "srmr-high": { figure: () => "SRMR", decimals: 3, limits: scaleThresholds.srmr },
  "not-invariant": { decimals: 0 },
};
