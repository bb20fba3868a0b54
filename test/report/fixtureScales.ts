import {
  type Because,
  type FitMeasures,
  type Invariance,
  type InvarianceLevel,
  invarianceLevels,
  type NotJudged,
  type ScaleQuality,
} from "../../src/vocabulary/scaleQuality.js";

const fitOf = (cfi: number, rmsea: number, srmr: number, df = 9): FitMeasures => ({
  kind: "fit",
  n: 8211,
  parameters: 12,
  chiSquared: 31.2,
  df,
  p: 0.0002,
  baseline: { chiSquared: 4211, df: 15 },
  cfi,
  tli: cfi - 0.01,
  rmsea: { value: rmsea, low: rmsea - 0.01, high: rmsea + 0.01, confidence: 0.9, pClose: 0.4 },
  srmr,
  logLikelihood: -8000,
  aic: 16_024,
  bic: 16_100,
});

const figures = (n: number, alpha: number, rests: Readonly<Record<string, number>>, of: FitMeasures) => ({
  n,
  alpha: {
    kind: "alpha" as const,
    raw: alpha,
    standardised: alpha,
    guttman6: alpha,
    meanCorrelation: 0.4,
    interval: { low: alpha - 0.012, high: alpha + 0.012, confidence: 0.95 },
    items: Object.entries(rests).map(([item, rest]) => ({ item, mean: 0.6, sd: 0.2, rest, without: alpha })),
  },
  omega: { kind: "omega" as const, total: alpha + 0.014, general: alpha },
  fit: of,
});

function invariance(holds: InvarianceLevel | null): Invariance {
  const held = holds === null ? 0 : invarianceLevels.indexOf(holds) + 1;
  return {
    kind: "invariance",
    levels: invarianceLevels.map((level, l) => ({
      kind: "fitted",
      level,
      fit: fitOf(0.97, 0.04, 0.03),
      change:
        l === 0
          ? null
          : {
              chiSquared: 9,
              df: 3,
              p: 0.03,
              rmseaOfDifference: 0.02,
              cfi: l < held ? -0.002 : -0.021,
              rmsea: 0.001,
            },
    })),
    holds,
  };
}

const notEnough: NotJudged = { kind: "not-estimable", reason: "too-few-answers", detail: "37 answered" };

function scale(
  id: string,
  all: ScaleQuality["all"],
  [between, among]: readonly [InvarianceLevel | null, InvarianceLevel | null],
  because: readonly Because[] = [],
): ScaleQuality {
  const part = (value: string) => ({ value, figures: { ...all, n: Math.round(all.n / 2) } });
  return {
    scale: id,
    items: all.alpha?.kind === "alpha" ? all.alpha.items.map(({ item }) => item) : [],
    all,
    by: [
      { key: "wave", parts: ["2009", "2021"].map(part), invariance: invariance(between) },
      { key: "language", parts: ["da", "ar"].map(part), invariance: invariance(among) },
    ],
    verdict: { kind: because[0]?.kind ?? "holds", because, notJudged: [] },
  };
}

const found = (
  code: Because["code"],
  kind: Because["kind"],
  value: number,
  threshold: number,
  told: Partial<Because> = {},
): Because => ({ code, kind, value, threshold, part: null, item: null, ...told });

/** One scale that holds, one weak, one that does not hold, one of too few people, an index and all its items. */
export const scales: readonly ScaleQuality[] = [
  scale("safety", figures(8211, 0.823, { happy: 0.58, walks: 0.66 }, fitOf(0.981, 0.041, 0.021)), [
    "strict",
    "scalar",
  ]),
  scale(
    "cohesion",
    figures(8190, 0.648, { happy: 0.24, greets: 0.51 }, fitOf(0.961, 0.055, 0.034)),
    ["metric", "scalar"],
    [
      found("alpha-low", "weak", 0.648, 0.7),
      found("alpha-low", "weak", 0.671, 0.7, { part: { key: "wave", value: "2009" } }),
      found("omega-low", "weak", 0.662, 0.7),
      found("item-apart", "weak", 0.24, 0.3, { item: "happy" }),
      found("not-invariant", "weak", 2, 3, { part: { key: "wave", value: null } }),
    ],
  ),
  scale(
    "efficacy",
    figures(8204, 0.431, { happy: -0.03, acts: 0.4 }, fitOf(0.881, 0.118, 0.091)),
    ["configural", "configural"],
    [
      found("alpha-low", "does-not-hold", 0.431, 0.5),
      found("omega-low", "does-not-hold", 0.445, 0.5),
      found("item-apart", "does-not-hold", -0.03, 0, { item: "happy" }),
      found("cfi-low", "does-not-hold", 0.881, 0.9),
      found("not-invariant", "does-not-hold", 1, 3, { part: { key: "wave", value: null } }),
      found("not-invariant", "does-not-hold", 1, 3, { part: { key: "language", value: null } }),
      found("srmr-high", "weak", 0.091, 0.08),
    ],
  ),
  {
    ...scale("area", figures(37, 0.71, { happy: 0.5 }, fitOf(0.9, 0.1, 0.1)), ["strict", "strict"]),
    verdict: { kind: "not-estimable", because: [], notJudged: [] },
  },
  {
    ...scale("life", figures(8230, 0.742, { happy: 0.44, copes: 0.52 }, fitOf(1, 0, 0, 0)), ["scalar", null]),
    by: [
      {
        key: "wave",
        parts: [{ value: "2009", figures: figures(4000, 0.74, {}, fitOf(1, 0, 0, 0)) }],
        invariance: invariance("scalar"),
      },
      {
        key: "language",
        parts: [{ value: "ar", figures: figures(37, 0.74, {}, fitOf(1, 0, 0, 0)) }],
        invariance: notEnough,
      },
    ],
  },
  scale("total", figures(7950, 0.79, { safety: 0.5, cohesion: 0.38, trust: 0.6 }, fitOf(0.962, 0.05, 0.03)), [
    "scalar",
    "scalar",
  ]),
  scale(
    "total: all items",
    { n: 7950, alpha: null, omega: null, fit: fitOf(0.931, 0.052, 0.048, 120) },
    ["metric", "metric"],
    [
      found("cfi-low", "weak", 0.931, 0.95),
      found("not-invariant", "weak", 2, 3, { part: { key: "wave", value: null } }),
    ],
  ),
];
