import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Allocation, Expectations, StratumAhead } from "../../vocabulary/samplePlan.js";
import { planSample } from "./planSample.js";

const expectations: Expectations = {
  designEffect: 1,
  confidence: 0.95,
  power: 0.8,
  panel: null,
  finite: false,
};
const stratum = (id: string, size: number, response = 1, share = 0.5): StratumAhead => ({
  id,
  size,
  response,
  share,
});
const sizes = (...of: readonly number[]) => of.map((size, i) => stratum(`s${i}`, size));
const invitedBy = (strata: readonly StratumAhead[], allocation: Allocation) =>
  planSample({ strata, allocation, expectations }).strata.map(({ invited }) => invited);

describe("the survey of 66 plans with 27,273 invited, 38.4 per cent of whom answered", () => {
  const strata = Array.from({ length: 66 }, (_, i) => stratum(`plan ${i + 1}`, 3000, 0.384, 0.8));
  const planned = (designEffect: number) =>
    planSample({
      strata,
      allocation: { kind: "equal", total: 27_273 },
      expectations: { ...expectations, designEffect },
    });
  const points = (share: number | null) => Number((100 * (share as number)).toFixed(1));

  test("an area has 159 answers, a margin of 6.2 to 7.6 points, and finds changes of 12.6 to 15.4", () => {
    const told = [1, 1.5].map((deff) => planned(deff).strata[0]);
    expect(told.map((area) => [area?.invited, Math.round(area?.answers ?? 0)])).toEqual([
      [414, 159],
      [414, 159],
    ]);
    expect(told.map((area) => [points(area?.margin ?? null), points(area?.change ?? null)])).toEqual([
      [6.2, 12.6],
      [7.6, 15.4],
    ]);
  });

  test("all areas together have a margin of 0.8 to 0.9 points, and find changes of 1.5 to 1.9", () => {
    const told = [1, 1.5].map((deff) => planned(deff).pooled);
    expect(told.map(({ margin, change }) => [points(margin), points(change)])).toEqual([
      [0.8, 1.5],
      [0.9, 1.9],
    ]);
  });
});

describe("how invitations are shared out", () => {
  test("equally, in proportion to size, and to its square root", () => {
    const strata = sizes(100, 400, 900);
    expect(invitedBy(strata, { kind: "equal", total: 60 })).toEqual([20, 20, 20]);
    expect(invitedBy(strata, { kind: "proportional", total: 28 })).toEqual([2, 8, 18]);
    expect(invitedBy(strata, { kind: "power", exponent: 0.5, total: 60 })).toEqual([10, 20, 30]);
  });

  test("Neyman: where answers differ most and come seldom, more are invited", () => {
    // Standard deviations 0.5 and 0.3; response 1 and 1/4 counts as 1 and 2.
    const strata = [stratum("a", 100, 1, 0.5), stratum("b", 100, 1, 0.1), stratum("c", 100, 0.25, 0.5)];
    expect(invitedBy(strata, { kind: "neyman", total: 90 })).toEqual([25, 15, 50]);
  });

  test("no other division of the same total has a smaller pooled margin than Neyman's", () => {
    const strata = [stratum("a", 700, 0.5, 0.5), stratum("b", 300, 0.3, 0.1), stratum("c", 500, 0.8, 0.3)];
    const marginOf = (allocation: Allocation) =>
      planSample({ strata, allocation, expectations }).pooled.margin as number;
    const best = marginOf({ kind: "neyman", total: 300 });
    for (const exponent of [0, 0.25, 0.5, 0.75, 1])
      expect(best).toBeLessThanOrEqual(marginOf({ kind: "power", exponent, total: 300 }));
  });

  test("a stratum that is too small for its part is invited whole, and the rest goes to the others", () => {
    expect(invitedBy(sizes(10, 100, 100), { kind: "equal", total: 90 })).toEqual([10, 40, 40]);
  });

  test("more invitations than people: everybody is invited, and the rest is told", () => {
    const plan = planSample({
      strata: sizes(10, 20),
      allocation: { kind: "equal", total: 50 },
      expectations,
    });
    expect(plan.strata.map(({ invited, everyone }) => [invited, everyone])).toEqual([
      [10, true],
      [20, true],
    ]);
    expect(plan.unplaced).toBe(20);
  });

  test("precision: as many as give every stratum its margin, and all where that is not enough", () => {
    // 1.96²·0.25/0.05² = 384.1 answers, at a response of 40 per cent from 961 invited.
    const strata = [stratum("large", 5000, 0.4), stratum("small", 300, 0.4)];
    const plan = planSample({ strata, allocation: { kind: "precision", margin: 0.05 }, expectations });
    expect(plan.strata.map(({ invited, everyone }) => [invited, everyone])).toEqual([
      [961, false],
      [300, true],
    ]);
    expect(plan.strata[0]?.margin).toBeLessThanOrEqual(0.05);
    expect(plan.notMet).toEqual(["small"]);
  });

  test("in a finite population fewer answers are needed, and a sample of all has no margin", () => {
    const finite = { ...expectations, finite: true };
    const strata = [stratum("small", 300)];
    const [planned] = planSample({
      strata,
      allocation: { kind: "precision", margin: 0.05 },
      expectations: finite,
    }).strata;
    expect(planned?.invited).toBe(169); // 300·384.15/(299 + 384.15) = 168.7
    const all = planSample({ strata, allocation: { kind: "equal", total: 300 }, expectations: finite });
    expect([all.pooled.margin, all.pooled.change, all.pooled.rise]).toEqual([0, 0, 0]);
  });
});

