import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquaredUpperTail } from "../../maths/chiSquared.js";
import { random } from "../../maths/random.js";
import { matchDonors } from "./matchDonors.js";

/** How often each donor is taken for one recipient. */
function taken(donors: readonly number[], recipient: number, among: number, times = 6000): readonly number[] {
  const to = new Float64Array(times).fill(recipient);
  const places = matchDonors(Float64Array.from(donors), to, among, random(2));
  return donors.map((_, donor) => places.filter((place) => place === donor).length);
}

/** p of the hypothesis that counts come from these chances. */
function agrees(counts: readonly number[], chances: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const kept = chances.flatMap((chance, i) => (chance > 0 ? [[counts[i] ?? 0, chance * all] as const] : []));
  const statistic = kept.reduce((sum, [count, wanted]) => sum + (count - wanted) ** 2 / wanted, 0);
  return chiSquaredUpperTail(statistic, kept.length - 1);
}

describe("the donor of an answer", () => {
  test("is one of the nearest, each as likely", () => {
    const counts = taken([9, 1, 3, 2, 8, 4], 2.4, 3);
    expect(counts.map((count) => count > 0)).toEqual([false, true, true, true, false, false]);
    expect(agrees(counts, [0, 1 / 3, 1 / 3, 1 / 3, 0, 0])).toBeGreaterThan(0.001);
  });

  test("where more have one prediction than are wanted, each of them is as likely", () => {
    const donors = [2, 5, 5, 1, 5, 5, 5, 5];
    const counts = taken(donors, 2.1, 4); // 2 and 1 are nearest, then two of the six
    expect(
      agrees(
        counts,
        donors.map((value) => (value === 5 ? 0.5 / 6 : 0.25)),
      ),
    ).toBeGreaterThan(0.001);
    expect(agrees(taken([5, 5, 5, 5], 1, 2), [0.25, 0.25, 0.25, 0.25])).toBeGreaterThan(0.001);
  });

  test("with fewer donors than wanted, any of them", () => {
    expect(agrees(taken([1, 2], 9, 5), [0.5, 0.5])).toBeGreaterThan(0.001);
  });

  test("no other donor is nearer than the furthest of those that can be taken", () => {
    const number = fc.oneof(fc.integer({ min: -4, max: 4 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
    const donors = fc.array(number, { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(donors, number, fc.integer({ min: 1, max: 6 }), (all, recipient, among) => {
        const [place = -1] = matchDonors(
          Float64Array.from(all),
          Float64Array.of(recipient),
          among,
          random(3),
        );
        const distances = all.map((value) => Math.abs(value - recipient)).sort((a, b) => a - b);
        const most = distances[Math.min(among, all.length) - 1] ?? 0;
        expect(Math.abs((all[place] as number) - recipient)).toBeLessThanOrEqual(most * (1 + 1e-12));
      }),
    );
  });
});
