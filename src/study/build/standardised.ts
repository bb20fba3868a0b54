import type { Standardised } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import type { AnalysisDraft } from "../schema/analysisSchema.js";
import type { Known } from "./analysis.js";
import { canBeAveraged } from "./areas.js";
import type { Drafting } from "./drafting.js";
import { groupOrOnly, knownName } from "./references.js";

/** Figures with the composition of a standard: by default the programme's group in the last wave. */
export function standardised(
  drafting: Drafting,
  { standardised: drafts, language }: AnalysisDraft,
  { measures, breakdowns, groups, waves, areas }: Known,
): readonly Standardised[] {
  const averaged = measures.filter(({ kind }) => canBeAveraged(kind)).map(({ id }) => id);
  const apart = new Set([areas?.breakdown, language]);
  const traits = breakdowns.map(({ id }) => id).filter((id) => !apart.has(id));
  const programme = groups.filter(({ role }) => role === "programme");
  const asked = new Set<string>();
  return drafts.map(({ breakdown, measures: named, standard }, i) => {
    const path = ["analysis", "standardised", i];
    knownName(drafting, "breakdown to standardise by", breakdown, traits, [...path, "breakdown"]);
    named.forEach((measure, k) => {
      const at = [...path, "measures", k];
      knownName(drafting, "mean, share or index", measure, averaged, at);
      const key = JSON.stringify([breakdown, measure]);
      if (asked.has(key))
        drafting.found.push(problems.standardisedTwice({ at: drafting.sheet.at(at), measure, breakdown }));
      asked.add(key);
    });
    const [only] = programme.length === 1 ? programme : [];
    const group = standard.group ?? only?.id;
    const wave = standard.wave ?? waves.at(-1)?.id ?? "";
    knownName(
      drafting,
      "wave",
      wave,
      waves.map(({ id }) => id),
      [...path, "standard", "wave"],
    );
    return {
      breakdown,
      measures: named,
      standard: { group: groupOrOnly(drafting, group, groups, [...path, "standard"]), wave },
    };
  });
}
