import type { SamplingDesign } from "../src/vocabulary/design.js";
import type { Measure, Study } from "../src/vocabulary/study.js";

const text = (en: string) => ({ en });

/** People drawn directly within strata, waves that share nobody, normal rules. */
export const plainDesign: SamplingDesign = {
  weight: "weight",
  stratum: "stratum",
  stages: [],
  population: null,
  person: null,
  psusStay: false,
  lonelyPsu: "fail",
  degreesOfFreedom: "design",
  shareInterval: "logit",
  confidence: 0.95,
  replicates: null,
  calibration: null,
};

const words = (id: string) => ({ id, label: text(id), meaning: text(id) });

export const share = (id: string): Measure => ({
  kind: "share",
  ...words(id),
  item: id,
  at: "or-above",
  point: 1,
});
export const dimension = (id: string): Measure => ({
  kind: "dimension",
  ...words(id),
  items: [{ item: id, reversed: false }],
  atLeast: 1,
});
export const indexOf = (id: string, dimensions: readonly string[]): Measure => ({
  kind: "index",
  ...words(id),
  dimensions,
  atLeast: dimensions.length - 1,
});

export const breakdown = (id: string, categories: readonly string[]) => ({
  id,
  label: text(id),
  categories: categories.map((category) => ({ id: category, label: text(category), values: [category] })),
  columns: [id],
  rule: "only" as const,
});

/** A study that asks about a table of answers which is there already: no files, no reports. */
export function studyOf(told: Partial<Study> & Pick<Study, "measures">): Study {
  return {
    id: "made-up",
    title: text("Made up"),
    summary: text("Made up"),
    languages: ["en"],
    synthetic: true,
    folder: "/nowhere",
    about: { authors: [], contact: null, date: "2026-11-23", dataCitation: text("None"), facts: {} },
    sources: [],
    waves: ["1", "2"].map((id) => ({ id, label: text(id), value: id, time: Number(id), note: null })),
    groups: [
      { id: "plan", label: text("Plan"), role: "programme", where: null },
      { id: "other", label: text("Other"), role: "benchmark", where: null },
    ],
    breakdowns: [],
    areas: null,
    items: [],
    design: plainDesign,
    response: null,
    analysis: {
      gaps: [],
      trends: [],
      effects: [],
      chances: [],
      standardised: [],
      movers: null,
      exposure: [],
      matches: [],
      labels: {},
      families: [],
      equivalence: {},
      decompositions: [],
      sensitivity: { measures: [], variants: [], imputations: 10 },
      contributions: [],
      clustering: [],
      language: null,
    },
    policy: {
      name: "open",
      minimumCount: 0,
      minimumPerSide: 0,
      minimumDf: 1,
      countBase: 1,
      decimals: { share: 1, mean: 2, dimension: 3 },
    },
    reports: [],
    ...told,
  };
}
