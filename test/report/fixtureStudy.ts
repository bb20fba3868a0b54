import { releaseAccount } from "../../src/release/releaseAccount.js";
import { releaseCodebook } from "../../src/release/releaseCodebook.js";
import type { IntakeAccount } from "../../src/vocabulary/intake.js";
import type { Study } from "../../src/vocabulary/study.js";
import { response } from "./fixtureResponse.js";
import { scales } from "./fixtureScales.js";

const years = [2009, 2011, 2013, 2015, 2017, 2019, 2021];

export const categories = [
  { id: "school", label: { en: "Lower secondary", da: "Grundskole" }, values: ["1"] },
  { id: "upper", label: { en: "Upper secondary", da: "Gymnasial" }, values: ["2"] },
  { id: "vocational", label: { en: "Vocational", da: "Erhvervsfaglig" }, values: ["3"] },
  {
    id: "short",
    label: { en: "Short or medium higher", da: "Kort eller mellemlang videregående" },
    values: ["4"],
  },
  { id: "long", label: { en: "Long higher", da: "Lang videregående" }, values: ["5"] },
];

const ages = [
  { id: "a18", label: { en: "18–29", da: "18–29" }, values: ["1"] },
  { id: "a30", label: { en: "30–44", da: "30–44" }, values: ["2"] },
  { id: "a45", label: { en: "45–64", da: "45–64" }, values: ["3"] },
  { id: "a65", label: { en: "65 and older", da: "65 og derover" }, values: ["4"] },
];

export const dimensions = [
  { id: "safety", en: "Perceived safety", da: "Oplevet tryghed" },
  { id: "cohesion", en: "Social cohesion", da: "Social sammenhængskraft" },
  { id: "efficacy", en: "Collective efficacy", da: "Kollektiv handlekraft" },
  { id: "trust", en: "Trust", da: "Tillid" },
  { id: "area", en: "Satisfaction with the area", da: "Tilfredshed med boligområdet" },
  { id: "life", en: "Quality of life", da: "Livskvalitet" },
];

const scale = {
  kind: "points",
  points: [
    { code: "1", value: 1, label: { en: "not at all", da: "slet ikke" } },
    { code: "2", value: 2, label: { en: "a little", da: "lidt" } },
    { code: "3", value: 3, label: { en: "rather", da: "noget" } },
    { code: "4", value: 4, label: { en: "very", da: "meget" } },
  ],
} as const;

