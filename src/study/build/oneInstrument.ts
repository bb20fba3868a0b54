import type { Item } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { Drafting } from "./drafting.js";

/** The items of one file, with where they stand. */
export interface ItemsOfFile {
  readonly drafting: Drafting;
  readonly items: readonly Item[];
}

/** Versions of an instrument as one list of items; an item that differs between versions is found wrong. */
export function oneInstrument(versions: readonly ItemsOfFile[]): readonly Item[] {
  const first = new Map<
    string,
    { readonly item: Item; readonly file: string; readonly line: number | undefined }
  >();
  for (const { drafting, items } of versions) {
    items.forEach((item, i) => {
      const at = drafting.sheet.at(["items", i]);
      const earlier = first.get(item.id);
      if (earlier === undefined) first.set(item.id, { item, file: drafting.sheet.file, line: at.line });
      else if (earlier.file !== drafting.sheet.file) {
        const what = difference(earlier.item, item);
        if (what === null) return;
        drafting.found.push(
          problems.itemDiffers({ at, item: item.id, what, otherFile: earlier.file, otherLine: earlier.line }),
        );
      }
    });
  }
  return [...first.values()].map(({ item }) => item);
}

const parts = ["scale", "question", "column", "missing"] as const;
const words = {
  scale: "scale",
  question: "question",
  column: "column",
  missing: "list of missing codes",
} as const;

function difference(a: Item, b: Item): string | null {
  const part = parts.find((each) => JSON.stringify(a[each]) !== JSON.stringify(b[each]));
  return part === undefined ? null : words[part];
}
