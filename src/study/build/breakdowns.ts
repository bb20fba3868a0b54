import type { Breakdown, Source } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { StudyDraft } from "../schema/studySchema.js";
import type { Path } from "../sheet.js";
import { crossed } from "./crossed.js";
import { codesDiffer, type Drafting, idsDiffer, text } from "./drafting.js";
import { usesColumn } from "./references.js";

type BreakdownDraft = StudyDraft["breakdowns"][number];

/** The background traits that divide each group. */
export function breakdowns(
  drafting: Drafting,
  drafts: StudyDraft["breakdowns"],
  sources: readonly Source[],
): readonly Breakdown[] {
  const all = drafts.map(({ id }) => id);
  const built: Breakdown[] = [];
  drafts.forEach((draft, i) => {
    const path = ["breakdowns", i];
    built.push(
      draft.cross
        ? crossed(drafting, draft, draft.cross, path, { before: built, all })
        : breakdown(drafting, draft, path, sources),
    );
  });
  return built;
}

function breakdown(
  drafting: Drafting,
  draft: BreakdownDraft,
  path: Path,
  sources: readonly Source[],
): Breakdown {
  const { sheet, found } = drafting;
  if (draft.columns !== undefined && draft.column !== undefined) {
    found.push(problems.oneOfThese({ at: sheet.at(path), name: draft.id, keys: ["column", "columns"] }));
  }
  if ((draft.columns === undefined) !== (draft.rule === undefined)) {
    found.push(problems.columnsAndRule({ at: sheet.at(path), breakdown: draft.id }));
  }
  if (draft.categories === undefined) {
    const within = `breakdowns, number ${Number(path.at(-1)) + 1}`;
    const meaning = "List them, or name breakdowns that are crossed under “cross”.";
    found.push(problems.missingKey({ at: sheet.at(path), key: "categories", within, meaning }));
  }
  const categories = (draft.categories ?? []).map((category, i) => ({
    id: category.id,
    label: text(drafting, category.label, [...path, "categories", i, "label"]),
    values: category.values ?? [category.id],
  }));
  const of = `breakdown “${draft.id}”`;
  idsDiffer(
    drafting,
    "category",
    categories.map((category) => category.id),
    [...path, "categories"],
  );
  const codes = categories.flatMap(({ values }, i) =>
    values.map((code) => ({ code, path: [...path, "categories", i, "values"] })),
  );
  codesDiffer(drafting, of, codes);
  const columns = draft.columns ?? [draft.column ?? draft.id];
  columns.forEach((column, i) => {
    const place = draft.columns
      ? [...path, "columns", i]
      : [...path, draft.column === undefined ? "id" : "column"];
    usesColumn(drafting, sources, {
      column,
      of,
      path: place,
      everywhere: false,
      codes: codes.map(({ code }) => code),
    });
  });
  return {
    id: draft.id,
    label: text(drafting, draft.label, [...path, "label"]),
    categories,
    columns,
    rule: draft.columns === undefined ? "only" : (draft.rule ?? "highest"),
  };
}
