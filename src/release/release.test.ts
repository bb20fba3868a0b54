import { describe, expect, test } from "vitest";
import type { Estimate } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import { quantityKey } from "../vocabulary/quantity.js";
import { release } from "./release.js";
import { roundTo } from "./rounding.js";

const policy: ReleasePolicy = {
  name: "standard",
  minimumCount: 20,
  minimumPerSide: 5,
  minimumDf: 10,
  countBase: 10,
  decimals: { share: 0, mean: 2, dimension: 3 },
};

const share: Estimate = {
  kind: "estimate",
  quantity: { kind: "level", measure: "glad", at: { wave: "2021", group: "areas", category: null } },
  unit: "share",
  value: 0.8349,
  se: 0.01234,
  df: 40,
  interval: { low: 0.8101, high: 0.8555, confidence: 0.95, method: "logit" },
  test: null,
  n: 124,
  counts: { having: 103, lacking: 21 },
  evidence: {
    method: "mean",
    query: "SELECT 1",
    tables: ["answers"],
    unit: "psu",
    variance: "linearisation",
    psus: 50,
    strata: 10,
    lonelyPsu: "fail",
    leftOut: [{ reason: "did not answer", rows: 3 }],
    designEffect: 1.2345,
  },
};

const rise: Estimate = {
  ...share,
  quantity: {
    kind: "change",
    measure: "glad",
    from: { wave: "2018", group: "areas", category: null },
    to: { wave: "2021", group: "areas", category: null },
  },
  value: 0.0049,
  interval: { low: 0.0001, high: 0.0097, confidence: 0.95, method: "t" },
  test: { statistic: 2, df: 40, p: 0.0467 },
};

const out = (estimate: Estimate, rules: ReleasePolicy = policy) =>
  release([estimate], rules).byKey.get(quantityKey(estimate.quantity));

test("a band is rounded as the interval is", () => {
  expect(out({ ...rise, band: { low: -0.0123, high: 0.0167 } })).toMatchObject({
    band: { low: -0.01, high: 0.02 },
  });
  expect(out(rise)).not.toHaveProperty("band");
});

