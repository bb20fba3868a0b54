import type { CategoryRef, ChanceOf, Place, Quantity, Span } from "../../vocabulary/quantity.js";
import type { Study } from "../../vocabulary/study.js";

/** The attributes that name a quantity, as an author writes them and `quantityOf` reads them; "" where one is not needed. */
export function quantityTerms(quantity: Quantity, study: Study): Readonly<Record<string, string>> {
  const several = study.groups.length > 1;
  const groupOf = ({ group }: Place) => ({ group: several ? group : "" });
  const where = (place: Place) => ({ ...groupOf(place), by: by(place.category) });
  const side = ({ group, category }: Place) =>
    [several || category === null ? group : "", by(category)].filter((part) => part !== "").join("/");
  const { measure } = quantity;
  switch (quantity.kind) {
    case "level":
      return { level: measure, wave: quantity.at.wave, ...where(quantity.at) };
    case "change":
      return { change: measure, ...waves(quantity), ...where(quantity.from) };
    case "difference": {
      const { of, against } = quantity;
      return { difference: measure, wave: of.wave, of: side(of), against: side(against) };
    }
    case "change-difference": {
      const { of, against } = quantity;
      return { changeDifference: measure, ...waves(of), of: side(of.from), against: side(against.from) };
    }
    case "contribution":
    case "contribution-share": {
      const { dimension, from } = quantity;
      const name = quantity.kind === "contribution" ? "contribution" : "contributionShare";
      return { [name]: measure, dimension, ...waves(quantity), ...groupOf(from) };
    }
    case "component": {
      const { breakdown, part, category, from } = quantity;
      return {
        component: measure,
        breakdown,
        part,
        category: category ?? "",
        ...waves(quantity),
        ...groupOf(from),
      };
    }
    case "area":
    case "area-apart": {
      const { wave, category } = quantity.at;
      const name = quantity.kind === "area" ? "area" : "areaApart";
      return { [name]: measure, at: category?.category ?? "", wave };
    }
    case "area-change":
      return { areaChange: measure, at: quantity.from.category?.category ?? "", ...waves(quantity) };
    case "clustering":
      return { clustering: measure, wave: quantity.at.wave, ...groupOf(quantity.at) };
    case "double-difference": {
      const { of, against } = quantity;
      const [between, and] = [by(of.of.category), by(of.against.category)];
      const sides = { of: of.of.group, against: against.of.group };
      return { doubleDifference: measure, wave: of.of.wave, ...sides, between, and };
    }
    case "effect": {
      const { analysis, estimator, part } = quantity;
      const at = part.by === "overall" ? {} : { [part.by]: String(part.at) };
      return { effect: measure, analysis, estimator, ...at };
    }
    case "chance":
      return {
        chance: measure,
        analysis: quantity.analysis,
        as: quantity.chance,
        ...classesOf(quantity.cell),
        wave: quantity.at.wave,
        ...groupOf(quantity.at),
      };
    case "chance-change":
      return {
        chanceChange: measure,
        analysis: quantity.analysis,
        as: quantity.chance,
        ...classesOf(quantity.cell),
        ...waves(quantity),
        ...groupOf(quantity.from),
      };
    case "matched": {
      const { analysis, way, of } = quantity;
      return { matched: measure, analysis, way, wave: of.wave };
    }
    case "movers": {
      const { part, way, from } = quantity;
      return { movers: measure, part, way: way?.category ?? "", ...waves(quantity), ...groupOf(from) };
    }
    case "exposure":
      return { exposure: measure, analysis: quantity.analysis, part: quantity.part };
    case "trend": {
      const { part, from, against } = quantity;
      const sides = against ? { of: side(from), against: side(against.from) } : where(from);
      return { trend: measure, part, ...sides };
    }
    case "standardised": {
      const { [quantity.of.kind]: _, ...others } = quantityTerms(quantity.of, study);
      return { standardised: measure, breakdown: quantity.breakdown, ...others };
    }
    case "variant":
      return { ...quantityTerms(quantity.of, study), variant: quantity.variant };
  }
}

const classesOf = (cell: ChanceOf["cell"]) => ({
  parents: cell ? `${cell.from}` : "",
  children: cell ? `${cell.to}` : "",
});

const waves = ({ from, to }: Span) => ({ from: from.wave, to: to.wave });

const by = (category: CategoryRef | null) => (category ? `${category.breakdown}=${category.category}` : "");
