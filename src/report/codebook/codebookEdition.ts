import type { Codebook } from "../../vocabulary/codebook.js";
import type { PublicAccount } from "../../vocabulary/intake.js";
import type { PolicyNote, Released } from "../../vocabulary/released.js";
import type { Item, Measure, Study } from "../../vocabulary/study.js";
import type { Language } from "../../vocabulary/text.js";

/** All that a codebook is written from. */
export interface CodebookEdition {
  readonly study: Study;
  readonly account: Released<PublicAccount>;
  readonly policy: Released<PolicyNote>;
  readonly codebook: Released<Codebook>;
  /** The languages that have pages. */
  readonly languages: readonly Language[];
}

/** Where the codebook lies in the site. */
export const codebookAddresses = {
  page: (language: Language) => `${language}/codebook.html`,
  xml: "codebook.xml",
} as const;

/** The item of an id. */
export function itemOf(study: Study, id: string | null): Item {
  const found = study.items.find((item) => item.id === id);
  if (!found) throw new Error(`no item “${id}”`);
  return found;
}

/** Ids of the items that a measure is made of. */
export function itemsOf(measure: Measure, study: Study): readonly string[] {
  switch (measure.kind) {
    case "dimension":
      return measure.items.map(({ item }) => item);
    case "index":
      return measure.dimensions.flatMap((id) => {
        const dimension = study.measures.find((each) => each.id === id);
        return dimension ? itemsOf(dimension, study) : [];
      });
    case "ratio":
      return [measure.item, measure.per];
    default:
      return [measure.item];
  }
}

/** A file by its place among the sources. */
export function fileOf({ sources }: Study, place: number): string {
  const source = sources[place];
  if (!source) throw new Error(`no source ${place}`);
  return source.file;
}
