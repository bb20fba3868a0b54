import type { Exposure } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { AnalysisDraft } from "../schema/analysisSchema.js";
import type { Known } from "./analysis.js";
import { canBeAveraged } from "./areas.js";
import { type Drafting, idsDiffer, text } from "./drafting.js";
import { type ColumnUse, knownName, usesColumn } from "./references.js";

/** Variables besides the years, of which every product of products is counted. */
const most = 12;

/**
 * What a year more in a place goes with: measures that can be averaged, families and clusters that are texts, covariates
 * that are numbers or breakdowns. In a sample drawn in stages errors are never those of less than its first stage.
 */
export function exposure(
  drafting: Drafting,
  drafts: AnalysisDraft["exposure"],
  { measures, groups, breakdowns, sources, design }: Known,
): readonly Exposure[] {
  const { sheet, found } = drafting;
  idsDiffer(
    drafting,
    "analysis of exposure",
    drafts.map(({ id }) => id),
    ["analysis", "exposure"],
  );
  const averaged = measures.filter(({ kind }) => canBeAveraged(kind)).map(({ id }) => id);
  const divided = breakdowns.map(({ id }) => id);
  return drafts.map((draft, i) => {
    const path = ["analysis", "exposure", i];
    const uses = (column: string, key: string, of: string, type: NonNullable<ColumnUse["type"]>) =>
      usesColumn(drafting, sources, { column, of, path: [...path, key], everywhere: true, type });
    draft.measures.forEach((measure, k) => {
      knownName(drafting, "mean, share or index", measure, averaged, [...path, "measures", k]);
    });
    const ids = groups.map(({ id }) => id);
    if (draft.group !== undefined) knownName(drafting, "group", draft.group, ids, [...path, "group"]);
    uses(draft.years, "years", "years", { is: "number", why: "slopes are told by the year" });
    uses(draft.family, "family", "family", {
      is: "text",
      why: "a number would make 0123 and 123 one family",
    });
    const first = design.stages[0]?.unit;
    const cluster = draft.cluster ?? (first === draft.family ? undefined : first);
    if (cluster !== undefined)
      uses(cluster, "cluster", "cluster", {
        is: "text",
        why: "a number would make 0123 and 123 one cluster",
      });
    if (draft.errors !== undefined && cluster === undefined)
      found.push(problems.errorsWithoutCluster({ at: sheet.at([...path, "errors"]), id: draft.id }));
    if (draft.errors === "CR2" && cluster !== undefined && design.weight !== null)
      found.push(problems.errorsWeighted({ at: sheet.at([...path, "errors"]), weight: design.weight }));
    const numbers = draft.covariates.filter((name) => !divided.includes(name));
    for (const column of numbers)
      uses(column, "covariates", "covariate", {
        is: "number",
        why: "a covariate is a number; for what divides people write the id of a breakdown",
      });
    const categories = breakdowns.filter(({ id }) => draft.covariates.includes(id));
    const many = categories.reduce((sum, one) => sum + one.categories.length - 1, numbers.length);
    if (many > most)
      found.push(
        problems.covariatesMany({ at: sheet.at([...path, "covariates"]), id: draft.id, many, most }),
      );
    const usual = cluster === undefined || design.weight !== null ? "CR1" : "CR2";
    return {
      id: draft.id,
      label: text(drafting, draft.label, [...path, "label"]),
      measures: draft.measures,
      group: draft.group ?? null,
      years: draft.years,
      family: draft.family,
      cluster: cluster ?? null,
      errors: draft.errors ?? usual,
      numbers,
      breakdowns: draft.covariates.filter((name) => divided.includes(name)),
    };
  });
}
