import { expect, test } from "vitest";
import type { Estimate, Result } from "../../vocabulary/estimate.js";
import { imputedResults } from "./imputedResults.js";

const place = (wave: string) => ({ wave, group: "plan", category: null });

function change(value: number, told: Partial<Estimate> = {}): Estimate {
  return {
    kind: "estimate",
    quantity: { kind: "change", measure: "glad", from: place("1"), to: place("2") },
    unit: "share",
    value,
    se: 0.01,
    df: 200,
    interval: { low: value - 0.02, high: value + 0.02, confidence: 0.95, method: "t" },
    test: { statistic: value / 0.01, df: 200, p: 0.5 },
    equivalence: {
      margin: 0.05,
      p: 0.0001,
      interval: { low: 0.01, high: 0.02, confidence: 0.9, method: "t" },
    },
    n: 90,
    counts: { having: 30, lacking: 60 },
    evidence: {
      method: "variant",
      variance: "linearisation",
      query: "",
      tables: ["answers"],
      unit: "person",
      psus: 90,
      strata: 1,
      lonelyPsu: "fail",
      leftOut: [],
      designEffect: null,
    },
    ...told,
  };
}

function pooled(...each: readonly Result[]): Estimate {
  const [result] = imputedResults(each.map((one) => [one]));
  if (result?.kind !== "estimate") throw new Error(result?.detail);
  return result;
}

test("what the data sets disagree about makes equivalence less sure than any of them has it", () => {
  const { value, equivalence } = pooled(change(0), change(0.03), change(0.06));
  expect(value).toBeCloseTo(0.03, 14);
  // Between variance 0.0009, 4/3 of it, and 0.0001 within: (0.03 − 0.05)/√0.0013 = −0.555 on some 2.3 degrees of freedom.
  expect(equivalence?.margin).toBe(0.05);
  expect(equivalence?.p).toBeGreaterThan(0.28);
  expect(equivalence?.p).toBeLessThan(0.34);
});

test("people and sides are the fewest of any data set, for the gate looks at these", () => {
  const { n, counts } = pooled(
    change(0),
    change(0.01, { n: 80, counts: { having: 3, lacking: 77 } }),
    change(0.02, { counts: { having: 50, lacking: 40 } }),
  );
  expect({ n, counts }).toEqual({ n: 80, counts: { having: 3, lacking: 40 } });
});

test("one data set without an estimate leaves none", () => {
  const { quantity, n, evidence } = change(0);
  const failed = {
    kind: "not-estimable",
    quantity,
    reason: "no-variance",
    detail: "alike",
    n,
    evidence,
  } as const;
  expect(imputedResults([[change(0)], [failed]])).toEqual([failed]);
});
