import type {
  Because,
  Invariance,
  Part,
  ScaleComparison,
  ScaleFigures,
  Unjudged,
  Verdict,
  VerdictCode,
} from "../../vocabulary/scaleQuality.js";
import { invarianceLevels } from "../../vocabulary/scaleQuality.js";
import {
  judgedFromPeople,
  type Limits,
  rmseaJudgedFromDf,
  scaleThresholds,
} from "../../vocabulary/scaleThresholds.js";

/**
 * What the figures of a scale come to: the worst of what they say, with each figure on the wrong side of a threshold.
 *
 * Means can be compared where at least "scalar" invariance holds; where only "metric" does, the comparison is weak, for
 * a difference may be one of answering.
 *
 * out     "holds" where nothing speaks against it; "not-estimable" where neither alpha nor fit could be told, or too few
 *         answered for them to be judged
 */
export function verdictOf(all: ScaleFigures, by: readonly ScaleComparison[]): Verdict {
  const parts = [
    { part: null, figures: all },
    ...by.flatMap(({ key, parts }) => parts.map(({ value, figures }) => ({ part: { key, value }, figures }))),
  ];
  const because = [
    ...parts.flatMap(({ part, figures }) => (enough(figures) ? against(figures, part) : [])),
    ...by.flatMap(againstComparison),
  ];
  const worst = because.filter(({ kind }) => kind === "does-not-hold");
  const sorted = [...worst, ...because.filter(({ kind }) => kind === "weak")];
  const notJudged = [
    ...parts.flatMap(({ part, figures }) => unjudged(figures, part)),
    ...by.flatMap(unjudgedComparison),
  ];
  return { kind: kindOf(all, sorted), because: sorted, notJudged };
}

function enough({ n }: ScaleFigures): boolean {
  return n >= judgedFromPeople.n;
}

function kindOf(all: ScaleFigures, [worst]: readonly Because[]): Verdict["kind"] {
  if (worst) return worst.kind;
  const told = all.alpha?.kind === "alpha" || all.fit.kind === "fit";
  return told && enough(all) ? "holds" : "not-estimable";
}

function against({ alpha, omega, fit }: ScaleFigures, part: Part | null): readonly Because[] {
  const judge = (code: VerdictCode, value: number, limits: Limits, item: string | null = null) => {
    const found = side(value, limits);
    return found ? [{ code, ...found, part, item, value }] : [];
  };
  const t = scaleThresholds;
  return [
    ...(alpha?.kind === "alpha" ? judge("alpha-low", alpha.raw, t.alpha) : []),
    ...(omega?.kind === "omega" ? judge("omega-low", omega.total, t.omega) : []),
    ...(alpha?.kind === "alpha"
      ? alpha.items.flatMap(({ item, rest }) =>
          rest === null ? [] : judge("item-apart", rest, t.itemRest, item),
        )
      : []),
    ...(fit.kind === "fit" && fit.df > 0
      ? [
          ...judge("cfi-low", fit.cfi, t.cfi),
          ...judge("srmr-high", fit.srmr, t.srmr),
          ...(fit.df >= rmseaJudgedFromDf.df ? judge("rmsea-high", fit.rmsea.value, t.rmsea) : []),
        ]
      : []),
  ];
}

/** On which side of its limits a figure lies; `null`: where nothing is said. */
function side(value: number, { holds, fails }: Limits): Pick<Because, "kind" | "threshold"> | null {
  const beyond = (limit: number) => (holds > fails ? value < limit : value > limit);
  if (beyond(fails)) return { kind: "does-not-hold", threshold: fails };
  return beyond(holds) ? { kind: "weak", threshold: holds } : null;
}

/** Told by how many levels hold: none 0, configural 1, metric 2, scalar 3, strict 4. */
function againstComparison({ key, parts, invariance }: ScaleComparison): readonly Because[] {
  if (invariance.kind !== "invariance" || !parts.every(({ figures }) => enough(figures))) return [];
  const { value, fitted } = levelsHeld(invariance);
  if (value >= comparable || value === fitted) return [];
  const kind = value < comparable - 1 ? "does-not-hold" : "weak";
  return [
    { code: "not-invariant", kind, part: { key, value: null }, item: null, value, threshold: comparable },
  ];
}

/** So many levels must hold for means to be compared. */
const comparable = invarianceLevels.indexOf("scalar") + 1;

function levelsHeld({ levels, holds }: Invariance): { readonly value: number; readonly fitted: number } {
  return {
    value: holds === null ? 0 : invarianceLevels.indexOf(holds) + 1,
    fitted: levels.filter(({ kind }) => kind === "fitted").length,
  };
}

function unjudged(figures: ScaleFigures, part: Part | null): readonly Unjudged[] {
  const { alpha, omega, fit, n } = figures;
  return Object.entries({ alpha, omega, fit }).flatMap(([name, figure]) => {
    const what = name as "alpha" | "omega" | "fit";
    if (figure?.kind === "not-estimable")
      return [{ what, part, reason: figure.reason, detail: figure.detail }];
    return figure === null || enough(figures) ? [] : [{ what, part, ...few(n) }];
  });
}

function few(n: number): Pick<Unjudged, "reason" | "detail"> {
  return {
    reason: "too-few-answers",
    detail: `${n} answered all items; judged from ${judgedFromPeople.n} on`,
  };
}

function unjudgedComparison({ key, parts, invariance }: ScaleComparison): readonly Unjudged[] {
  const what = "invariance";
  const part = { key, value: null };
  if (invariance.kind === "not-estimable")
    return [{ what, part, reason: invariance.reason, detail: invariance.detail }];
  const { value, fitted } = levelsHeld(invariance);
  const ended = invariance.levels.find((step) => step.kind === "not-estimable");
  if (ended && value === fitted && value < comparable)
    return [{ what, part, reason: ended.reason, detail: `${ended.level}: ${ended.detail}` }];
  const least = Math.min(...parts.map(({ figures }) => figures.n));
  return parts.every(({ figures }) => enough(figures)) ? [] : [{ what, part, ...few(least) }];
}
