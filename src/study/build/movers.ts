import type { Movers } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { AnalysisDraft } from "../schema/analysisSchema.js";
import type { Known } from "./analysis.js";
import { canBeAveraged } from "./areas.js";
import type { Drafting } from "./drafting.js";
import { knownName } from "./references.js";

/** Changes divided by who moved: people are told from each other, and files hold everybody in every wave. */
export function movers(
  drafting: Drafting,
  draft: AnalysisDraft["movers"],
  { measures, breakdowns, areas, design, response }: Known,
): Movers | null {
  if (draft === undefined) return null;
  const path = ["analysis", "movers"];
  const at = drafting.sheet.at(path);
  const averaged = measures.filter(({ kind }) => canBeAveraged(kind)).map(({ id }) => id);
  draft.measures.forEach((measure, i) => {
    knownName(drafting, "mean, share or index", measure, averaged, [...path, "measures", i]);
  });
  const ids = breakdowns.map(({ id }) => id).filter((id) => id !== areas?.breakdown);
  for (const key of ["came", "left"] as const) {
    const breakdown = draft[key];
    if (breakdown !== undefined) knownName(drafting, "breakdown", breakdown, ids, [...path, key]);
  }
  if (design.person === null) drafting.found.push(problems.moversWithoutPerson({ at }));
  const sampled = [
    ...(design.weight === null ? [] : ["design.weight"]),
    ...(design.population === null ? [] : ["design.population"]),
    ...(design.stages.every(({ populationSize }) => populationSize === null) ? [] : ["design.stages"]),
    ...(design.replicates === null ? [] : ["design.replicates"]),
    ...(design.calibration === null ? [] : ["design.calibration"]),
    ...(response === null ? [] : ["response"]),
  ];
  if (sampled.length > 0) drafting.found.push(problems.moversOfSample({ at, keys: sampled }));
  return { measures: draft.measures, came: draft.came ?? null, left: draft.left ?? null };
}
