import type { Analysis, Areas, Breakdown, Group, Measure, Wave } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import { type AnalysisDraft, analysisSchema } from "../schema/analysisSchema.js";
import type { Path } from "../sheet.js";
import { canBeAveraged } from "./areas.js";
import { type Drafting, idsDiffer, text } from "./drafting.js";
import { groupOrOnly, knownName } from "./references.js";

interface Known {
  readonly measures: readonly Measure[];
  readonly groups: readonly Group[];
  readonly waves: readonly Wave[];
  readonly breakdowns: readonly Breakdown[];
  readonly areas: Areas | null;
}

/** What is tested and compared beyond levels, changes and differences. */
export function analysis(
  drafting: Drafting,
  draft: AnalysisDraft = analysisSchema.parse({}),
  known: Known,
): Analysis {
  const { sheet, found } = drafting;
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const averaged = known.measures.filter(({ kind }) => canBeAveraged(kind));
  const all = (kind: string, names: readonly string[], among: readonly string[], path: Path) => {
    names.forEach((name, i) => {
      knownName(drafting, kind, name, among, [...path, i]);
    });
    return names;
  };
  idsDiffer(drafting, "family", ids(draft.families), ["analysis", "families"]);
  const order = ids(known.waves);
  const families = draft.families.map((family, i) => {
    const path = ["analysis", "families", i];
    knownName(drafting, "wave", family.from, order, [...path, "from"]);
    knownName(drafting, "wave", family.to, order, [...path, "to"]);
    if (order.indexOf(family.from) >= order.indexOf(family.to) && order.includes(family.from)) {
      found.push(problems.wavesTurned({ at: sheet.at([...path, "to"]), from: family.from, to: family.to }));
    }
    return {
      id: family.id,
      label: text(drafting, family.label, [...path, "label"]),
      measures: all("measure", family.measures, ids(known.measures), [...path, "measures"]),
      group: groupOrOnly(drafting, family.group, known.groups, path),
      from: family.from,
      to: family.to,
    };
  });
  const breakdowns = ids(known.breakdowns).filter((id) => id !== known.areas?.breakdown);
  const decompositions = draft.decompositions.map(({ breakdown, measures }, i) => {
    const path = ["analysis", "decompositions", i];
    knownName(drafting, "breakdown", breakdown, breakdowns, [...path, "breakdown"]);
    return {
      breakdown,
      measures: all("mean, share or index", measures, ids(averaged), [...path, "measures"]),
    };
  });
  if (draft.language !== undefined) {
    knownName(drafting, "breakdown", draft.language, breakdowns, ["analysis", "language"]);
  }
  const indices = ids(known.measures.filter(({ kind }) => kind === "index"));
  const needsAreas = [
    ...(draft.clustering.length > 0 ? ["clustering"] : []),
    ...(draft.sensitivity?.variants.includes("areas-equal") ? ["sensitivity"] : []),
  ];
  for (const key of known.areas ? [] : needsAreas) {
    found.push(problems.needsAreas({ at: sheet.at(["analysis", key]), key }));
  }
  return {
    families,
    equivalence: Object.fromEntries(
      Object.entries(draft.equivalence).filter(([, margin]) => margin !== undefined),
    ),
    decompositions,
    contributions: all("index", draft.contributions, indices, ["analysis", "contributions"]),
    clustering: all("mean, share or index", draft.clustering, ids(averaged), ["analysis", "clustering"]),
    language: draft.language ?? null,
    sensitivity: {
      measures: all("mean, share or index", draft.sensitivity?.measures ?? [], ids(averaged), [
        "analysis",
        "sensitivity",
        "measures",
      ]),
      variants: draft.sensitivity?.variants ?? [],
      imputations: draft.sensitivity?.imputations ?? 10,
    },
  };
}