describe("waves that share people", () => {
  const change = (panel: Expectations["panel"]) =>
    planSample({
      strata: [stratum("a", 1e6)],
      allocation: { kind: "equal", total: 200 },
      expectations: { ...expectations, panel },
    }).pooled.change as number;

  test("the variance of a change falls by the panel's share times the correlation", () => {
    const ratio = change({ share: 0.5, correlation: 0.6 }) / change(null);
    expect(ratio ** 2).toBeCloseTo(1 - 0.5 * 0.6, 12);
  });

  test("of answers that have nothing to do with one another a panel is worth nothing", () => {
    expect(change({ share: 1, correlation: 0 })).toBe(change(null));
  });
});

describe("for any strata", () => {
  const strata = fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: 5000 }),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    ),
    { minLength: 1, maxLength: 12 },
  );
  const allocationOf = (kind: string, total: number): Allocation =>
    kind === "power" ? { kind, exponent: 0.5, total } : { kind: kind as "equal", total };
  const kinds = fc.constantFrom("equal", "proportional", "neyman", "power");
  const of = (drawn: readonly (readonly [number, number, number])[]) =>
    drawn.map(([size, response, share], i) => stratum(`s${i}`, size, response, share));

  test("invitations add up to the total, and never exceed the people there are", () => {
    fc.assert(
      fc.property(strata, kinds, fc.integer({ min: 1, max: 20_000 }), (drawn, kind, total) => {
        const people = of(drawn);
        const invited = invitedBy(people, allocationOf(kind, total));
        const everybody = people.reduce((sum, { size }) => sum + size, 0);
        expect(invited.reduce((sum, n) => sum + n, 0)).toBe(Math.min(total, everybody));
        invited.forEach((n, i) => {
          expect(n).toBeLessThanOrEqual(people[i]?.size ?? 0);
          expect(n).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  test("more answers never give a wider margin, nor a larger smallest change", () => {
    const panel = fc.option(
      fc.record({
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        correlation: fc.double({ min: 0, max: 0.95, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(
        strata,
        panel,
        fc.boolean(),
        fc.integer({ min: 1, max: 400 }),
        (drawn, shared, finite, n) => {
          const planned = (invited: number) =>
            planSample({
              strata: of(drawn).map((each) => ({ ...each, size: each.size + 500 })),
              allocation: { kind: "equal", total: invited * drawn.length },
              expectations: { ...expectations, panel: shared, finite },
            });
          const [few, more] = [planned(n), planned(n + 1)];
          [...few.strata, few.pooled].forEach((before, i) => {
            const after = [...more.strata, more.pooled][i];
            for (const key of ["margin", "change", "rise", "fall"] as const) {
              if (before[key] === null) continue;
              expect(after?.[key]).toBeLessThanOrEqual((before[key] as number) * (1 + 1e-9));
            }
          });
        },
      ),
    );
  });

  test("a share and its complement are told the same, a rise of one being a fall of the other", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 2000 }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (n, p) => {
          const told = [p, 1 - p].map(
            (share) =>
              planSample({
                strata: [stratum("a", 1e6, 1, share)],
                allocation: { kind: "equal", total: n },
                expectations,
              }).pooled,
          );
          expect(told[0]?.margin).toBeCloseTo(told[1]?.margin as number, 12);
          expect(told[0]?.rise ?? -1).toBeCloseTo(told[1]?.fall ?? -1, 9);
        },
      ),
    );
  });
});
