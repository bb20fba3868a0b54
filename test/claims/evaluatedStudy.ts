import type { Place, Quantity, Span } from "../../src/vocabulary/quantity.js";
import type { Publishable } from "../../src/vocabulary/released.js";
import type { Dimension, Study } from "../../src/vocabulary/study.js";
import type { Text } from "../../src/vocabulary/text.js";
import { change, figure, level, place, study as small } from "./smallStudy.js";

/** For tests only: a programme in four areas beside the population, with an index of two dimensions. */

const both = (en: string, da: string): Text => ({ en, da });

const dimension = (id: string, label: Text): Dimension => ({
  id,
  kind: "dimension",
  label,
  meaning: label,
  items: [],
  atLeast: 1,
});

const areas = [
  { id: "oak", label: both("Oak Park", "Åkrogen") },
  { id: "elm", label: both("Elm Court", "Elmegården") },
  { id: "ash", label: both("Ash Lane", "Askevænget") },
  { id: "fir", label: both("Fir Hill", "Ærtebakken") },
];

export const study: Study = {
  ...small,
  groups: [
    { id: "areas", label: both("The areas", "Områderne"), role: "programme", where: null },
    { id: "population", label: both("The population", "Befolkningen"), role: "benchmark", where: null },
  ],
  breakdowns: [
    ...small.breakdowns,
    {
      id: "area",
      label: both("Housing area", "Boligområde"),
      columns: ["area"],
      rule: "only",
      categories: areas.map(({ id, label }) => ({ id, label, values: [id] })),
    },
  ],
  measures: [
    ...small.measures,
    dimension("safety", both("Safety", "Tryghed")),
    {
      id: "total",
      kind: "index",
      label: both("Total index", "Samlet indeks"),
      meaning: both("Mean of the dimensions", "Gennemsnit af dimensionerne"),
      dimensions: ["trust", "safety"],
      atLeast: 2,
    },
  ],
  areas: {
    breakdown: "area",
    group: "areas",
    covariates: [],
    measures: ["trust"],
    list: areas.map((area) => ({ ...area, since: null, known: [] })),
  },
  analysis: {
    ...small.analysis,
    families: [
      {
        id: "dimensions",
        label: both("The dimensions", "Dimensionerne"),
        measures: ["trust", "safety"],
        group: "areas",
        from: "2018",
        to: "2021",
      },
    ],
    equivalence: { share: 0.03, index: 0.02 },
    decompositions: [{ breakdown: "degree", measures: ["very-happy"] }],
    sensitivity: { measures: ["very-happy"], variants: ["areas-equal", "imputed"], imputations: 5 },
    contributions: ["total"],
    clustering: ["trust"],
    matches: [
      {
        id: "like",
        label: both("Like people", "Lignende mennesker"),
        measures: ["trust"],
        of: "areas",
        against: "population",
        exact: ["degree"],
        near: ["age"],
        ways: ["score", "odds"],
        perPerson: 1,
        caliper: null,
        replacement: false,
        classes: 5,
      },
    ],
    movers: { measures: ["trust"], came: null, left: "degree" },
    chances: [
      {
        kind: "ranks",
        id: "fifths",
        label: both("By parents", "Efter forældre"),
        measures: ["trust"],
        parents: "parents",
        classes: 5,
      },
    ],
    standardised: [{ breakdown: "degree", measures: ["trust"], standard: { group: "areas", wave: "2021" } }],
  },
};

const here = (wave: string, category: string | null = null) => place(wave, category, "areas");
const elsewhere = (wave: string, category: string | null = null) => place(wave, category, "population");
const inArea = (wave: string, category: string): Place => ({
  wave,
  group: "areas",
  category: { breakdown: "area", category },
});

const over: Span = { from: here("2018"), to: here("2021") };
const overElsewhere: Span = { from: elsewhere("2018"), to: elsewhere("2021") };