/** A made-up study of housing areas: two languages, seven waves, two groups, five categories. */
export const study: Study = {
  id: "wellbeing",
  title: { en: "Wellbeing in housing areas", da: "Trivsel i boligområder" },
  summary: {
    en: "How people in sixty-six housing areas with a social plan live, and how that compares with the population.",
    da: "Hvordan beboere i 66 boligområder med en boligsocial helhedsplan har det, sammenlignet med befolkningen.",
  },
  languages: ["en", "da"],
  synthetic: true,
  folder: "/studies/wellbeing",
  about: {
    authors: ["Kvarter Institute", "Karen Ågesen"],
    contact: "evaluation@example.org",
    date: "2026-11-23",
    dataCitation: {
      en: "Resident Survey 2009–2021, made-up data by the synthetic world of Kvarter.",
      da: "Beboerundersøgelsen 2009–2021, opdigtede data fra Kvarters syntetiske verden.",
    },
    facts: {},
  },
  sources: [
    {
      file: "data/residents.csv",
      format: "csv",
      sheet: null,
      recode: {},
      encoding: "utf-8",
      delimiter: ";",
      decimal: ",",
      missing: ["", "9"],
      columns: [{ name: "happy", type: "number" }],
      ignore: [],
      wave: { column: "year" },
      group: null,
      line: 12,
    },
  ],
  waves: years.map((year) => ({
    id: String(year),
    label: { en: String(year), da: String(year) },
    value: String(year),
    time: year,
    note:
      year === 2021
        ? { en: "asked during the pandemic, online only", da: "spurgt under pandemien, kun på nettet" }
        : null,
  })),
  groups: [
    {
      id: "plan",
      label: { en: "Areas with a plan", da: "Områder med helhedsplan" },
      role: "programme",
      where: { column: "plan", values: ["1"] },
    },
    {
      id: "population",
      label: { en: "The population", da: "Befolkningen" },
      role: "benchmark",
      where: { column: "plan", values: ["0"] },
    },
  ],
  breakdowns: [
    {
      id: "education",
      label: { en: "Education", da: "Uddannelse" },
      categories,
      columns: ["education"],
      rule: "only",
    },
    {
      id: "age",
      label: { en: "Age", da: "Alder" },
      categories: ages,
      columns: ["age"],
      rule: "only",
    },
    {
      id: "language",
      label: { en: "Language of the answers", da: "Sproget, der er svaret på" },
      categories: [
        { id: "da", label: { en: "Danish", da: "Dansk" }, values: ["1"] },
        { id: "ar", label: { en: "Arabic", da: "Arabisk" }, values: ["2"] },
      ],
      columns: ["language"],
      rule: "only",
    },
  ],
  items: [
    {
      id: "happy",
      question: {
        en: "How glad are you to live in your housing area?",
        da: "Hvor glad er du for at bo i dit boligområde?",
      },
      column: "happy",
      scale,
      missing: ["8"],
      source: "Own wording",
    },
  ],
  measures: [
    {
      kind: "share",
      id: "glad",
      label: { en: "Glad to live in the area", da: "Glad for at bo i området" },
      meaning: {
        en: "Adults who are rather or very glad to live in their area, out of all who answered.",
        da: "Voksne, der er noget eller meget glade for at bo i deres område, ud af alle, der har svaret.",
      },
      item: "happy",
      at: "or-above",
      point: 3,
    },
    ...dimensions.map(({ id, en, da }) => ({
      kind: "dimension" as const,
      id,
      label: { en, da },
      meaning: { en: `${en}, from 0 to 1.`, da: `${da}, fra 0 til 1.` },
      items: [{ item: "happy", reversed: false }],
      atLeast: 1,
    })),
    {
      kind: "index",
      id: "total",
      label: { en: "Wellbeing in all", da: "Trivsel i alt" },
      meaning: { en: "Mean of the six dimensions.", da: "Gennemsnit af de seks dimensioner." },
      dimensions: dimensions.map(({ id }) => id),
      atLeast: 4,
    },
  ],
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
    language: "language",
  },
  design: {
    weight: "weight",
    stratum: "municipality",
    stages: [{ unit: "area", populationSize: null }],
    person: "person",
    population: null,
    psusStay: true,
    lonelyPsu: "adjust",
    degreesOfFreedom: "design",
    shareInterval: "logit",
    confidence: 0.95,
    replicates: null,
    calibration: null,
  },
  policy: {
    name: "default",
    minimumCount: 20,
    minimumPerSide: 5,
    minimumDf: 8,
    countBase: 5,
    decimals: { share: 0, mean: 1, dimension: 3 },
  },
  reports: [],
};

const everyRow: IntakeAccount = {
  files: [
    {
      file: "data/residents.csv",
      sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      bytes: 1834221,
      rows: 41250,
      read: 41238,
      leftOut: [
        { reason: "no weight", rows: 9, lines: [17, 230, 4111] },
        { reason: "year outside the study", rows: 3, lines: [8800, 8801, 8802] },
      ],
    },
  ],
  people: years.flatMap((year, i) => [
    { wave: String(year), group: "plan", rows: 4120 + 35 * i },
    { wave: String(year), group: "population", rows: 1680 + 12 * i },
  ]),
  missing: years.flatMap((year, i) => [
    { measure: "glad", wave: String(year), group: "plan", rows: 41 + i },
    { measure: "glad", wave: String(year), group: "population", rows: 3 },
  ]),
};

/** What a reader may see of it: nine rows left out are told as ten, three are too few to tell. */
export const account = releaseAccount(
  { intake: everyRow, codebook: { columns: [] }, calibration: null, response, scales },
  study.policy,
);

/** All that may be told beside the figures; the codebook has no columns, for it has tests of its own. */
export const told = { account, codebook: releaseCodebook({ columns: [] }, study.policy) };
