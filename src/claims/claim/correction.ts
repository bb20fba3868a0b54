import { type CategoryRef, type Place, type Quantity, quantityKey } from "../../vocabulary/quantity.js";
import type { Assertion, Draft } from "../draft.js";
import { directiveLabels, sideLabel } from "../labels.js";
import { wordingOf } from "../languages.js";
import type { Side } from "../wording/wording.js";
import { whoIs } from "./describe.js";

/** A claim as Markdown that the author can paste: a sentence in the report's language that says no more than the terms. */
export function writeClaim(assertion: Assertion, id: string | undefined, draft: Draft): string {
  const { quantity, says, limits } = assertion;
  const is = [says, limits.join(" and ")].join(" ").trim();
  const attributes = { ...quantityTerms(quantity, draft), is };
  return `:claim[${sentence(assertion, draft)}]{${id === undefined ? "" : `#${id} `}${written(attributes)}}`;
}

/** A number as Markdown. */
function writeNumber(quantity: Quantity, draft: Draft): string {
  return `:num{${written(quantityTerms(quantity, draft))}}`;
}

function sentence({ quantity, says, limits }: Assertion, draft: Draft): string {
  const { study, language } = draft;
  const wording = wordingOf(language).sentence;
  const telling = { study, language, labels: directiveLabels, unitLanguage: language };
  const measure = directiveLabels.measure(quantity.measure);
  const side = (name: string, at: Place): Side => ({ name, level: levelAt(quantity.measure, at, draft) });
  switch (quantity.kind) {
    case "level": {
      const wave = directiveLabels.wave(quantity.at.wave);
      const printed = limits.map((limit) => `:limit[${limit}]`);
      return wording.level(says, { measure, who: whoIs(quantity.at, telling), wave, limits: printed });
    }
    case "change": {
      const from = side(directiveLabels.wave(quantity.from.wave), quantity.from);
      const to = side(directiveLabels.wave(quantity.to.wave), quantity.to);
      return wording.change(says, { measure, who: whoIs(quantity.from, telling), from, to });
    }
    case "difference": {
      const { of, against } = quantity;
      const name = (one: Place, other: Place) => sideLabel(one, other, directiveLabels, wording.within);
      return wording.difference(says, {
        measure,
        wave: directiveLabels.wave(of.wave),
        of: side(name(of, against), of),
        against: side(name(against, of), against),
      });
    }
  }
}

function levelAt(measure: string, at: Place, draft: Draft): string | null {
  const level: Quantity = { kind: "level", measure, at };
  return draft.results.byKey.get(quantityKey(level))?.kind === "figure" ? writeNumber(level, draft) : null;
}

/** The attributes that name a quantity, as an author writes them; "" where one is not needed. */
function quantityTerms(quantity: Quantity, { study }: Draft): Record<string, string> {
  const several = study.groups.length > 1;
  const by = (category: CategoryRef | null) => (category ? `${category.breakdown}=${category.category}` : "");
  const where = (place: Place) => ({ group: several ? place.group : "", by: by(place.category) });
  switch (quantity.kind) {
    case "level":
      return { level: quantity.measure, wave: quantity.at.wave, ...where(quantity.at) };
    case "change":
      return {
        change: quantity.measure,
        from: quantity.from.wave,
        to: quantity.to.wave,
        ...where(quantity.from),
      };
    case "difference": {
      const side = ({ group, category }: Place) =>
        [several || category === null ? group : "", by(category)].filter((part) => part !== "").join("/");
      const { of, against } = quantity;
      return { difference: quantity.measure, wave: of.wave, of: side(of), against: side(against) };
    }
  }
}

function written(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}=${/^[\p{L}\p{N}_-]+$/u.test(value) ? value : `"${value}"`}`)
    .join(" ");
}
