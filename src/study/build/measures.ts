import type { Item, Measure, ShareIndicator } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { StudyDraft } from "../schema/studySchema.js";
import type { Path } from "../sheet.js";
import { codesDiffer, type Drafting, idsDiffer, text } from "./drafting.js";
import { knownName } from "./references.js";

const kinds = ["share", "mean", "total", "ratio", "median", "quantile", "dimension", "index"] as const;

type MeasureDraft = StudyDraft["measures"][number];

/** What is estimated of the study's items. */
export function measures(
  drafting: Drafting,
  drafts: StudyDraft["measures"],
  items: readonly Item[],
): readonly Measure[] {
  idsDiffer(
    drafting,
    "measure",
    drafts.map((draft) => draft.id),
    ["measures"],
  );
  const earlier: Measure[] = [];
  drafts.forEach((draft, i) => {
    const built = measure(drafting, draft, ["measures", i], { items, earlier });
    if (built) earlier.push(built);
  });
  return earlier;
}

function measure(
  drafting: Drafting,
  draft: MeasureDraft,
  path: Path,
  { items, earlier }: { readonly items: readonly Item[]; readonly earlier: readonly Measure[] },
): Measure | null {
  const { sheet, found } = drafting;
  const ids = items.map((item) => item.id);
  const wordsOf = {
    id: draft.id,
    label: text(drafting, draft.label, [...path, "label"]),
    meaning: text(drafting, draft.meaning, [...path, "meaning"]),
  };
  const given = kinds.filter((kind) => draft[kind] !== undefined);
  if (given.length !== 1) {
    found.push(problems.oneOfThese({ at: sheet.at(path), name: draft.id, keys: kinds }));
    return null;
  }
  const known = (item: string, ...keys: Path) => {
    knownName(drafting, "item", item, ids, [...path, ...keys]);
    return item;
  };
  if (draft.mean !== undefined) return { ...wordsOf, kind: "mean", item: known(draft.mean, "mean") };
  if (draft.total !== undefined) return { ...wordsOf, kind: "total", item: known(draft.total, "total") };
  if (draft.median !== undefined) {
    return { ...wordsOf, kind: "quantile", item: known(draft.median, "median"), p: 0.5 };
  }
  if (draft.quantile !== undefined) {
    const { item, p } = draft.quantile;
    return { ...wordsOf, kind: "quantile", item: known(item, "quantile", "item"), p };
  }
  if (draft.ratio !== undefined) {
    const { item, per } = draft.ratio;
    return { ...wordsOf, kind: "ratio", item: known(item, "ratio", "item"), per: known(per, "ratio", "per") };
  }
  if (draft.share !== undefined) {
    return { ...wordsOf, kind: "share", ...share(drafting, draft.share, [...path, "share"], items) };
  }
  if (draft.index !== undefined) {
    return { ...wordsOf, kind: "index", ...index(drafting, draft.index, [...path, "index"], earlier) };
  }
  if (draft.dimension === undefined) return null;
  const dimension = draft.dimension.items.map((each) =>
    typeof each === "string" ? { item: each, reversed: false } : each,
  );
  dimension.forEach(({ item }, i) => {
    knownName(drafting, "item", item, ids, [...path, "dimension", "items", i]);
  });
  const atLeast = draft.dimension.atLeast ?? Math.ceil(dimension.length / 2);
  if (atLeast > dimension.length) {
    const at = sheet.at([...path, "dimension", "atLeast"]);
    found.push(problems.atLeastTooMany({ at, atLeast, items: dimension.length }));
  }
  return { ...wordsOf, kind: "dimension", items: dimension, atLeast };
}

/** The dimensions of an index stand before it, so that none can hold itself. */
function index(
  drafting: Drafting,
  { dimensions, atLeast = dimensions.length }: NonNullable<MeasureDraft["index"]>,
  path: Path,
  earlier: readonly Measure[],
) {
  const { sheet, found } = drafting;
  const known = earlier.filter(({ kind }) => kind === "dimension").map(({ id }) => id);
  dimensions.forEach((dimension, i) => {
    knownName(drafting, "dimension", dimension, known, [...path, "dimensions", i]);
  });
  codesDiffer(
    drafting,
    "the index's dimensions",
    dimensions.map((code, i) => ({ code, path: [...path, "dimensions", i] })),
  );
  if (atLeast > dimensions.length) {
    found.push(
      problems.atLeastTooMany({ at: sheet.at([...path, "atLeast"]), atLeast, items: dimensions.length }),
    );
  }
  return { dimensions, atLeast };
}

type Point = Pick<ShareIndicator, "item" | "at" | "point">;

function share(
  drafting: Drafting,
  draft: NonNullable<MeasureDraft["share"]>,
  path: Path,
  items: readonly Item[],
): Point {
  const { sheet, found } = drafting;
  const at = draft.orAbove === undefined ? "or-below" : "or-above";
  const point = draft.orAbove ?? draft.orBelow ?? Number.NaN;
  if ((draft.orAbove === undefined) === (draft.orBelow === undefined)) {
    found.push(problems.oneOfThese({ at: sheet.at(path), name: "share", keys: ["orAbove", "orBelow"] }));
    return { item: draft.item, at, point };
  }
  const ids = items.map((item) => item.id);
  knownName(drafting, "item", draft.item, ids, [...path, "item"]);
  const item = items.find((each) => each.id === draft.item);
  if (item) findPoint(drafting, item, point, at, [...path, at === "or-above" ? "orAbove" : "orBelow"]);
  return { item: draft.item, at, point };
}

function findPoint(
  drafting: Drafting,
  item: Item,
  point: number,
  direction: ShareIndicator["at"],
  path: Path,
): void {
  const { sheet, found } = drafting;
  const at = sheet.at(path);
  const { scale } = item;
  const values = scale.kind === "points" ? scale.points.map(({ value }) => value) : [scale.min, scale.max];
  const [min, max] = [Math.min(...values), Math.max(...values)];
  if (!(min < max)) return; // the scale itself is wrong, and that has been said
  if (scale.kind === "points" && !values.includes(point)) {
    const points = [...new Set(values)].sort((a, b) => a - b);
    found.push(problems.pointNotOnScale({ at, item: item.id, point, points }));
  } else if (point < min || point > max) {
    found.push(problems.pointOutsideScale({ at, item: item.id, point, min, max }));
  } else if (point === (direction === "or-above" ? min : max)) {
    found.push(problems.shareOfAll({ at, item: item.id, point }));
  }
}
