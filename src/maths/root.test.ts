import fc from "fast-check";
import { expect, test } from "vitest";
import { root } from "./root.js";

test("the root of x³ − 2 is the cube root of two", () => {
  const found = root((x) => x ** 3 - 2, { low: 0, high: 2 });
  expect(found).toEqual({ kind: "found", x: expect.closeTo(2 ** (1 / 3), 14) });
});

test("a line's root is found wherever it lies, at an end too", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 9 }), (at, slope) => {
      const found = root((x) => slope * (x - at), { low: -1000, high: 1000 });
      expect(found.kind === "found" && Math.abs(found.x - at)).toBeLessThan(1e-12);
    }),
  );
});

test("steep, flat and broken functions are narrowed down in under 130 evaluations", () => {
  const functions: ((x: number) => number)[] = [
    (x) => Math.exp(20 * x) - 3,
    (x) => (x - 0.3) ** 9,
    (x) => (x < 0.3 ? -1 : 1e-9),
    (x) => Math.atan(1e6 * (x - 0.3)),
  ];
  for (const f of functions) {
    let count = 0;
    const counted = (x: number) => {
      count++;
      return f(x);
    };
    const found = root(counted, { low: -5, high: 7 });
    if (found.kind !== "found") throw new Error("not found");
    expect(f(found.x - 1e-12) <= 0 && f(found.x + 1e-12) >= 0).toBe(true);
    expect(count).toBeLessThan(130);
  }
});

test("an interval without a root is widened as far as it may, and no further", () => {
  const f = (x: number) => x - 100;
  expect(root(f, { low: 0, high: 1, within: [-1e6, 1e6] })).toEqual({
    kind: "found",
    x: expect.closeTo(100, 12),
  });
  expect(root(f, { low: 0, high: 1 })).toEqual({ kind: "not-bracketed", low: 0, high: 1 });
  expect(root(f, { low: 0, high: 1, within: [0, 50] })).toEqual({ kind: "not-bracketed", low: 0, high: 50 });
});

test("ends may come in either order, and a point may be widened to an interval", () => {
  const f = (x: number) => x + 3;
  const found = { kind: "found", x: expect.closeTo(-3, 12) };
  expect(root(f, { low: 0, high: -8 })).toEqual(found);
  expect(root(f, { low: 1, high: 1, within: [-100, 100] })).toEqual(found);
});

test("a loose tolerance is kept", () => {
  const found = root((x) => x * x - 2, { low: 0, high: 2, tolerance: 1e-3 });
  expect(found.kind === "found" && Math.abs(found.x - Math.SQRT2)).toBeLessThan(1e-3);
});

test("a function that gives NaN is our bug", () => {
  expect(() => root(Math.log, { low: -1, high: 2 })).toThrow("NaN");
});
