import type { MatchingWay } from "../../vocabulary/quantity.js";
import type { Matches } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { AnalysisDraft } from "../schema/analysisSchema.js";
import type { Known } from "./analysis.js";
import { canBeAveraged } from "./areas.js";
import { type Drafting, idsDiffer, text } from "./drafting.js";
import { knownName, usesColumn } from "./references.js";

type Draft = AnalysisDraft["matches"][number];
type Path = readonly (string | number)[];

/** People beside people who are like them: what both must share is there, and each way of matching has what it needs. */
export function matches(
  drafting: Drafting,
  drafts: AnalysisDraft["matches"],
  known: Known,
): readonly Matches[] {
  const { sheet, found } = drafting;
  idsDiffer(
    drafting,
    "analysis of matched people",
    drafts.map(({ id }) => id),
    ["analysis", "matches"],
  );
  if (drafts.length > 0 && isWeighted(known))
    found.push(problems.matchesWeighted({ at: sheet.at(["analysis", "matches"]) }));
  return drafts.map((draft, i) => {
    const path = ["analysis", "matches", i];
    referTo(drafting, draft, path, known);
    const ways = draft.ways ?? [draft.near.length > 0 ? "score" : "cells"];
    suits(drafting, draft, path, ways);
    return {
      ...draft,
      label: text(drafting, draft.label, [...path, "label"]),
      ways: [...new Set(ways)],
      caliper: draft.caliper ?? null,
    };
  });
}

/** Whether answers count differently, as delivered or after what is made of weights. */
const isWeighted = ({ design, response }: Known) =>
  design.weight !== null ||
  design.calibration !== null ||
  design.replicates !== null ||
  (response?.classes ?? null) !== null;

/** Everything that is named must be there, and what shall be near must be numbers. */
function referTo(drafting: Drafting, draft: Draft, path: Path, known: Known): void {
  const { measures, groups, breakdowns, areas, sources } = known;
  const all = (kind: string, key: string, names: readonly string[], among: readonly { id: string }[]) =>
    names.forEach((name, k) => {
      knownName(
        drafting,
        kind,
        name,
        among.map(({ id }) => id),
        [...path, key, k],
      );
    });
  const averaged = measures.filter(({ kind }) => canBeAveraged(kind));
  all("mean, share or index", "measures", draft.measures, averaged);
  const ids = groups.map(({ id }) => id);
  knownName(drafting, "group", draft.of, ids, [...path, "of"]);
  knownName(drafting, "group", draft.against, ids, [...path, "against"]);
  if (draft.of === draft.against)
    drafting.found.push(
      problems.matchesSameGroup({ at: drafting.sheet.at([...path, "against"]), group: draft.of }),
    );
  const shared = breakdowns.filter(({ id }) => id !== areas?.breakdown);
  all("breakdown", "exact", draft.exact, shared);
  for (const column of draft.near) {
    const type = { is: "number", why: "people are matched by how near their numbers are" } as const;
    usesColumn(drafting, sources, {
      column,
      of: "what people are matched by",
      path: [...path, "near"],
      everywhere: true,
      type,
    });
  }
}

const withCaliper: ReadonlySet<MatchingWay> = new Set<MatchingWay>(["score", "traits"]);

/** Each way needs something to match by, and no more than it can use. */
function suits(
  { sheet, found }: Drafting,
  { id, exact, near, caliper }: Draft,
  path: Path,
  ways: readonly MatchingWay[],
): void {
  const at = (key: string) => sheet.at([...path, key]);
  if (exact.length === 0 && near.length === 0)
    found.push(problems.matchesOfNothing({ at: sheet.at(path), id }));
  else if (near.length > 0 && ways.includes("cells"))
    found.push(problems.matchesInCells({ at: at("ways"), near }));
  const numeric = ways.filter((way) => way !== "cells");
  if (near.length === 0 && exact.length > 0 && numeric.length > 0)
    found.push(problems.matchesWithoutNumbers({ at: at("ways"), ways: numeric }));
  const without = ways.filter((way) => !withCaliper.has(way));
  if (caliper !== undefined && without.length > 0)
    found.push(problems.matchesCaliper({ at: at("caliper"), ways: without }));
}
