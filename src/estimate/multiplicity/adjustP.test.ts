import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustP } from "./adjustP.js";

/** 0.01·3, then 0.02·2, then 0.04·1, none below the one before. */
test("Holm: the least p by all, the next by one fewer", () => {
  expect(adjustP([0.04, 0.01, 0.02])).toEqual([0.04, 0.03, 0.04]);
});

const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

test("Holm rejects no more than without adjustment, and no fewer than Bonferroni", () => {
  fc.assert(
    fc.property(family, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (ps, alpha) => {
      const [holm, bonferroni] = [adjustP(ps, "holm"), adjustP(ps, "bonferroni")];
      ps.forEach((p, i) => {
        if ((holm[i] as number) < alpha) expect(p).toBeLessThan(alpha);
        if ((bonferroni[i] as number) < alpha) expect(holm[i]).toBeLessThan(alpha);
      });
    }),
  );
});

test("each p ≤ Hommel ≤ Hochberg ≤ Holm ≤ Bonferroni, and BH ≤ BY", () => {
  fc.assert(
    fc.property(family, (ps) => {
      const by = (["hommel", "hochberg", "holm", "bonferroni", "BH", "BY"] as const).map((m) =>
        adjustP(ps, m),
      );
      ps.forEach((p, i) => {
        const [hommel = 0, hochberg = 0, holm = 0, bonferroni = 0, bh = 0, harmonic = 0] = by.map(
          (all) => all[i] as number,
        );
        const rising = [p, hommel, hochberg, holm, bonferroni, 1];
        rising.slice(1).forEach((next, k) => {
          expect(next).toBeGreaterThanOrEqual((rising[k] as number) - 1e-15);
        });
        expect(harmonic).toBeGreaterThanOrEqual(bh);
      });
    }),
  );
});

/** A hypothesis falls under the closed test when every set that holds it has, sorted, some p(k) ≤ α·k/size. */
test("Hommel is the closure of Simes' test, tried on every set", () => {
  const simes = (ps: readonly number[]) =>
    Math.min(...[...ps].sort((a, b) => a - b).map((p, k) => (p * ps.length) / (k + 1)));
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
      (ps) => {
        const sets = Array.from({ length: 2 ** ps.length }, (_, code) => ps.map((__, i) => (code >> i) & 1));
        adjustP(ps, "hommel").forEach((adjusted, i) => {
          const own = sets.filter((set) => set[i]).map((set) => simes(ps.filter((_, k) => set[k])));
          expect(adjusted).toBeCloseTo(Math.max(...own), 12);
        });
      },
    ),
  );
});

test("the order in which a family is told does not matter", () => {
  fc.assert(
    fc.property(family, fc.constantFrom("holm", "hommel", "BH"), (ps, method) => {
      expect(adjustP([...ps].reverse(), method).reverse()).toEqual(adjustP(ps, method));
    }),
  );
});

test("a family of one is not adjusted; an empty one is empty; a p beyond 1 is our bug", () => {
  expect(adjustP([0.03], "hommel")).toEqual([0.03]);
  expect(adjustP([])).toEqual([]);
  expect(() => adjustP([0.1, Number.NaN])).toThrow("probability");
});