/** One quantity of each kind and form. */
export const quantities = {
  level: level("very-happy", here("2021")),
  change: change("trust", over.from, over.to),
  difference: { kind: "difference", measure: "trust", of: here("2021"), against: elsewhere("2021") },
  "difference of categories": {
    kind: "difference",
    measure: "trust",
    of: here("2021", "graduate"),
    against: elsewhere("2021", "high-school"),
  },
  changeDifference: { kind: "change-difference", measure: "trust", of: over, against: overElsewhere },
  "changeDifference of a category": {
    kind: "change-difference",
    measure: "very-happy",
    of: { from: here("2018", "graduate"), to: here("2021", "graduate") },
    against: { from: elsewhere("2018", "graduate"), to: elsewhere("2021", "graduate") },
  },
  transition: {
    kind: "chance",
    measure: "trust",
    analysis: "fifths",
    chance: "transition",
    cell: { from: 1, to: 5 },
    at: here("2021"),
  },
  "rank at the lower quartile": {
    kind: "chance",
    measure: "trust",
    analysis: "fifths",
    chance: "rank-at-25",
    at: here("2021"),
  },
  "change of mobility": {
    kind: "chance-change",
    measure: "trust",
    analysis: "fifths",
    chance: "mobility",
    ...over,
  },
  uniformDifference: {
    kind: "chance-change",
    measure: "trust",
    analysis: "fifths",
    chance: "uniform-difference",
    ...over,
  },
  contribution: { kind: "contribution", measure: "total", dimension: "trust", ...over },
  contributionShare: { kind: "contribution-share", measure: "total", dimension: "trust", ...over },
  composition: {
    kind: "component",
    measure: "very-happy",
    breakdown: "degree",
    part: "composition",
    category: null,
    ...over,
  },
  "composition of a category": {
    kind: "component",
    measure: "very-happy",
    breakdown: "degree",
    part: "composition",
    category: "graduate",
    ...over,
  },
  within: {
    kind: "component",
    measure: "very-happy",
    breakdown: "degree",
    part: "within",
    category: null,
    ...over,
  },
  "within a category": {
    kind: "component",
    measure: "very-happy",
    breakdown: "degree",
    part: "within",
    category: "graduate",
    ...over,
  },
  area: { kind: "area", measure: "trust", at: inArea("2021", "elm") },
  areaApart: { kind: "area-apart", measure: "trust", at: inArea("2021", "elm") },
  areaChange: {
    kind: "area-change",
    measure: "trust",
    from: inArea("2018", "elm"),
    to: inArea("2021", "elm"),
  },
  clustering: { kind: "clustering", measure: "trust", at: here("2021") },
  stayed: { kind: "movers", measure: "trust", part: "stayed", way: null, ...over },
  came: { kind: "movers", measure: "trust", part: "came", way: null, ...over },
  "left in a way": {
    kind: "movers",
    measure: "trust",
    part: "left",
    way: { breakdown: "degree", category: "graduate" },
    ...over,
  },
  matched: {
    kind: "matched",
    measure: "trust",
    analysis: "like",
    way: "score",
    of: here("2021"),
    against: elsewhere("2021"),
  },
  "matched in another way": {
    kind: "matched",
    measure: "trust",
    analysis: "like",
    way: "odds",
    of: here("2021"),
    against: elsewhere("2021"),
  },
  "variant of a level": {
    kind: "variant",
    measure: "very-happy",
    variant: "areas-equal",
    of: { kind: "level", measure: "very-happy", at: here("2021") },
  },
  "variant of a change": {
    kind: "variant",
    measure: "very-happy",
    variant: "imputed",
    of: { kind: "change", measure: "very-happy", ...over },
  },
  "standardised level": {
    kind: "standardised",
    measure: "trust",
    breakdown: "degree",
    of: { kind: "level", measure: "trust", at: here("2021") },
  },
  "standardised change": {
    kind: "standardised",
    measure: "trust",
    breakdown: "degree",
    of: { kind: "change", measure: "trust", ...over },
  },
  "standardised difference": {
    kind: "standardised",
    measure: "trust",
    breakdown: "degree",
    of: { kind: "difference", measure: "trust", of: here("2021"), against: elsewhere("2021") },
  },
} as const satisfies Readonly<Record<string, Quantity>>;

const areaIn = (id: string): Quantity & { kind: "area" | "area-apart" } => ({
  ...quantities.area,
  at: inArea("2021", id),
});
const areaChangeIn = (id: string): Quantity => ({
  ...quantities.areaChange,
  from: inArea("2018", id),
  to: inArea("2021", id),
});

/** Trust in each area in 2021, its distance from the mean with p, and its change with p. */
const byArea = [
  ["oak", 0.54, -0.01, 0.4, 0.05, 0.01],
  ["elm", 0.6, 0.05, 0.001, 0.08, 0.001],
  ["fir", 0.5, -0.05, 0.001, 0.01, 0.5],
] as const;

