import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquaredCdf } from "./chiSquared.js";
import { noncentralChiSquaredCdf, noncentralChiSquaredUpperTail } from "./noncentralChiSquared.js";
import { normalCdf } from "./normal.js";

const file = new URL("../../test/reference/scales-more.json", import.meta.url);
const r = JSON.parse(readFileSync(file, "utf8")).results.noncentral as Record<string, number[]>;
const rows = (r.x ?? []).map((x, i) => [x, r.df?.[i], r.ncp?.[i], r.p?.[i], r.up?.[i]] as number[]);
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe("the noncentral chi-squared distribution", () => {
  // R stops its sum at 1e-12 and takes an upper tail as 1 − p
  test.each(rows)("at %d with %d df and noncentrality %d, as R's pchisq", (...row) => {
    const [x = 0, df = 0, ncp = 0, p = 0, up = 0] = row;
    expect(Math.abs(noncentralChiSquaredCdf(x, df, ncp) - p)).toBeLessThan(1e-11);
    expect(Math.abs(noncentralChiSquaredUpperTail(x, df, ncp) - up)).toBeLessThan(1e-11);
  });

  test("with one df it is a shifted normal, squared", () => {
    fc.assert(
      fc.property(number(0, 40), number(0, 40), (root, shift) => {
        const wanted = normalCdf(root - shift) - normalCdf(-root - shift);
        const got = noncentralChiSquaredCdf(root ** 2, 1, shift ** 2);
        expect(Math.abs(got - wanted)).toBeLessThan(1e-11);
        if (root < shift && wanted > 1e-250 && normalCdf(-root - shift) < 1e-3 * wanted)
          expect(Math.abs(got / wanted - 1)).toBeLessThan(1e-10);
      }),
    );
  });

  test("both tails are one, none without noncentrality, and more noncentrality moves it up", () => {
    fc.assert(
      fc.property(number(0.01, 3000), number(0.5, 300), number(0, 2000), (x, df, shift) => {
        const [p, up] = [noncentralChiSquaredCdf(x, df, shift), noncentralChiSquaredUpperTail(x, df, shift)];
        expect(Math.abs(p + up - 1)).toBeLessThan(1e-11);
        expect(noncentralChiSquaredCdf(x, df, 0)).toBeCloseTo(chiSquaredCdf(x, df), 10);
        expect(noncentralChiSquaredCdf(x, df, shift + 5)).toBeLessThanOrEqual(p + 1e-11);
      }),
    );
  });

  test("refuses what is no noncentrality", () => {
    expect(() => noncentralChiSquaredCdf(1, 1, -1)).toThrow("noncentrality");
    expect(() => noncentralChiSquaredCdf(Number.NaN, 1, 1)).toThrow("NaN");
    expect(noncentralChiSquaredCdf(-1, 2, 3)).toBe(0);
    expect(noncentralChiSquaredUpperTail(-1, 2, 3)).toBe(1);
  });
});
