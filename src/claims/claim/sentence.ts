import type {
  ChanceOf,
  Gap,
  Place,
  Quantity,
  Span,
  StandardisedOf,
  VariantOf,
} from "../../vocabulary/quantity.js";
import type { Assertion, Draft } from "../draft.js";
import { directiveLabels, labelsOf, sideLabel } from "../labels.js";
import { wordingOf } from "../languages.js";
import { figureIfAny } from "../terms/figures.js";
import { quantityTerms } from "../terms/quantityTerms.js";
import type { PartTold, Side } from "../wording/wording.js";
import { shownDirection } from "./bearing.js";
import { changeIn, meanOfAreas, wholeOf } from "./beside.js";
import { betweenAnd, programmeOf, whoIs, whoOfTrend, yearsOf } from "./describe.js";
import { rules } from "./says.js";
import { sharedWay } from "./ways.js";
import { written } from "./written.js";

/** What an assertion says, as a sentence in the report's language whose names and numbers are directives. */
export function sentence(assertion: Assertion, draft: Draft): string {
  const { quantity } = assertion;
  const { variant: variants, standardised } = wordingOf(draft.language);
  if (quantity.kind === "standardised") {
    const { measure, breakdown, of } = quantity;
    const label = labelsOf(draft.study, draft.language).breakdown(breakdown);
    return plainSentence({ ...assertion, quantity: of }, draft, {
      besides: ` (${standardised(`:words[${label}]`)})`,
      level: (_, at) => ({ kind: "standardised", measure, breakdown, of: { kind: "level", measure, at } }),
    });
  }
  if (quantity.kind !== "variant") {
    const level = (measure: string, at: Place): Quantity => ({ kind: "level", measure, at });
    return plainSentence({ ...assertion, quantity }, draft, { besides: "", level });
  }
  const { measure, variant, of } = quantity;
  return plainSentence({ ...assertion, quantity: of }, draft, {
    besides: ` (:words[${variants[variant]}])`,
    level: (_, at) => ({ kind: "variant", measure, variant, of: { kind: "level", measure, at } }),
  });
}

/** How what is said was estimated: what stands after the people, and the levels that belong to it. */
interface Estimated {
  readonly besides: string;
  readonly level: (measure: string, at: Place) => Quantity;
}

interface PlainAssertion extends Assertion {
  readonly quantity: Exclude<Quantity, VariantOf | StandardisedOf>;
}

