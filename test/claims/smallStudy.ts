import { finder } from "../../src/release/finder.js";
import type { Unit } from "../../src/vocabulary/estimate.js";
import { Problems } from "../../src/vocabulary/problem.js";
import {
  type ChangeOf,
  type DifferenceOf,
  type LevelOf,
  type Place,
  type Quantity,
  quantityKey,
} from "../../src/vocabulary/quantity.js";
import type {
  Contrast,
  Figure,
  Publishable,
  Released,
  ReleasedResults,
} from "../../src/vocabulary/released.js";
import type { Study } from "../../src/vocabulary/study.js";
import type { Text } from "../../src/vocabulary/text.js";

/** For tests only: a small study and figures that no gate has seen. */

const both = (en: string, da: string): Text => ({ en, da });

export const study: Study = {
  id: "small",
  title: both("A small study", "En lille undersøgelse"),
  summary: both("Made up for tests", "Opdigtet til test"),
  languages: ["en", "da"],
  synthetic: true,
  folder: "/small",
  about: {
    authors: ["Nobody"],
    contact: null,
    date: "2026-11-01",
    dataCitation: both("Made up", "Opdigtet"),
    facts: { census: both("The census", "Folketællingen") },
  },
  sources: [],
  waves: [
    { id: "2018", label: both("2018", "2018"), value: "2018", time: 2018.5, note: null },
    {
      id: "2021",
      label: both("2021", "2021"),
      value: "2021",
      time: 2021.5,
      note: both("A pandemic", "En pandemi"),
    },
    { id: "2024", label: both("2024", "2024"), value: "2024", time: 2024.5, note: null },
  ],
  groups: [{ id: "all", label: both("Everyone", "Alle"), role: "benchmark", where: null }],
  breakdowns: [
    {
      id: "degree",
      label: both("Highest degree", "Højeste uddannelse"),
      columns: ["degree"],
      rule: "only",
      categories: [
        { id: "high-school", label: both("Less than college", "Under college"), values: ["1"] },
        { id: "graduate", label: both("Graduate", "Kandidat"), values: ["4"] },
      ],
    },
  ],
  items: [
    {
      id: "sleep",
      question: both("How long do you sleep?", "Hvor længe sover du?"),
      column: "sleep",
      scale: { kind: "number", min: 0, max: 24, unit: both("hours", "timer") },
      missing: [],
      source: null,
    },
  ],
  measures: [
    {
      id: "very-happy",
      kind: "share",
      label: both("Very happy", "Meget lykkelige"),
      meaning: both("People who say that they are very happy", "Folk, der siger, at de er meget lykkelige"),
      item: "happy",
      at: "or-above",
      point: 3,
    },
    {
      id: "trust",
      kind: "dimension",
      label: both("Trust", "Tillid"),
      meaning: both("Trust in three institutions", "Tillid til tre institutioner"),
      items: [],
      atLeast: 2,
    },
    {
      id: "sleep-hours",
      kind: "mean",
      label: both("Sleep", "Søvn"),
      meaning: both("Hours of sleep a night", "Timers søvn om natten"),
      item: "sleep",
    },
  ],
  design: {
    weight: null,
    stratum: null,
    stages: [],
    person: null,
    population: null,
    psusStay: false,
    lonelyPsu: "fail",
    degreesOfFreedom: "design",
    shareInterval: "logit",
    confidence: 0.95,
    replicates: null,
    calibration: null,
  },
  areas: null,
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
    name: "small-policy",
    minimumCount: 20,
    minimumPerSide: 5,
    minimumDf: 8,
    countBase: 1,
    decimals: { share: 1, mean: 1, dimension: 2 },
  },
  reports: [],
};

export const place = (wave: string, category: string | null = null, group = "all"): Place => ({
  wave,
  group,
  category: category === null ? null : { breakdown: "degree", category },
});

export const level = (measure: string, at: Place): LevelOf => ({ kind: "level", measure, at });
export const change = (measure: string, from: Place, to: Place): ChangeOf => ({
  kind: "change",
  measure,
  from,
  to,
});
export const difference = (measure: string, of: Place, against: Place): DifferenceOf => ({
  kind: "difference",
  measure,
  of,
  against,
});

/** What a test wants to say of a figure: people, and its tests if it is a contrast. */
export interface Said {
  readonly n: number;
  readonly p?: number;
  readonly direction?: Contrast["direction"];
  /** The p adjusted for a family, and the family. */
  readonly adjusted?: Contrast["adjusted"];
  /** p of the test of equivalence, against a margin. */
  readonly alike?: { readonly margin: number; readonly p: number };
}

const indices = ["trust", "safety", "total"];

function unitOf({ kind, measure }: Quantity): Unit {
  if (kind === "contribution-share" || kind === "clustering") return "part";
  return indices.includes(measure) ? "index" : measure === "sleep-hours" ? "mean" : "share";
}

