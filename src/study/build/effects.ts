import { type Estimator, regressions, withEvents } from "../../vocabulary/quantity.js";
import type { Effects } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { AnalysisDraft } from "../schema/analysisSchema.js";
import type { Known } from "./analysis.js";
import { canBeAveraged } from "./areas.js";
import { type Drafting, idsDiffer, text } from "./drafting.js";
import { type ColumnUse, groupOrOnly, knownName, usesColumn } from "./references.js";

/** Effects of a programme that begins at different times: everything that they refer to must be there. */
export function effects(
  drafting: Drafting,
  drafts: AnalysisDraft["effects"],
  { measures, groups, sources }: Known,
): readonly Effects[] {
  const { sheet, found } = drafting;
  idsDiffer(
    drafting,
    "analysis of effects",
    drafts.map(({ id }) => id),
    ["analysis", "effects"],
  );
  const averaged = measures.filter(({ kind }) => canBeAveraged(kind)).map(({ id }) => id);
  const reached = groups.filter(({ role }) => role === "programme");
  return drafts.map((draft, i) => {
    const path = ["analysis", "effects", i];
    const onlyReached = draft.group === undefined && reached.length === 1;
    const uses = (column: string, of: string, key: string, type?: ColumnUse["type"]) =>
      usesColumn(drafting, sources, {
        column,
        of,
        path: [...path, key],
        everywhere: true,
        ...(type && { type }),
      });
    const year = { is: "number", why: "it holds years" } as const;
    draft.measures.forEach((measure, k) => {
      knownName(drafting, "mean, share or index", measure, averaged, [...path, "measures", k]);
    });
    uses(draft.unit, "unit", "unit");
    uses(draft.start, "start", "start", year);
    if (draft.period !== undefined) uses(draft.period, "period", "period", year);
    if (draft.cluster !== undefined) uses(draft.cluster, "cluster", "cluster");
    for (const column of draft.covariates) uses(column, "covariate", "covariates");
    if (draft.spillOver !== undefined) uses(draft.spillOver, "ring", "spillOver");
    if (draft.twins !== undefined && !draft.estimators.includes("twins"))
      found.push(problems.twinsNotAsked({ at: sheet.at([...path, "twins"]), id: draft.id }));
    const typeOf = (column: string) =>
      sources.flatMap(({ columns }) => columns).find(({ name }) => name === column)?.type;
    const { covariates, cluster, period, spillOver, twins, errors, ...same } = draft;
    const needs = (key: string, needed: readonly Estimator[]) => {
      if (!draft.estimators.some((one) => needed.includes(one)))
        found.push(problems.effectsWithoutEstimator({ at: sheet.at([...path, key]), key, needed }));
    };
    if (errors !== undefined) needs("errors", regressions);
    if (draft.bands === "simultaneous") needs("bands", withEvents);
    const ofType = (numeric: boolean) =>
      covariates.filter((column) => (typeOf(column) === "number") === numeric);
    const [texts, numbers] = [ofType(false), ofType(true)];
    if (draft.estimators.includes("group-time") && texts.length > 0 && numbers.length > 0)
      found.push(problems.covariatesMixed({ at: sheet.at([...path, "covariates"]), texts, numbers }));
    return {
      ...same,
      label: text(drafting, draft.label, [...path, "label"]),
      group: groupOrOnly(drafting, draft.group, onlyReached ? reached : groups, path),
      cluster: cluster ?? null,
      period: period ?? null,
      errors: errors ?? "CR1",
      spillOver: spillOver ?? null,
      twins: { perUnit: twins?.perUnit ?? 1, caliper: twins?.caliper ?? null },
      texts,
      numbers,
    };
  });
}
