import type { SamplingDesign } from "../../vocabulary/design.js";
import type {
  Analysis,
  Areas,
  Breakdown,
  Group,
  Measure,
  Response,
  Source,
  Wave,
} from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import { type AnalysisDraft, analysisSchema } from "../schema/analysisSchema.js";
import type { Path } from "../sheet.js";
import { canBeAveraged } from "./areas.js";
import { chances } from "./chances.js";
import { type Drafting, idsDiffer, text } from "./drafting.js";
import { effects } from "./effects.js";
import { exposure } from "./exposure.js";
import { matches } from "./matches.js";
import { movers } from "./movers.js";
import { groupOrOnly, knownName } from "./references.js";
import { standardised } from "./standardised.js";

/** The parts of a study that analyses refer to. */
export interface Known {
  readonly measures: readonly Measure[];
  readonly groups: readonly Group[];
  readonly waves: readonly Wave[];
  readonly breakdowns: readonly Breakdown[];
  readonly areas: Areas | null;
  readonly sources: readonly Source[];
  readonly design: SamplingDesign;
  readonly response: Response | null;
}

/** What is tested and compared beyond levels, changes and differences. */
export function analysis(
  drafting: Drafting,
  draft: AnalysisDraft = analysisSchema.parse({}),
  known: Known,
): Analysis {
  const { sheet, found } = drafting;
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const meansOrShares = "mean, share or index";
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
      measures: all(meansOrShares, measures, ids(averaged), [...path, "measures"]),
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
  const gaps = draft.gaps.map(({ breakdown, measures }, i) => {
    const path = ["analysis", "gaps", i];
    knownName(drafting, "breakdown", breakdown, breakdowns, [...path, "breakdown"]);
    return { breakdown, measures: all(meansOrShares, measures, ids(averaged), [...path, "measures"]) };
  });
  const trends = draft.trends.map(({ measures, bend }, i) => {
    const path = ["analysis", "trends", i];
    const inner = order.slice(1, -1);
    if (bend !== undefined)
      knownName(drafting, "wave between the first and the last", bend, inner, [...path, "bend"]);
    return {
      measures: all(meansOrShares, measures, ids(averaged), [...path, "measures"]),
      bend: bend ?? null,
    };
  });
  return {
    labels: labels(drafting, draft.labels, known.sources),
    gaps,
    trends,
    effects: effects(drafting, draft.effects, known),
    chances: chances(drafting, draft.chances, known),
    standardised: standardised(drafting, draft, known),
    movers: movers(drafting, draft.movers, known),
    exposure: exposure(drafting, draft.exposure, known),
    matches: matches(drafting, draft.matches, known),
    families,
    equivalence: equivalence(drafting, draft.equivalence, ids(known.measures)),
    decompositions,
    contributions: all("index", draft.contributions, indices, ["analysis", "contributions"]),
    clustering: all(meansOrShares, draft.clustering, ids(averaged), ["analysis", "clustering"]),
    language: draft.language ?? null,
    sensitivity: {
      measures: all(meansOrShares, draft.sensitivity?.measures ?? [], ids(averaged), [
        "analysis",
        "sensitivity",
        "measures",
      ]),
      variants: draft.sensitivity?.variants ?? [],
      imputations: draft.sensitivity?.imputations ?? 10,
    },
  };
}

function equivalence(
  drafting: Drafting,
  { measures, ...units }: AnalysisDraft["equivalence"],
  known: readonly string[],
): Analysis["equivalence"] {
  for (const name of Object.keys(measures ?? {}))
    knownName(drafting, "measure", name, known, ["analysis", "equivalence", "measures", name]);
  const stated = Object.entries(units).filter(([, margin]) => margin !== undefined);
  return { ...Object.fromEntries(stated), ...(measures && { measures }) };
}

/** Columns that some source has, and what readers know them as. */
function labels(
  drafting: Drafting,
  drafts: AnalysisDraft["labels"],
  sources: readonly Source[],
): Analysis["labels"] {
  const columns = [...new Set(sources.flatMap((source) => source.columns.map(({ name }) => name)))];
  return Object.fromEntries(
    Object.entries(drafts).map(([column, label]) => {
      const path = ["analysis", "labels", column];
      knownName(drafting, "column", column, columns, path);
      return [column, text(drafting, label, path)];
    }),
  );
}
