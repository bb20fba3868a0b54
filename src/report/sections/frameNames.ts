import { group } from "d3-array";
import type { PublicPlace } from "../../vocabulary/publicResponse.js";
import type { Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";
import { named } from "../display/quantityText.js";
import { wordsIn } from "../words.js";

/** What is known of everybody invited, by its names in the account of the response. */
export function frameNames(study: Study, language: Language) {
  const breakdownOf = (variable: string) => {
    const found = study.breakdowns.find(({ id }) => variable === `known_${id}`);
    if (!found) throw new Error(`the study knows no “${variable}”`);
    return found;
  };
  const variable = (name: string) => named(study.breakdowns, breakdownOf(name).id, language);
  /** In the study's order; what is not known comes last. */
  const inOrder = ({ variable: name, categories }: Of) => {
    const order = ["", ...breakdownOf(name).categories.map(({ id }) => id)];
    const place = (category: string) => order.indexOf(category) || order.length;
    return categories.map((id) => ({ id, place: place(id) })).sort((a, b) => a.place - b.place);
  };
  const category = (name: string, id: string) =>
    id === "" ? wordsIn(language).unknownCategory : named(breakdownOf(name).categories, id, language);
  return {
    variable,
    /** "65 and older + not known": one category, or several told together. */
    categories: (of: Of) =>
      inOrder(of)
        .map(({ id }) => category(of.variable, id))
        .join(" + "),
    /** "2021, Areas with a plan"; the wave alone where the study has one group. */
    place: ({ wave, group }: Pick<PublicPlace, "wave" | "group">) =>
      [
        named(study.waves, wave, language),
        ...(study.groups.length > 1 ? [named(study.groups, group, language)] : []),
      ].join(", "),
    /** Things of categories, by variable and in the order of their first categories. */
    byVariable<T extends Of>(
      things: readonly T[],
    ): readonly { readonly label: string; readonly of: readonly T[] }[] {
      const first = (thing: T) => inOrder(thing)[0]?.place ?? 0;
      return [...group(things, (thing) => thing.variable)].map(([name, of]) => ({
        label: variable(name),
        of: of.toSorted((a, b) => first(a) - first(b)),
      }));
    },
  };
}

interface Of {
  readonly variable: string;
  readonly categories: readonly string[];
}
