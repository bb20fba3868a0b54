import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { ChildRule, RulesBeside } from "../vocabulary/registers.js";
import { releaseRulesBeside } from "./releaseRulesBeside.js";

const policy: ReleasePolicy = {
  name: "dst",
  minimumCount: 3,
  minimumPerSide: 3,
  minimumDf: 1,
  countBase: 1,
  decimals: { share: 1, mean: 2, dimension: 3 },
};

const at15: ChildRule = { kind: "residence", ages: [15, 15], atLeast: 1 };
const years: ChildRule = { kind: "residence", ages: [6, 15], atLeast: 5 };
const ever: ChildRule = { kind: "residence", ages: [0, 17], atLeast: 1 };
const one: ChildRule = { kind: "parents", restGroup: "narrow", who: "one" };

/** "yy-": children whom the first two rules count and the third does not. */
const beside = (rules: readonly ChildRule[], sets: Readonly<Record<string, number>>): RulesBeside => ({
  rules,
  children: Object.entries(sets).map(([set, rows]) => ({ by: [...set].map((mark) => mark === "y"), rows })),
});
const countsOf = (told: RulesBeside, own: Partial<ReleasePolicy> = {}) =>
  releaseRulesBeside(told, { ...policy, ...own }).map(
    ({ children }) => children && [children.all, children.both, children.alone, children.ownAlone],
  );

describe("the same children by other rules", () => {
  test("by both, by the other alone, by the study's alone; the study's own is the first of its kind", () => {
    const told = beside([at15, years, one], { yyy: 7, "y--": 4, "-y-": 5, "--y": 30, "---": 40 });
    expect(countsOf(told)).toEqual([
      [11, 11, 0, 0],
      [12, 7, 5, 4],
      [37, 37, 0, 0],
    ]);
    expect(releaseRulesBeside(told, policy).map(({ own }) => own)).toEqual([true, false, true]);
  });

  test("to the policy's base", () => {
    const told = beside([at15, years], { yy: 17, "y-": 12, "-y": 13, "--": 40 });
    expect(countsOf(told, { countBase: 5 })[1]).toEqual([30, 15, 15, 10]);
  });

  test("a rule that parts too few children from the study's is not told, nor how many it counts in all", () => {
    expect(countsOf(beside([at15, ever], { yy: 50, "-y": 2, "--": 90 }))).toEqual([[50, 50, 0, 0], null]);
    expect(countsOf(beside([at15, ever], { yy: 50, "-y": 3, "--": 90 }))).toEqual([
      [50, 50, 0, 0],
      [53, 50, 3, 0],
    ]);
    expect(
      countsOf(beside([at15, ever], { yy: 50, "-y": 3, "--": 90 }), { minimumPerSide: 4 })[1],
    ).toBeNull();
  });

  // Each rule has parts enough beside the study's; but 12 ever elsewhere, less 10 by years elsewhere, are two children.
  test("a rule is not told where two children follow from it and another", () => {
    const told = beside([at15, years, ever], { yyy: 50, "y-y": 20, "-yy": 10, "--y": 2, "---": 90 });
    expect(countsOf(told)).toEqual([[70, 70, 0, 0], [60, 50, 10, 20], null]);
  });

  test("nothing is told of a kind whose own rule counts, or leaves, too few; another kind is", () => {
    const few = beside([at15, years, one], { "yy-": 2, "-yy": 50, "---": 50 });
    expect(countsOf(few)).toEqual([null, null, [50, 50, 0, 0]]);
    expect(countsOf(beside([at15, years], { yy: 50, "y-": 50, "--": 2 }))).toEqual([null, null]);
  });

  test("law: sums and differences of what is told, where they are of children at all, are of nobody or enough", () => {
    const sets = ["yyy", "yy-", "y-y", "y--", "-yy", "-y-", "--y", "---"];
    const sizes = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 2, max: 9 })), {
      minLength: sets.length,
      maxLength: sets.length,
    });
    fc.assert(
      fc.property(sizes, (rows) => {
        const there = Object.fromEntries(sets.flatMap((set, s) => (rows[s] ? [[set, rows[s]]] : [])));
        const told = releaseRulesBeside(beside([at15, years, ever], there), policy);
        // What is told, as the sets that it is a sum of.
        const sums = told.flatMap(({ children }, r) => {
          if (!children) return [];
          const of = (counted: (set: string) => boolean) => sets.map((set) => Number(counted(set)));
          const [by, own] = [(set: string) => set[r] === "y", (set: string) => set[0] === "y"];
          return [of(by), of((set) => by(set) && own(set)), of((set) => by(set) && !own(set))];
        });
        if (sums.length === 0) return;
        const all = [sets.map(() => 1), sets.map(() => 0), ...sums];
        for (const a of all)
          for (const b of all)
            for (const c of all)
              for (const sign of [1, -1]) {
                const combined = sets.map((_, s) => (a[s] ?? 0) - (b[s] ?? 0) + sign * (c[s] ?? 0));
                // Which sets are empty may be known: who lived there at 15 did so at some time.
                if (combined.some((times, s) => rows[s] !== 0 && times !== 0 && times !== 1)) continue;
                const people = combined.reduce((sum, times, s) => sum + times * (rows[s] ?? 0), 0);
                if (people === 1 || people === 2) throw new Error(`${people} children follow: ${combined}`);
              }
      }),
      { numRuns: 500 },
    );
  });
});
