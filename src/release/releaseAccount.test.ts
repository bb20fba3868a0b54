import { describe, expect, test } from "vitest";
import { response } from "../../test/report/fixtureResponse.js";
import { scales } from "../../test/report/fixtureScales.js";
import type { ResponseAccount, StudyAccount } from "../vocabulary/account.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { ResponseAnalysis } from "../vocabulary/response.js";
import type { ScaleQuality } from "../vocabulary/scaleQuality.js";
import { releaseAccount } from "./releaseAccount.js";

const policy: ReleasePolicy = {
  name: "standard",
  minimumCount: 20,
  minimumPerSide: 5,
  minimumDf: 10,
  countBase: 10,
  decimals: { share: 0, mean: 2, dimension: 3 },
};

const nothing = {
  intake: { files: [], people: [], missing: [] },
  codebook: { columns: [] },
  calibration: null,
};
const out = (account: Partial<StudyAccount>, told: Partial<ReleasePolicy> = {}) =>
  releaseAccount({ ...nothing, response: null, scales: [], ...account }, { ...policy, ...told });
const responseOut = (account: ResponseAccount = response, told: Partial<ReleasePolicy> = {}) => {
  const found = out({ response: account }, told).response;
  if (!found) throw new Error("no response came out");
  return found;
};
const scaleOut = (scale: ScaleQuality | undefined, told: Partial<ReleasePolicy> = {}) =>
  out({ scales: scale ? [scale] : [] }, told).scales[0];

test("an account without a response or scales has none", () => {
  expect(out({})).toMatchObject({ calibration: null, response: null, scales: [] });
});

describe("who answered", () => {
  const [first] = response.places;
  if (!first) throw new Error("the fixture has no place");
  const { analysis } = first;
  const placeOut = (told: Partial<ResponseAnalysis>) =>
    responseOut({ ...response, places: [{ ...first, analysis: { ...analysis, ...told } }] }).places[0];
  const withPeople = (invited: number, answered: number) => placeOut({ invited, answered });

  test("counts go to the policy's base, rates and indicators to three decimals", () => {
    const { model } = analysis;
    if (model.kind !== "representativeness") throw new Error("the fixture has no R-indicator");
    const told = placeOut({
      invited: 9804,
      answered: 4116,
      unweighted: { value: 0.41983, interval: [0.41009, 0.42964] },
      weighted: { value: 0.41271, interval: null },
      model: { ...model, value: 0.78412, interval: [0.76849, 0.79951], largestShareBias: 0.12876 },
    });
    expect(told).toMatchObject({
      invited: 9800,
      answered: 4120,
      rate: { value: 0.42, interval: [0.41, 0.43] },
      weightedRate: { value: 0.413, interval: null },
      representativeness: { value: 0.784, interval: [0.768, 0.8], largestShareBias: 0.129 },
    });
  });

  test("a wave and group is told only where enough people answered and enough did not", () => {
    const withheld = { invited: null, answered: null, rate: null, categories: [], representativeness: null };
    expect(withPeople(100, 20)).toMatchObject({ invited: 100, answered: 20 });
    expect(withPeople(100, 19)).toMatchObject(withheld);
    expect(withPeople(100, 80)).toMatchObject({ invited: 100, answered: 80 });
    expect(withPeople(100, 81)).toMatchObject(withheld);
  });

  test("a category with too few people is told together with the next smallest, without a partial indicator", () => {
    const ages = responseOut().places[0]?.categories.filter(({ variable }) => variable === "known_age");
    expect(ages?.map(({ categories, answered }) => [categories, answered])).toEqual([
      [["a18"], 740],
      [["a30"], 1050],
      [["a45"], 1330],
      [["", "a65"], 1000],
    ]);
    expect(ages?.at(-1)).toMatchObject({ invited: 1730, rate: 0.575, partial: null });
  });

  test("“fewer” is decided before rounding, and only where chance does not make it", () => {
    const partialOf = (value: number, se: number) => {
      const categories = analysis.categories.map((category) => ({ ...category, partial: { value, se } }));
      return placeOut({ categories })?.categories[0]?.partial;
    };
    expect(partialOf(-0.0004, 0.0002)).toEqual({ value: 0, answered: "fewer" });
    expect(partialOf(0.0731, 0.0372)).toEqual({ value: 0.073, answered: "more" });
    expect(partialOf(0.0731, 0.0374)).toEqual({ value: 0.073, answered: "alike" });
  });

  test("no coefficient, no propensity, no name of a class or a stratum leaves", () => {
    const told = JSON.stringify(responseOut());
    for (const secret of ["0.2793", "age a30", "2009 × plan", "2009 / plan / 101", "2918", "1022.7"])
      expect(told).not.toContain(secret);
  });
});

