import { expect, test } from "vitest";
import { variancePeak } from "./variancePeak.js";

test("the top of one hill, to the last digits", () => {
  const found = variancePeak({ height: (x) => -((x - 3) ** 2), slope: (x) => -2 * (x - 3), scale: 1 });
  expect(found).toEqual({ kind: "found", x: 3 });
});

/** Hills at 1 and 100 in ln x; the farther one is higher. */
test("of two hills the higher one", () => {
  const hill = (at: number, x: number) => Math.exp(-(Math.log(x / at) ** 2));
  const rise = (at: number, x: number) => (-2 * Math.log(x / at) * hill(at, x)) / x;
  const found = variancePeak({
    height: (x) => (x === 0 ? 0 : hill(1, x) + 2 * hill(100, x)),
    slope: (x) => (x === 0 ? 0 : rise(1, x) + 2 * rise(100, x)),
    scale: 1,
  });
  expect(found.kind === "found" && found.x).toBeCloseTo(100, 6);
});

test("a likelihood that falls from 0 on has its peak at 0", () => {
  expect(variancePeak({ height: (x) => -x, slope: () => -1, scale: 1 })).toEqual({ kind: "found", x: 0 });
});

test("one that never stops rising has none", () => {
  expect(variancePeak({ height: (x) => x, slope: () => 1, scale: 1 })).toEqual({ kind: "no-convergence" });
});

test("a peak nearer to 0 than any place tried is found all the same", () => {
  const found = variancePeak({ height: (x) => -((x - 1e-8) ** 2), slope: (x) => -2 * (x - 1e-8), scale: 1 });
  expect(found).toEqual({ kind: "found", x: 1e-8 });
});