function plainSentence(assertion: PlainAssertion, draft: Draft, { besides, level }: Estimated): string {
  const { quantity, says, limits } = assertion;
  const { study, language } = draft;
  const { sentence: wording } = wordingOf(language);
  const { wave, measure: measureName, category } = directiveLabels;
  const measure = measureName(quantity.measure);
  const printed = limits.map((limit) => `:limit[${limit}]`);
  const who = (at: Place) => whoIs(at, { study, language, labels: directiveLabels }) + besides;
  const side = (name: string, figure: Quantity): Side => ({ name, level: numberIfAny(figure, draft) });
  const levelAt = (name: string, at: Place) => side(name, level(quantity.measure, at));
  const named = (one: Place, other: Place) => sideLabel(one, other, directiveLabels, wording.within);
  const waves = ({ from, to }: Span) => ({ from: wave(from.wave), to: wave(to.wave) });
  switch (quantity.kind) {
    case "level":
    case "area": {
      const { at } = quantity;
      return wording.level(says, { measure, who: who(at), wave: wave(at.wave), limits: printed });
    }
    case "clustering": {
      const { at } = quantity;
      return wording.clustering(says, { measure, wave: wave(at.wave), limits: printed });
    }
    case "change": {
      const { from, to } = quantity;
      return wording.change(says, {
        measure,
        who: who(from),
        from: levelAt(wave(from.wave), from),
        to: levelAt(wave(to.wave), to),
      });
    }
    case "area-change": {
      const { from, to } = quantity;
      const area = (at: Place) => side(wave(at.wave), { kind: "area", measure: quantity.measure, at });
      return wording.change(says, { measure, who: who(from), from: area(from), to: area(to) });
    }
    case "difference": {
      const { of, against } = quantity;
      return wording.difference(says, {
        measure,
        wave: wave(of.wave) + besides,
        of: levelAt(named(of, against), of),
        against: levelAt(named(against, of), against),
      });
    }
    case "area-apart": {
      const { at } = quantity;
      const group = wording.onAverage(directiveLabels.group(at.group));
      return wording.difference(says, {
        measure,
        wave: wave(at.wave),
        of: side(at.category ? category(at.category) : "", { ...quantity, kind: "area" }),
        against: side(group, meanOfAreas(quantity.measure, at)),
      });
    }
    case "change-difference": {
      const { of, against } = quantity;
      const change = (one: Span, other: Span) =>
        side(named(one.from, other.from), changeIn(quantity.measure, one));
      return wording.changeDifference(says, {
        measure,
        way: sharedWay(says, quantity, draft),
        ...waves(of),
        of: change(of, against),
        against: change(against, of),
      });
    }
    case "double-difference": {
      const { of, against } = quantity;
      const gap = (one: Gap) =>
        side(directiveLabels.group(one.of.group), { kind: "difference", measure: quantity.measure, ...one });
      return wording.doubleDifference(says, {
        measure,
        wave: wave(of.of.wave),
        ...betweenAnd(of, directiveLabels),
        of: gap(of),
        against: gap(against),
      });
    }
    case "effect": {
      const programme = `:words[${programmeOf(quantity, draft)}]`;
      const plain = wordingOf(language).effectPart(quantity.part).trim();
      const part = plain === "" ? "" : ` :words[${plain}]`;
      return wording.effect(says, { measure, programme, part, points: sizeIfAny(quantity, draft) });
    }
    case "chance": {
      const { at } = quantity;
      const sides = sidesOf(quantity, draft);
      if (sides) return wording.difference(says, { measure, wave: wave(at.wave), ...sides });
      const told = `${measure} (:words[${wordingOf(language).chance(quantity)}])`;
      return wording.level(says, { measure: told, who: who(at), wave: wave(at.wave), limits: printed });
    }
    case "chance-change": {
      const { kind: _, from, to, ...of } = quantity;
      const told = `${measure} (:words[${wordingOf(language).chance(of)}])`;
      const at = (place: Place) => side(wave(place.wave), { kind: "chance", ...of, at: place });
      return wording.change(says, { measure: told, who: who(from), from: at(from), to: at(to) });
    }
    case "exposure": {
      const { part, from } = quantity;
      const people = from.group === "" ? "" : who(from);
      if (part === "likeness") return wording.likeness(says, { measure, who: people, limits: printed });
      const years = `:words[${yearsOf(quantity, draft)}]`;
      const points = sizeIfAny(quantity, draft);
      return wording.exposure(says, { measure, who: people, years, siblings: part === "siblings", points });
    }
    case "trend": {
      const people = whoOfTrend(quantity, { study, language, labels: directiveLabels });
      if (quantity.part === "bend")
        return wording.bend(says, { measure, who: people, bend: wave(quantity.bend ?? "") });
      const points = sizeIfAny(quantity, draft);
      return wording.trend(says, { measure, who: people, ...waves(quantity), points });
    }
    case "matched": {
      const { of, against, analysis, way } = quantity;
      const first = study.analysis.matches.find(({ id }) => id === analysis)?.ways[0];
      return wording.matched(says, {
        measure: measure + (way === first ? "" : ` (:words[${wordingOf(language).matchingWay[way]}])`),
        wave: wave(of.wave),
        of: directiveLabels.group(of.group),
        against: directiveLabels.group(against.group),
        points: sizeIfAny(quantity, draft),
      });
    }
    case "movers":
      if (quantity.part === "stayed") {
        const { stayed } = wordingOf(language).mover;
        const side = (at: Place): Side => ({ name: wave(at.wave), level: null });
        const { from, to } = quantity;
        return wording.change(says, { measure, who: stayed(who(from)), from: side(from), to: side(to) });
      }
      return wording.part(says, {
        part: partName(quantity, draft),
        measure,
        who: who(quantity.from),
        ...waves(quantity),
        ...partTold(quantity, draft),
      });
    case "contribution":
    case "contribution-share":
    case "component": {
      const told = { part: partName(quantity, draft), measure, who: who(quantity.from), ...waves(quantity) };
      if (rules[says].kinds.includes("level"))
        return wording.shareOfChange(says, { ...told, limits: printed });
      return wording.part(says, { ...told, ...partTold(quantity, draft) });
    }
  }
}

type PartOf = Extract<Quantity, { kind: "contribution" | "contribution-share" | "component" | "movers" }>;

function partName(quantity: PartOf, { language }: Draft): string {
  const { component, mover, quoted } = wordingOf(language);
  if (quantity.kind === "movers")
    return mover[quantity.part === "left" ? "left" : "came"](
      quantity.way && directiveLabels.category(quantity.way),
    );
  if (quantity.kind !== "component") return quoted(directiveLabels.measure(quantity.dimension));
  const { part, breakdown, category } = quantity;
  return component(part, category === null ? null : directiveLabels.category({ breakdown, category }));
}

function partTold(quantity: PartOf, draft: Draft): Pick<PartTold, "way" | "points" | "share"> {
  const whole = wholeOf(quantity);
  const share = quantity.kind === "contribution-share";
  return {
    way: shownDirection(whole && figureIfAny(whole, draft)),
    points: share ? null : sizeIfAny(quantity, draft),
    share: share ? numberIfAny(quantity, draft) : null,
  };
}

/** Of a gap between two origins: each with its level. */
function sidesOf(
  { measure, analysis, chance, at }: ChanceOf,
  draft: Draft,
): Record<"of" | "against", Side> | null {
  const chances = draft.study.analysis.chances.find(({ id }) => id === analysis);
  if (chance !== "share-gap" || chances?.kind !== "origins") return null;
  const side = (category: string): Side => {
    const place = { ...at, category: { breakdown: chances.breakdown, category } };
    const name = directiveLabels.category(place.category);
    return { name, level: numberIfAny({ kind: "level", measure, at: place }, draft) };
  };
  return { of: side(chances.of), against: side(chances.against) };
}

const sizeIfAny = (quantity: Quantity, draft: Draft) => numberIfAny(quantity, draft, { show: "size" });

/** A number as Markdown, where it may be printed. */
function numberIfAny(
  quantity: Quantity,
  draft: Draft,
  besides: Readonly<Record<string, string>> = {},
): string | null {
  if (figureIfAny(quantity, draft) === null) return null;
  return `:num{${written({ ...quantityTerms(quantity, draft.study), ...besides })}}`;
}