/** A figure from what a test wants to say of it. */
export function figure<Q extends Quantity>(
  quantity: Q,
  [value, low, high]: readonly [value: number, low: number, high: number],
  { n, p, direction, adjusted, alike }: Said,
): Figure & { readonly quantity: Q } {
  const unit = unitOf(quantity);
  const contrast: Contrast | null =
    p === undefined
      ? null
      : {
          direction: direction ?? turn(value),
          significant: (adjusted?.p ?? p) < 0.05,
          p,
          ...(adjusted && { adjusted }),
          ...(alike && {
            equivalence: {
              ...alike,
              equivalent: alike.p < 0.05,
              interval: { low: 0.9 * low, high: 0.9 * high, confidence: 0.9 },
            },
          }),
        };
  return {
    kind: "figure",
    quantity,
    unit,
    decimals: { share: 1, mean: 1, index: 2, part: 0, ratio: 2 }[unit],
    value,
    se: 0.01,
    low,
    high,
    confidence: 0.95,
    df: 100,
    n,
    contrast,
    evidence: {
      method: "shareLogit",
      query: "SELECT count(*) FROM answers",
      tables: ["answers"],
      unit: "psu",
      variance: "linearisation",
      psus: 100,
      strata: 10,
      lonelyPsu: "fail",
      leftOut: [],
      designEffect: null,
    },
  };
}

const turn = (value: number) => (value > 0 ? "up" : value < 0 ? "down" : "none");

const [happy, trust, sleep] = ["very-happy", "trust", "sleep-hours"];
const [in2018, in2021, in2024] = [place("2018"), place("2021"), place("2024")];
const graduates = place("2024", "graduate");
const highSchool = place("2024", "high-school");

/** What the small study has found; a share of 0.31 is printed as 31.0 per cent. */
export const published: readonly Publishable[] = [
  figure(level(happy, in2018), [0.31, 0.29, 0.33], { n: 2000 }),
  figure(level(happy, in2021), [0.2, 0.185, 0.215], { n: 3000 }),
  figure(level(happy, in2024), [0.23, 0.21, 0.25], { n: 3000 }),
  figure(level(happy, graduates), [0.3, 0.25, 0.35], { n: 400 }),
  figure(level(happy, highSchool), [0.19, 0.17, 0.21], { n: 1500 }),
  figure(level(happy, place("2018", "high-school")), [0.3, 0.28, 0.32], { n: 1000 }),
  figure(level(happy, place("2021", "high-school")), [0.18, 0.16, 0.2], { n: 1400 }),
  figure(level(happy, place("2021", "graduate")), [0.27, 0.22, 0.32], { n: 350 }),
  { kind: "withheld", quantity: level(happy, place("2018", "graduate")) },
  figure(change(happy, in2018, in2021), [-0.11, -0.135, -0.085], { n: 2000, p: 1e-12 }),
  figure(change(happy, in2021, in2024), [0.03, 0.005, 0.055], { n: 3000, p: 0.02 }),
  figure(change(happy, in2018, in2024), [-0.08, -0.108, -0.052], { n: 2000, p: 3e-8 }),
  figure(difference(happy, graduates, highSchool), [0.11, 0.057, 0.163], { n: 400, p: 0.0002 }),
  figure(level(trust, in2018), [0.53, 0.52, 0.54], { n: 2000 }),
  figure(level(trust, in2024), [0.54, 0.53, 0.55], { n: 3000 }),
  figure(change(trust, in2018, in2024), [0.01, -0.01, 0.03], { n: 2000, p: 0.19 }),
  figure(difference(trust, graduates, highSchool), [-0.01, -0.03, 0.01], { n: 400, p: 0.31 }),
  figure(level(sleep, in2018), [7.1, 7, 7.2], { n: 1200 }),
  figure(change(sleep, in2018, in2024), [-0.4, -0.6, -0.2], { n: 1200, p: 0.0004 }),
  { kind: "no-figure", quantity: change(sleep, in2021, in2024), reason: "one-psu" },
];

/** Results as if they had passed the gate. */
export function released(list: readonly Publishable[] = published): ReleasedResults {
  const policy = { ...study.policy, published: list.length, withheld: 1 } as unknown as Released<
    ReleasedResults["policy"]
  >;
  const byKey = new Map(
    list.map((result) => [quantityKey(result.quantity), result as Released<Publishable>] as const),
  );
  return { policy, byKey, find: finder(byKey), findings: [] };
}

/** A report file around a body. */
export function file(body: string, language = "en", slug = "happiness") {
  return {
    path: `reports/${slug}.${language}.md`,
    language,
    text: `---\ntitle: Title\nslug: ${slug}\n---\n${body}`,
  };
}

/** What an author reads when a report does not pass: every problem with its place. */
export function complaints(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    return error.list
      .map(
        ({ code, at, message, todo }) => `${at.file}:${at.line}:${at.column} ${code}\n${message}\n→ ${todo}`,
      )
      .join("\n\n");
  }
  return "passes";
}