/**
 * Trust rose by 0.05 and safety fell by 0.01 in the areas, so that the index rose by 0.02; in the population trust
 * rose by 0.02. Elm Court lies above the mean of the areas, Fir Hill below it.
 */
export const published: readonly Publishable[] = [
  figure(level("trust", here("2018")), [0.5, 0.49, 0.51], { n: 900 }),
  figure(level("trust", here("2021")), [0.55, 0.54, 0.56], { n: 900 }),
  figure(quantities.change, [0.05, 0.03, 0.07], {
    n: 900,
    p: 0.002,
    adjusted: { family: "dimensions", p: 0.004 },
    alike: { margin: 0.02, p: 0.9 },
  }),
  figure(change("safety", over.from, over.to), [-0.01, -0.02, 0], {
    n: 900,
    p: 0.03,
    adjusted: { family: "dimensions", p: 0.06 },
    alike: { margin: 0.02, p: 0.01 },
  }),
  figure(change("total", over.from, over.to), [0.02, 0.01, 0.03], { n: 900, p: 0.001 }),
  figure(change("trust", elsewhere("2018"), elsewhere("2021")), [0.02, 0.01, 0.03], { n: 2000, p: 0.001 }),
  figure(quantities.changeDifference, [0.03, 0.01, 0.05], {
    n: 900,
    p: 0.01,
    alike: { margin: 0.02, p: 0.8 },
  }),
  figure(quantities.contribution, [0.025, 0.015, 0.035], { n: 900, p: 0.001 }),
  figure({ ...quantities.contribution, dimension: "safety" }, [-0.005, -0.01, 0], { n: 900, p: 0.03 }),
  figure(quantities.contributionShare, [1.25, 0.8, 1.9], { n: 900 }),
  figure({ ...quantities.contributionShare, dimension: "safety" }, [-0.25, -0.9, 0.2], { n: 900 }),
  figure(level("very-happy", here("2021")), [0.2, 0.18, 0.22], { n: 900 }),
  figure(change("very-happy", over.from, over.to), [-0.1, -0.13, -0.07], { n: 900, p: 0.001 }),
  figure(quantities.composition, [-0.04, -0.06, -0.02], { n: 900, p: 0.001 }),
  figure(quantities.within, [-0.06, -0.08, -0.04], { n: 900, p: 0.001 }),
  figure(quantities["within a category"], [0.01, 0, 0.02], { n: 900, p: 0.05 }),
  figure({ ...quantities["within a category"], category: "high-school" }, [-0.07, -0.09, -0.05], {
    n: 900,
    p: 0.001,
  }),
  ...byArea.flatMap(([id, value, away, p, rise, pRise]) => [
    figure(areaIn(id), [value, value - 0.03, value + 0.03], { n: 60 }),
    figure({ ...areaIn(id), kind: "area-apart" }, [away, away - 0.03, away + 0.03], {
      n: 60,
      p,
      adjusted: { family: "areas", p },
    }),
    figure(areaChangeIn(id), [rise, rise - 0.04, rise + 0.04], { n: 60, p: pRise }),
  ]),
  ...[areaIn("ash"), { ...areaIn("ash"), kind: "area-apart" as const }, areaChangeIn("ash")].map(
    (quantity): Publishable => ({ kind: "withheld", quantity }),
  ),
  figure(
    {
      kind: "variant",
      measure: "trust",
      variant: "areas-equal",
      of: { kind: "level", measure: "trust", at: here("2021") },
    },
    [0.545, 0.53, 0.56],
    { n: 900 },
  ),
  figure(quantities.clustering, [0.05, 0.02, 0.09], { n: 900 }),
  figure(quantities["variant of a level"], [0.21, 0.19, 0.23], { n: 900 }),
  figure({ ...quantities["variant of a level"], variant: "imputed" }, [0.2, 0.18, 0.22], { n: 900 }),
  figure(level("very-happy", elsewhere("2021")), [0.3, 0.29, 0.31], { n: 900 }),
  figure(
    {
      ...quantities["variant of a level"],
      variant: "imputed",
      of: { kind: "level", measure: "very-happy", at: elsewhere("2021") },
    },
    [0.3, 0.29, 0.31],
    { n: 900 },
  ),
];
