import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { PublicScale } from "../vocabulary/publicScale.js";
import {
  type Because,
  type Invariance,
  invarianceLevels,
  type NotJudged,
  type ScaleComparison,
  type ScaleFigures,
  type ScaleQuality,
} from "../vocabulary/scaleQuality.js";
import { roundTo, roundToBase } from "./rounding.js";

/** Figures of fewer people say nothing of a scale. */
const useful = 50;

/**
 * How well a scale measures, as it may leave: figures that rest on as many people as the policy asks, and as are of use.
 *
 * out     a verdict without what was found among fewer; why something could not be judged is not told, for it may be
 *         that everybody answered alike
 */
export function releaseScale(
  { scale, all, by, verdict }: ScaleQuality,
  { minimumCount, countBase }: ReleasePolicy,
): PublicScale {
  const enough = ({ n }: ScaleFigures) => n >= Math.max(minimumCount, useful);
  if (!enough(all)) {
    const nothing = { people: null, alpha: null, omega: null, weakest: null, fit: null, compared: [] };
    return { scale, ...nothing, verdict: { kind: "not-estimable", because: [] } };
  }
  const because = verdict.because
    .filter((found) => amongOf(found, by).every(enough))
    .map((found) => ({ ...found, value: roundTo(found.value, 3) }));
  const withoutFindings = verdict.kind === "not-estimable" ? verdict.kind : "holds";
  return {
    scale,
    people: roundToBase(all.n, countBase),
    ...figuresOf(all),
    compared: by.map(({ key, parts, invariance }) => ({
      key,
      holds: parts.every(({ figures }) => enough(figures)) ? heldIn(invariance) : null,
    })),
    verdict: { kind: because[0]?.kind ?? withoutFindings, because },
  };
}

/** The people that something was found among: all of them, one part, or every part of a comparison. */
function amongOf({ part }: Because, by: readonly ScaleComparison[]): readonly ScaleFigures[] {
  if (part === null) return [];
  const parts = by.find(({ key }) => key === part.key)?.parts ?? [];
  return parts
    .filter(({ value }) => part.value === null || value === part.value)
    .map(({ figures }) => figures);
}

function figuresOf({ alpha, omega, fit }: ScaleFigures) {
  const items = alpha?.kind === "alpha" ? alpha.items : [];
  const rests = items.flatMap(({ item, rest }) => (rest === null ? [] : [{ item, rest: roundTo(rest, 3) }]));
  const [weakest] = rests.toSorted((a, b) => a.rest - b.rest);
  return {
    alpha:
      alpha?.kind === "alpha"
        ? {
            value: roundTo(alpha.raw, 3),
            low: roundTo(alpha.interval.low, 3),
            high: roundTo(alpha.interval.high, 3),
            confidence: alpha.interval.confidence,
          }
        : null,
    omega: omega?.kind === "omega" ? roundTo(omega.total, 3) : null,
    weakest: weakest ?? null,
    fit:
      fit.kind === "fit" && fit.df > 0
        ? { cfi: roundTo(fit.cfi, 3), rmsea: roundTo(fit.rmsea.value, 3), srmr: roundTo(fit.srmr, 3) }
        : null,
  };
}

/** Not judged where the levels end with one that could not be fitted before means could be compared. */
function heldIn(invariance: Invariance | NotJudged): PublicScale["compared"][number]["holds"] {
  if (invariance.kind !== "invariance") return null;
  const { levels, holds } = invariance;
  const held = holds === null ? 0 : invarianceLevels.indexOf(holds) + 1;
  const ended = levels[held]?.kind === "not-estimable";
  if (ended && held <= invarianceLevels.indexOf("scalar")) return null;
  return holds ?? "none";
}