describe("the gate", () => {
  test("withholds what depends on fewer people than it is told of", () => {
    expect(out({ ...share, fewest: 19 })?.kind).toBe("withheld");
    expect(out({ ...share, fewest: 20 })?.kind).toBe("figure");
    const none = { kind: "not-estimable", reason: "one-psu", detail: "" } as const;
    const { quantity, evidence } = share;
    const [entry] = release([{ ...none, quantity, evidence, n: 20, fewest: 19 }], policy).byKey.values();
    expect(entry?.kind).toBe("withheld");
  });

  test("lets a figure out with the policy's digits and rounded counts", () => {
    expect(out(share)).toMatchObject({
      kind: "figure",
      value: 0.83,
      low: 0.81,
      high: 0.86,
      se: 0.012,
      n: 120,
    });
    expect(out(share)).toMatchObject({ evidence: { leftOut: [{ rows: 0 }], designEffect: 1.23 } });
  });

  test.each<[string, Partial<Estimate>]>([
    ["too few people", { n: 19 }],
    ["nobody without the trait", { counts: { having: 124, lacking: 0 } }],
    ["nobody with the trait", { counts: { having: 0, lacking: 124 } }],
    ["too few without the trait", { counts: { having: 120, lacking: 4 } }],
    ["too few degrees of freedom", { df: 9 }],
    ["a count that is no number", { n: Number.NaN }],
  ])("withholds a figure with %s, and does not tell which rule it was", (_, change) => {
    expect(out({ ...share, ...change })).toEqual({ kind: "withheld", quantity: share.quantity });
  });

  test.each([
    ["nobody answered", "no-answers", 0],
    ["everybody is alike", "no-variance", 500],
    ["one person in a stratum", "one-psu", 1],
    ["a model that did not come to rest, of few", "no-convergence", 19],
  ] as const)("%s: reads as withheld, for the reason would tell of people", (_, reason, n) => {
    const { quantity, evidence } = share;
    const released = release([{ kind: "not-estimable", quantity, reason, detail: "", n, evidence }], policy);
    expect(released.byKey.get(quantityKey(quantity))).toEqual({ kind: "withheld", quantity });
  });

  const place = { wave: "2021", group: "areas", category: { breakdown: "area", category: "north" } };
  const ofAreas = [
    { kind: "area", measure: "glad", at: place },
    { kind: "area-apart", measure: "glad", at: place },
    { kind: "area-change", measure: "glad", from: place, to: { ...place, wave: "2021" } },
  ] as const;

  test.each(ofAreas)(
    "$kind: nothing is told of an area with fewer than 20 answers, whatever the policy",
    (quantity) => {
      const open = { ...policy, minimumCount: 5 };
      const area = { ...share, quantity, counts: null };
      expect(out({ ...area, n: 19 }, open)).toEqual({ kind: "withheld", quantity });
      expect(out({ ...area, n: Number.NaN }, open)).toEqual({ kind: "withheld", quantity });
      expect(out({ ...area, n: 20 }, open)).toMatchObject({ kind: "figure" });
      expect(out({ ...area, n: 29 }, { ...policy, minimumCount: 30 })).toEqual({
        kind: "withheld",
        quantity,
      });
      expect(out({ ...share, n: 19 }, open)).toMatchObject({ kind: "figure" });
    },
  );

  test.each(ofAreas)(
    "$kind: that a model failed is told of areas with 20 answers, not of those with fewer",
    (quantity) => {
      const { evidence } = share;
      const failed = {
        kind: "not-estimable",
        quantity,
        reason: "too-few-areas",
        detail: "",
        evidence,
      } as const;
      const left = (n: number) =>
        release([{ ...failed, n }], { ...policy, minimumCount: 5 }).byKey.get(quantityKey(quantity));
      expect(left(19)).toEqual({ kind: "withheld", quantity });
      expect(left(20)).toEqual({ kind: "no-figure", quantity, reason: "too-few-areas" });
    },
  );

  test("a test that is read with others is judged by its adjusted p", () => {
    const alone: Estimate = { ...rise, test: { statistic: 2.4, df: 40, p: 0.021 } };
    expect(out(alone)).toMatchObject({ contrast: { significant: true, p: 0.021 } });
    expect(out({ ...alone, adjusted: { family: "main", p: 0.0631234 } })).toMatchObject({
      contrast: { significant: false, p: 0.021, adjusted: { family: "main", p: 0.0631 } },
    });
  });

  test("equivalence is decided before rounding, at the same level as the interval", () => {
    const within = (p: number, confidence = 0.95): Estimate => ({
      ...rise,
      interval: { ...rise.interval, confidence },
      equivalence: {
        margin: 0.03,
        p,
        interval: { low: -0.01234, high: 0.02345, confidence: 0.9, method: "t" },
      },
    });
    expect(out(within(0.0499))).toMatchObject({
      contrast: {
        equivalence: {
          margin: 0.03,
          equivalent: true,
          p: 0.0499,
          interval: { low: -0.012, high: 0.023, confidence: 0.9 },
        },
      },
    });
    expect(out(within(0.05003))).toMatchObject({ contrast: { equivalence: { equivalent: false, p: 0.05 } } });
    expect(out(within(0.0499, 0.99))).toMatchObject({ contrast: { equivalence: { equivalent: false } } });
    expect(out(rise)).not.toHaveProperty("contrast.equivalence");
  });

  test("a part of a whole is stored to a hundredth, printed in whole per cent, and may lie outside 0–1", () => {
    const part = { ...share, unit: "part", value: -0.2349, counts: null } as const;
    expect(out(part)).toMatchObject({ unit: "part", value: -0.23, decimals: 0, contrast: null });
  });

  test("a reason that tells of the design, with people enough behind it, is told", () => {
    const { quantity, evidence } = share;
    const released = release(
      [{ kind: "not-estimable", quantity, reason: "one-psu", detail: "", n: 20, evidence }],
      policy,
    );
    expect(released.byKey.get(quantityKey(quantity))).toEqual({
      kind: "no-figure",
      quantity,
      reason: "one-psu",
    });
  });

  test("where people were drawn directly, degrees of freedom and units are numbers of people, and rounded", () => {
    const people = { ...share, df: 123, evidence: { ...share.evidence, unit: "person" as const, psus: 127 } };
    expect(out(people)).toMatchObject({ df: 120, evidence: { psus: 130 } });
    expect(out({ ...share, df: 123 })).toMatchObject({ df: 123, evidence: { psus: 50 } });
  });

  test("direction and significance are decided before rounding", () => {
    expect(out(rise)).toMatchObject({ value: 0, low: 0, contrast: { direction: "up", significant: true } });
    const weak: Estimate = { ...rise, test: { statistic: 1.99, df: 40, p: 0.0534 } };
    expect(out(weak)).toMatchObject({ contrast: { direction: "up", significant: false } });
  });

  test("the account of the gate counts what left and what did not", () => {
    const { policy: note } = release([share, { ...rise, n: 3 }], policy);
    expect(note).toMatchObject({ published: 1, withheld: 1, minimumCount: 20 });
  });
});

test("rounding goes by the decimal digits: 1.005 is 1.01, −0.5 is −1, and −0 is 0", () => {
  expect([roundTo(1.005, 2), roundTo(-0.5, 0), roundTo(-0.001, 2), roundTo(1e-7, 3)]).toEqual([
    1.01, -1, 0, 0,
  ]);
  expect(Object.is(roundTo(-0.001, 2), 0)).toBe(true);
});
