import type { Place, Quantity, Span } from "../../vocabulary/quantity.js";
import type { Measure } from "../../vocabulary/study.js";
import type { Directive } from "../markdown/parse.js";
import { type Attributes, required } from "./attributes.js";
import { chanceNamed } from "./chanceNamed.js";
import { exposureNamed } from "./exposureNamed.js";
import { matchedNamed } from "./matchedNamed.js";
import { moversNamed } from "./moversNamed.js";
import { areaPlace, categoryIn, dimensionNamed, indexNamed, partNamed, variantNamed } from "./parts.js";
import { type Asked, breakdownNamed, placeNamed, sideNamed } from "./places.js";
import { doubleGap, effectNamed, trendNamed } from "./registerParts.js";
import { standardisedKind, standardNamed } from "./standardParts.js";
import type { SubjectName } from "./subjects.js";

/** What a directive says of one measure. */
interface Told {
  readonly node: Directive;
  readonly attributes: Attributes;
  readonly measure: Measure;
  readonly asked: Asked;
}

/** How each subject makes its quantity of the other attributes; `null` after telling what is wrong. */
export const builders: Readonly<Record<SubjectName, (told: Told) => Quantity | null>> = {
  level(told) {
    const at = place(told);
    return at && inVariant({ kind: "level", measure: told.measure.id, at }, told);
  },
  change(told) {
    const over = placeSpan(told);
    return over && inVariant({ kind: "change", measure: told.measure.id, ...over }, told);
  },
  difference(told) {
    const wave = need(told, "wave");
    const [one, other] = [need(told, "of"), need(told, "against")];
    if (wave === null || one === null || other === null) return null;
    const [of, against] = [side(told, one, wave), side(told, other, wave)];
    return of && against && { kind: "difference", measure: told.measure.id, of, against };
  },
  changeDifference(told) {
    const waves = bothWaves(told);
    const [one, other] = [need(told, "of"), need(told, "against")];
    if (waves === null || one === null || other === null) return null;
    const of = span(waves, (wave) => side(told, one, wave));
    const against = span(waves, (wave) => side(told, other, wave));
    return of && against && { kind: "change-difference", measure: told.measure.id, of, against };
  },
  contribution: (told) => ofDimension(told, "contribution"),
  contributionShare: (told) => ofDimension(told, "contribution-share"),
  component(told) {
    const { measure, attributes, asked } = told;
    const [breakdownId, partId] = [need(told, "breakdown"), need(told, "part")];
    if (breakdownId === null || partId === null) return null;
    const breakdown = breakdownNamed(breakdownId, asked);
    const part = partNamed(partId, asked);
    const over = placeSpan(told);
    if (breakdown === null || part === null || over === null) return null;
    const category =
      attributes.category === undefined ? null : categoryIn(breakdown, attributes.category, asked);
    if (attributes.category !== undefined && category === null) return null;
    return { kind: "component", measure: measure.id, breakdown: breakdown.id, part, category, ...over };
  },
  area: (told) => ofArea(told, "area"),
  areaApart: (told) => ofArea(told, "area-apart"),
  areaChange(told) {
    const area = need(told, "at");
    const waves = bothWaves(told);
    if (area === null || waves === null) return null;
    const over = span(waves, (wave) => areaPlace(area, wave, told.asked));
    return over && { kind: "area-change", measure: told.measure.id, ...over };
  },
  clustering(told) {
    const at = place(told);
    return at && { kind: "clustering", measure: told.measure.id, at };
  },
  doubleDifference(told) {
    const [wave, of, against] = [need(told, "wave"), need(told, "of"), need(told, "against")];
    const [between, and] = [need(told, "between"), need(told, "and")];
    if (wave === null || of === null || against === null || between === null || and === null) return null;
    const gap = (group: string) => doubleGap({ wave, group, between, and }, told.asked);
    const [one, other] = [gap(of), gap(against)];
    return one && other && { kind: "double-difference", measure: told.measure.id, of: one, against: other };
  },
  effect: ({ attributes, measure, asked }) => effectNamed(measure.id, attributes, asked),
  chance(told) {
    const at = place(told);
    const chance = chanceNamed(told.measure.id, told.attributes, told.asked);
    return at && chance && { kind: "chance", measure: told.measure.id, ...chance, at };
  },
  chanceChange(told) {
    const over = placeSpan(told);
    const chance = chanceNamed(told.measure.id, told.attributes, told.asked);
    return over && chance && { kind: "chance-change", measure: told.measure.id, ...chance, ...over };
  },
  matched(told) {
    const wave = need(told, "wave");
    return wave === null ? null : matchedNamed(told.measure.id, told.attributes, wave, told.asked);
  },
  movers(told) {
    const over = placeSpan(told);
    const moved = moversNamed(told.attributes, told.asked);
    return over && moved && { kind: "movers", measure: told.measure.id, ...moved, ...over };
  },
  exposure(told) {
    const part = need(told, "part");
    return part === null ? null : exposureNamed(told.measure.id, part, told.attributes, told.asked);
  },
  trend: ({ attributes, measure, asked }) => trendNamed(measure.id, attributes, asked),
  standardised(told) {
    const { measure, attributes, asked } = told;
    const breakdown = standardNamed(measure.id, attributes, asked);
    const kind = standardisedKind(attributes, asked);
    if (breakdown === null || kind === null) return null;
    const of = builders[kind](told);
    if (of?.kind !== "level" && of?.kind !== "change" && of?.kind !== "difference") return null;
    return { kind: "standardised", measure: measure.id, breakdown, of };
  },
};