describe("what weighting did", () => {
  test("classes and trimming are told in all", () => {
    expect(responseOut()).toMatchObject({
      classes: { crossed: 5, left: 4, unmended: 1, factors: [1.7, 3.6] },
      trimming: { people: 6370, trimmed: 40, strata: 2, largest: [2900, 1300] },
    });
  });

  test("the factor of a class with few people is not told, and a few trimmed weights are not counted", () => {
    expect(responseOut().classes?.factors?.[1]).toBe(3.6); // 4.0 is of 24 people, 6 of whom answered
    const few = response.trimmed?.map((stratum) => ({ ...stratum, trimmed: 1 })) ?? null;
    expect(responseOut({ ...response, trimmed: few }).trimming).toMatchObject({ trimmed: null, strata: 3 });
  });

  test("a weight, which may be one person's, has two digits", () => {
    expect(responseOut().steps[0]).toEqual({
      step: "base",
      people: 10200,
      sum: 4612345,
      median: 200,
      largest: 1000,
      effect: 1.08,
      lost: 0.07,
    });
  });

  test("a category that is not told by itself in one wave and group is not in all of them", () => {
    const ages = ({ shares }: ReturnType<typeof responseOut>) =>
      shares.flatMap(({ variable, categories }) => (variable === "known_age" ? [categories] : []));
    expect(ages(responseOut())).toEqual([["a18"], ["a30"], ["a45"], ["", "a65"]]);
    const few = response.places.map((place) => {
      const categories = place.analysis.categories.map((category) =>
        category.category === "a30" ? { ...category, answered: category.invited - 19 } : category,
      );
      return { ...place, analysis: { ...place.analysis, categories } };
    });
    expect(ages(responseOut({ ...response, places: few }))).toEqual([["a45"], ["a65"], ["", "a18", "a30"]]);
    const [first, ...others] = response.places;
    const small = first && { ...first, analysis: { ...first.analysis, answered: 19 } };
    expect(ages(responseOut({ ...response, places: small ? [small, ...others] : [] }))).toEqual([]);
  });

  test("nothing of it leaves where fewer people answered than a figure needs", () => {
    const steps = response.weighting.steps.map((step) => ({ ...step, people: 19 }));
    const few = { ...response, weighting: { ...response.weighting, steps } };
    expect(responseOut(few)).toMatchObject({ classes: null, trimming: null, steps: [], shares: [] });
  });
});

describe("how well a scale measures", () => {
  const [safety, cohesion, efficacy, , life] = scales;

  test("figures have three decimals", () => {
    expect(scaleOut(cohesion)).toMatchObject({
      people: 8190,
      alpha: { value: 0.648, low: 0.636, high: 0.66 },
      omega: 0.662,
      weakest: { item: "happy", rest: 0.24 },
      fit: { cfi: 0.961, rmsea: 0.055, srmr: 0.034 },
      verdict: { kind: "weak" },
    });
  });

  test.each([
    [49, {}],
    [199, { minimumCount: 200 }],
  ])("of %i people nothing is told under the policy %j", (n, told) => {
    const few = safety && { ...safety, all: { ...safety.all, n } };
    expect(scaleOut(few, told)).toEqual({
      scale: "safety",
      people: null,
      alpha: null,
      omega: null,
      weakest: null,
      fit: null,
      compared: [],
      verdict: { kind: "not-estimable", because: [] },
    });
    expect(scaleOut(few && { ...few, all: { ...few.all, n: n + 1 } }, told)?.alpha).not.toBeNull();
  });

  test("what was found among fewer people than the policy asks is not told, nor is a comparison with them", () => {
    const parts = ({ by }: ScaleQuality) =>
      by.map((comparison) => ({
        ...comparison,
        parts: comparison.parts.map((part, p) => ({
          ...part,
          figures: { ...part.figures, n: 120 + 80 * p },
        })),
      }));
    const few = cohesion && { ...cohesion, by: parts(cohesion) };
    const told = scaleOut(few, { minimumCount: 150 });
    expect(told?.compared.map(({ holds }) => holds)).toEqual([null, null]);
    expect(told?.verdict.because.map(({ part }) => part)).toEqual([null, null, null]);
  });

  test("a model that fits any answers has no fit, and a comparison that could not be made does not hold or fail", () => {
    expect(scaleOut(life)).toMatchObject({
      fit: null,
      compared: [
        { key: "wave", holds: "scalar" },
        { key: "language", holds: null },
      ],
    });
    expect(scaleOut(efficacy)?.compared).toEqual([
      { key: "wave", holds: "configural" },
      { key: "language", holds: "configural" },
    ]);
  });

  test("why something could not be judged is not told: it may be that everybody answered alike", () => {
    const unjudged = {
      what: "alpha",
      part: null,
      reason: "no-variance",
      detail: "“glad” is 4 for all",
    } as const;
    const alike = safety && { ...safety, verdict: { ...safety.verdict, notJudged: [unjudged] } };
    expect(JSON.stringify(scaleOut(alike))).not.toMatch(/no-variance|for all/);
  });
});
