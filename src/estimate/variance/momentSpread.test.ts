import { expect, test } from "vitest";
import type { Tally } from "../../vocabulary/tally.js";
import { momentSpread } from "./momentSpread.js";
import { patternForms } from "./patternForms.js";

/** A stratum of two people: one in the domain and in pattern 0, one outside every domain and in pattern 1. */
const tally: Tally = {
  domains: [{}],
  variables: [{ name: "v", centre: 0 }],
  strata: [{ wave: "", name: "", psus: 2, populationPsus: null }],
  cells: {
    count: 2,
    stratum: Int32Array.of(0, 0),
    psu: Int32Array.of(-1, -1),
    domain: Int32Array.of(0, -1),
    rows: Float64Array.of(1, 1),
    weighted: Float64Array.of(3, 5),
    unweighted: Float64Array.of(3, 5),
    second: null,
    calibration: { pattern: Int32Array.of(0, 1), before: Float64Array.of(3, 5) },
  },
  moments: { pairs: [[0, 0]], products: Float64Array.of(9, 25) },
  overlaps: [],
  query: "",
};

const moves = (coefficient: number) => [{ estimate: 0, coefficients: Float64Array.of(coefficient) }];

test("a person who moves an estimate by domain and by pattern is one person: alone in the domain's stratum", () => {
  const influence = {
    size: 1,
    byDomain: [moves(1)],
    byPattern: patternForms({ variables: [0], patterns: 2, size: 1 }, (row, pattern) => {
      row[0] = pattern === 0 ? -0.5 : 0;
    }),
  };
  const spread = momentSpread(
    tally,
    influence,
    { h: 0, cells: [0, 1] },
    { lonelyPsu: "average", adjustDomainLonely: true },
  );
  expect(spread).toMatchObject({ kind: "spread", lost: [true] });
});
