import type { Chances, Measure } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { AnalysisDraft } from "../schema/analysisSchema.js";
import type { Known } from "./analysis.js";
import { type Drafting, idsDiffer, text } from "./drafting.js";
import { knownName, usesColumn } from "./references.js";

type Draft = AnalysisDraft["chances"][number];

/** Measures of unequal chances: between two origins, between all, or between ranks. */
export function chances(
  drafting: Drafting,
  drafts: AnalysisDraft["chances"],
  known: Known,
): readonly Chances[] {
  idsDiffer(
    drafting,
    "analysis of chances",
    drafts.map(({ id }) => id),
    ["analysis", "chances"],
  );
  return drafts.flatMap((draft, i) => one(drafting, draft, ["analysis", "chances", i], known) ?? []);
}

function one(
  drafting: Drafting,
  draft: Draft,
  path: readonly (string | number)[],
  { measures, breakdowns, sources }: Known,
): Chances | null {
  const named = (what: string, kind: Measure["kind"]) => {
    const among = measures.filter((measure) => measure.kind === kind).map(({ id }) => id);
    draft.measures.forEach((measure, k) => {
      knownName(drafting, what, measure, among, [...path, "measures", k]);
    });
  };
  const told = {
    id: draft.id,
    label: text(drafting, draft.label, [...path, "label"]),
    measures: draft.measures,
  };
  const { breakdown, of, against, parents, classes } = draft;
  if (parents !== undefined && breakdown === undefined) {
    named("mean", "mean");
    const type = { is: "number", why: "parents are ranked by it" } as const;
    const use = {
      column: parents,
      of: "rank of parents",
      path: [...path, "parents"],
      everywhere: true,
      type,
    };
    usesColumn(drafting, sources, use);
    return { kind: "ranks", ...told, parents, classes: classes ?? null };
  }
  const half = (of === undefined) !== (against === undefined);
  if (breakdown === undefined || half || parents !== undefined) {
    drafting.found.push(problems.chancesOfWhat({ at: drafting.sheet.at(path), id: draft.id }));
    return null;
  }
  if (classes !== undefined) {
    const at = drafting.sheet.at([...path, "classes"]);
    drafting.found.push(problems.classesOfWhat({ at, id: draft.id }));
  }
  named("share", "share");
  knownName(
    drafting,
    "breakdown",
    breakdown,
    breakdowns.map(({ id }) => id),
    [...path, "breakdown"],
  );
  if (of === undefined || against === undefined) return { kind: "all-origins", ...told, breakdown };
  const categories = breakdowns.find(({ id }) => id === breakdown)?.categories ?? [];
  for (const [key, side] of [
    ["of", of],
    ["against", against],
  ] as const) {
    const ids = categories.map(({ id }) => id);
    if (categories.length > 0) knownName(drafting, `category of “${breakdown}”`, side, ids, [...path, key]);
  }
  return { kind: "origins", ...told, breakdown, of, against };
}