function ofDimension(told: Told, kind: "contribution" | "contribution-share"): Quantity | null {
  const { measure, asked } = told;
  const index = indexNamed(measure.id, asked);
  const name = need(told, "dimension");
  if (index === null || name === null) return null;
  const dimension = dimensionNamed(name, index, asked);
  const over = placeSpan(told);
  return dimension === null || over === null ? null : { kind, measure: measure.id, dimension, ...over };
}

function ofArea(told: Told, kind: "area" | "area-apart"): Quantity | null {
  const [area, wave] = [need(told, "at"), need(told, "wave")];
  const at = area === null || wave === null ? null : areaPlace(area, wave, told.asked);
  return at && { kind, measure: told.measure.id, at };
}

/** The quantity, or the same by the other way of estimating that variant= names. */
function inVariant(of: Extract<Quantity, { kind: "level" | "change" }>, told: Told): Quantity | null {
  const name = told.attributes.variant;
  if (name === undefined) return of;
  const variant = variantNamed(name, told.asked);
  return variant && { kind: "variant", measure: of.measure, variant, of };
}

const need = ({ node, attributes, asked }: Told, name: string) =>
  required(node, attributes, name, asked.draft);

const side = ({ attributes, asked }: Told, text: string, wave: string) =>
  sideNamed(text, wave, attributes.group, asked);

function bothWaves(told: Told): Waves | null {
  const [from, to] = [need(told, "from"), need(told, "to")];
  return from === null || to === null ? null : { from, to };
}

interface Waves {
  readonly from: string;
  readonly to: string;
}

function span({ from, to }: Waves, placed: (wave: string) => Place | null): Span | null {
  const [earlier, later] = [placed(from), placed(to)];
  return earlier && later && { from: earlier, to: later };
}

function place(told: Told): Place | null {
  const wave = need(told, "wave");
  return wave === null ? null : placed(told, wave);
}

function placeSpan(told: Told): Span | null {
  const waves = bothWaves(told);
  return waves && span(waves, (wave) => placed(told, wave));
}

function placed({ attributes: { group, by }, asked }: Told, wave: string): Place | null {
  return placeNamed({ wave, group, by }, asked);
}
