import type { ResponseAccount } from "../../src/vocabulary/account.js";
import type { CategoryShares, ResponseAnalysis } from "../../src/vocabulary/response.js";

type Counted = readonly [variable: string, category: string, invited: number, answered: number];

/** In each wave six people of an age that the frame does not know: too few to be told of. */
const placesCounted = [
  {
    wave: "2009",
    group: "plan",
    counted: [
      ["known_age", "", 31, 6],
      ["known_age", "a18", 2650, 740],
      ["known_age", "a30", 2719, 1054],
      ["known_age", "a45", 2700, 1330],
      ["known_age", "a65", 1700, 990],
      ["known_education", "school", 3900, 1330],
      ["known_education", "upper", 1100, 480],
      ["known_education", "vocational", 2900, 1270],
      ["known_education", "short", 1150, 610],
      ["known_education", "long", 750, 430],
    ],
  },
  {
    wave: "2021",
    group: "plan",
    counted: [
      ["known_age", "", 24, 6],
      ["known_age", "a18", 3500, 790],
      ["known_age", "a30", 3176, 1034],
      ["known_age", "a45", 3050, 1430],
      ["known_age", "a65", 1650, 1070],
      ["known_education", "school", 4300, 1260],
      ["known_education", "upper", 1300, 480],
      ["known_education", "vocational", 3300, 1290],
      ["known_education", "short", 1500, 760],
      ["known_education", "long", 1000, 540],
    ],
  },
  {
    wave: "2021",
    group: "population",
    counted: [
      ["known_age", "a18", 820, 301],
      ["known_age", "a30", 930, 420],
      ["known_age", "a45", 1150, 561],
      ["known_age", "a65", 1000, 470],
      ["known_education", "school", 890, 371],
      ["known_education", "upper", 360, 158],
      ["known_education", "vocational", 1270, 579],
      ["known_education", "short", 780, 362],
      ["known_education", "long", 600, 282],
    ],
  },
] as const;

const rate = (answered: number, invited: number) => {
  const value = answered / invited;
  const half = 1.96 * Math.sqrt((value * (1 - value)) / invited);
  return { value, interval: [value - half, value + half] as const };
};

/** Made up, but of one piece: rates, partials and the spread of the propensities by age. */
function analysisOf(counted: readonly Counted[]): ResponseAnalysis {
  const ages = counted.filter(([variable]) => variable === "known_age");
  const sum = (place: 2 | 3) => ages.reduce((total, row) => total + row[place], 0);
  const [invited, answered] = [sum(2), sum(3)];
  const mean = answered / invited;
  const spread = Math.sqrt(
    ages.reduce((total, [, , n, m]) => total + (n / invited) * (m / n - mean) ** 2, 0),
  );
  const value = 1 - 2 * spread;
  return {
    invited,
    answered,
    confidence: 0.95,
    unweighted: rate(answered, invited),
    weighted: rate(answered * 0.98, invited),
    categories: counted.map(([variable, category, n, m]) => ({
      variable,
      category,
      invited: n,
      answered: m,
      unweighted: rate(m, n),
      weighted: rate(m, n),
      partial: { value: Math.sqrt(n / invited) * (m / n - mean), se: 0.5 * Math.sqrt(1 / invited) },
    })),
    variables: [],
    model: {
      kind: "representativeness",
      coefficients: [{ name: "age a30", value: 0.4, se: 0.05 }],
      mean,
      value,
      se: 0.008,
      interval: [value - 0.0157, value + 0.0157],
      unadjusted: value - 0.002,
      variation: { value: spread / mean, se: 0.01 },
      largestShareBias: spread / mean / 2,
      propensities: [{ pattern: { known_age: "a18" }, value: 0.2793 }],
    },
  };
}

function sharesOf(variable: string): CategoryShares[] {
  const counted = placesCounted
    .flatMap((place): readonly Counted[] => place.counted)
    .filter(([name]) => name === variable);
  const categories = [...new Set(counted.map(([, category]) => category))].sort();
  const part = (category: string, place: 2 | 3) => {
    const all = counted.reduce((total, row) => total + row[place], 0);
    return counted.filter((row) => row[1] === category).reduce((total, row) => total + row[place], 0) / all;
  };
  return categories.map((category) => {
    const [invited, answered] = [part(category, 2), part(category, 3)];
    const towards = (step: number) => answered + step * (invited - answered);
    return {
      variable,
      category,
      invited,
      answered,
      weighted: [towards(0.1), towards(0.94), towards(0.9), towards(1)],
      population: null,
    };
  });
}

const people = placesCounted
  .flatMap((place): readonly Counted[] => place.counted)
  .filter(([variable]) => variable === "known_age")
  .reduce((total, [, , , answered]) => total + answered, 0);

const step = (name: string, median: number, largest: number, effect: number) => ({
  step: name,
  people,
  sum: 4_612_345.2,
  least: 1.2,
  median,
  largest,
  effect,
});

export const response: ResponseAccount = {
  places: placesCounted.map(({ wave, group, counted }) => ({ wave, group, analysis: analysisOf(counted) })),
  classes: {
    crossed: [
      { name: "2009 × plan × a18", invited: 2650, answered: 740, factor: 3.581, number: 0 },
      { name: "2009 × plan × a30", invited: 2719, answered: 1054, factor: 2.579, number: 1 },
      { name: "2009 × plan × ", invited: 31, answered: 6, factor: 5.167, number: 1 },
      { name: "2009 × plan × a65", invited: 1700, answered: 990, factor: 1.717, number: 2 },
      { name: "2021 × plan × ", invited: 24, answered: 6, factor: 4, number: 3 },
    ],
    factors: [3.581, 2.594, 1.717, 4],
    unmended: [3],
  },
  trimmed: [
    {
      stratum: "2009 / plan / 101",
      people: 2040,
      cap: 1240,
      trimmed: 31,
      moved: 3512.3,
      largest: [2918.4, 1240],
      factor: 1.01,
    },
    {
      stratum: "2021 / plan / 101",
      people: 2167,
      cap: 1310,
      trimmed: 0,
      moved: 0,
      largest: [1288, 1288],
      factor: 1,
    },
    {
      stratum: "2021 / plan / 147",
      people: 2163,
      cap: 1295,
      trimmed: 12,
      moved: 977.4,
      largest: [1881.7, 1295],
      factor: 1.004,
    },
  ],
  weighting: {
    steps: [
      step("base", 201.25, 1022.7, 1.08),
      step("classes", 423.4, 2918.4, 1.274),
      step("trimmed", 428.2, 1295, 1.213),
      step("calibrated", 431.3, 1402.6, 1.231),
    ],
    shares: ["known_age", "known_education"].flatMap(sharesOf),
  },
};
