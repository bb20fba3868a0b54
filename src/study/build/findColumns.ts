import type { Item, Source } from "../../vocabulary/study.js";
import type { StudyDraft } from "../schema/studySchema.js";
import type { Drafting } from "./drafting.js";
import { usesColumn } from "./references.js";

/** Every item needs its column in one source at least, with a type that its codes can stand in. */
export function findItemColumns(
  drafting: Drafting,
  items: readonly Item[],
  sources: readonly Source[],
): void {
  items.forEach((item, i) => {
    usesColumn(drafting, sources, {
      column: item.column,
      of: `item “${item.id}”`,
      path: ["items", i, "column"],
      everywhere: false,
      ...(item.scale.kind === "number"
        ? { type: { is: "number", why: "its scale is a number" } }
        : { codes: item.scale.points.map((point) => point.code) }),
    });
  });
}

/** The columns that tell a row's wave and group must be declared. */
export function findRowColumns(drafting: Drafting, draft: StudyDraft, sources: readonly Source[]): void {
  sources.forEach((source, i) => {
    if (!("column" in source.wave)) return;
    const path = ["sources", i, "wave", "column"];
    usesColumn(drafting, [source], { column: source.wave.column, of: "wave", path, everywhere: true });
  });
  const undecided = sources.filter((source) => source.group === null);
  draft.groups?.forEach((group, i) => {
    for (const [column, codes] of Object.entries(group.where ?? {})) {
      const path = ["groups", i, "where", column];
      usesColumn(drafting, undecided, { column, of: `group “${group.id}”`, path, everywhere: true, codes });
    }
  });
}
