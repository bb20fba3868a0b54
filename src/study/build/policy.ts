import type { ReleasePolicy } from "../../vocabulary/policy.js";
import { policies } from "../policies.js";
import { problems } from "../problems.js";
import type { StudyDraft } from "../schema/studySchema.js";
import type { Drafting } from "./drafting.js";

/**
 * The named policy, sharpened where the study says so. A study cannot soften a policy and keep its name: it must
 * name a softer one, where a reader sees it.
 */
export function policy(drafting: Drafting, draft: StudyDraft["release"]): ReleasePolicy {
  if (typeof draft === "string") return { name: draft, ...policies[draft] };
  const { profile } = draft;
  const base = policies[profile];
  let own = false;
  const sharper = (given: number | undefined, from: number, sign: 1 | -1, ...key: string[]): number => {
    if (given === undefined) return from;
    if (sign * given < sign * from) {
      const at = drafting.sheet.at(["release", ...key]);
      drafting.found.push(problems.policySoftened({ at, key: key.join("."), given, profile, from }));
    }
    own ||= given !== from;
    return given;
  };
  const numbers = {
    minimumCount: sharper(draft.minimumCount, base.minimumCount, 1, "minimumCount"),
    minimumPerSide: sharper(draft.minimumPerSide, base.minimumPerSide, 1, "minimumPerSide"),
    minimumDf: sharper(draft.minimumDf, base.minimumDf, 1, "minimumDf"),
    countBase: sharper(draft.countBase, base.countBase, 1, "countBase"),
    decimals: {
      share: sharper(draft.decimals?.share, base.decimals.share, -1, "decimals", "share"),
      mean: sharper(draft.decimals?.mean, base.decimals.mean, -1, "decimals", "mean"),
      dimension: sharper(draft.decimals?.dimension, base.decimals.dimension, -1, "decimals", "dimension"),
    },
  };
  return { name: own ? `${profile}, sharpened` : profile, ...numbers };
}
