import type { Item, Scale } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { InstrumentDraft, ItemDraft } from "../schema/instrumentSchema.js";
import type { Path } from "../sheet.js";
import { codesDiffer, type Drafting, idsDiffer, sameInAll, text } from "./drafting.js";

/** The items of one instrument. */
export function items(drafting: Drafting, draft: InstrumentDraft): readonly Item[] {
  idsDiffer(
    drafting,
    "item",
    draft.items.map((item) => item.id),
    ["items"],
  );
  return draft.items.map((item, i) => ({
    id: item.id,
    question: text(drafting, item.question, ["items", i, "question"]),
    column: item.column ?? item.id,
    scale: scale(drafting, item, ["items", i]),
    missing: item.missing,
    source: item.source ?? null,
  }));
}

const noScale: Scale = { kind: "points", points: [] };

function scale(drafting: Drafting, item: ItemDraft, path: Path): Scale {
  const { sheet, found } = drafting;
  if ((item.points === undefined) === (item.number === undefined)) {
    found.push(problems.scaleKind({ at: sheet.at(path), item: item.id }));
    return noScale;
  }
  if (item.points !== undefined)
    return points(drafting, item.id, item.points, [...path, "points"], item.missing);
  if (item.number === undefined) return noScale;
  const { min, max, unit } = item.number;
  if (min >= max) found.push(problems.scaleBounds({ at: sheet.at([...path, "number"]), item: item.id }));
  return { kind: "number", min, max, unit: text(drafting, unit, [...path, "number", "unit"]) };
}

function points(
  drafting: Drafting,
  item: string,
  drafts: NonNullable<ItemDraft["points"]>,
  path: Path,
  missing: readonly string[],
): Scale {
  const { sheet, found } = drafting;
  const built = drafts.map((draft, i) => {
    const value = draft.value ?? (draft.code.trim() === "" ? Number.NaN : Number(draft.code));
    if (Number.isNaN(value))
      found.push(problems.pointWithoutValue({ at: sheet.at([...path, i]), code: draft.code }));
    const label =
      draft.label === undefined
        ? sameInAll(drafting, draft.code)
        : text(drafting, draft.label, [...path, i, "label"]);
    return { code: draft.code, value, label };
  });
  codesDiffer(drafting, `item “${item}”`, [
    ...built.map(({ code }, i) => ({ code, path: [...path, i] })),
    ...missing.map((code, i) => ({ code, path: [...path.slice(0, -1), "missing", i] })),
  ]);
  if (new Set(built.map((point) => point.value)).size < 2) {
    found.push(problems.pointsLevel({ at: sheet.at(path), item }));
  }
  return { kind: "points", points: built };
}
