import type { Areas, Breakdown, Group, Measure, Source } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { AreasDraft } from "../schema/areasSchema.js";
import type { StudyDraft } from "../schema/studySchema.js";
import type { Fitting } from "./buildStudy.js";
import { codesDiffer, type Drafting, idsDiffer, text } from "./drafting.js";
import { groupOrOnly, knownName, usesColumn } from "./references.js";

/** Name of the breakdown whose categories are the areas. */
const breakdownId = "area";

/** The areas of a study, as its list of areas and its own file tell them. */
export function areas(
  drafting: Drafting,
  draft: StudyDraft["areas"],
  list: Fitting<AreasDraft> | null,
  { groups, measures }: { readonly groups: readonly Group[]; readonly measures: readonly Measure[] },
): Areas | null {
  if (draft === undefined || list === null) return null;
  const own: Drafting = { ...drafting, sheet: list.sheet };
  idsDiffer(
    own,
    "area",
    list.draft.areas.map(({ id }) => id),
    ["areas"],
  );
  const estimable = measures.filter(({ kind }) => canBeAveraged(kind)).map(({ id }) => id);
  draft.measures.forEach((measure, i) => {
    knownName(drafting, "mean, share or index", measure, estimable, ["areas", "measures", i]);
  });
  const covariates = Object.keys(list.draft.areas[0]?.known ?? {});
  return {
    breakdown: breakdownId,
    group: groupOrOnly(drafting, draft.group, groups, ["areas"]),
    covariates,
    measures: draft.measures,
    list: list.draft.areas.map((area, i) => {
      const names = Object.keys(area.known);
      const odd = [...names, ...covariates].find(
        (name) => !(covariates.includes(name) && names.includes(name)),
      );
      const at = list.sheet.at(["areas", i]);
      if (odd !== undefined) own.found.push(problems.areaKnown({ at, area: area.id, name: odd }));
      return {
        id: area.id,
        label: text(own, area.label, ["areas", i, "label"]),
        since: area.since ?? null,
        known: covariates.map((name) => area.known[name] ?? Number.NaN),
      };
    }),
  };
}

/** The areas as categories of a breakdown, so that rows are told apart by them. */
export function areaBreakdown(
  drafting: Drafting,
  draft: StudyDraft["areas"],
  list: Fitting<AreasDraft> | null,
  sources: readonly Source[],
): readonly Breakdown[] {
  if (draft === undefined || list === null) return [];
  const own: Drafting = { ...drafting, sheet: list.sheet };
  const categories = list.draft.areas.map((area, i) => ({
    id: area.id,
    label: text({ ...own, found: [] }, area.label, ["areas", i, "label"]),
    values: [...new Set([area.id, ...(area.was ?? [])])],
  }));
  const codes = categories.flatMap(({ values }, i) =>
    values.map((code) => ({ code, path: ["areas", i, code === values[0] ? "id" : "was"] })),
  );
  codesDiffer(own, "the list of areas", codes);
  usesColumn(drafting, sources, {
    column: draft.column,
    of: "area",
    path: ["areas", "column"],
    everywhere: false,
    codes: codes.map(({ code }) => code),
  });
  return [
    {
      id: breakdownId,
      label: text(drafting, draft.label, ["areas", "label"]),
      categories,
      columns: [draft.column],
      rule: "only",
    },
  ];
}

/** True for measures whose level is a mean over people. */
export function canBeAveraged(kind: Measure["kind"]): boolean {
  return kind === "share" || kind === "mean" || kind === "dimension" || kind === "index";
}
