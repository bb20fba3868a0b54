import { describe, expect, test } from "vitest";
import { crossProductsOfRows, type Person } from "../../../test/crossProductsOfRows.js";
import { random } from "../../maths/random.js";
import { type Scale, scaleQuality } from "./scaleQuality.js";

const items = ["q1", "q2", "q3", "q4"];
const scaleOf = (...names: readonly string[]): Scale => ({
  id: "trust",
  factors: [{ name: "trust", items: names }],
});

interface Asked {
  readonly people?: number;
  readonly loadings?: readonly number[];
  /** What the Arabic questionnaire adds to the answer of each item. */
  readonly arabic?: readonly number[];
  /** How much more chance there is in the second item of the Arabic one. */
  readonly arabicChance?: number;
  /** The people of wave 2021. */
  readonly later?: number;
}

/** People in two waves and two languages whose answers one trait makes, with chance of one size. */
function asked({
  people = 800,
  later = people / 2,
  loadings = [1, 1.2, 0.9, 1.1],
  arabic = [],
  arabicChance = 1,
}: Asked): readonly Person[] {
  const chance = random(7);
  return Array.from({ length: people }, (_, k) => {
    const language = chance.below(2) === 0 ? "da" : "ar";
    const trait = chance.normal();
    const answers = loadings.map(
      (l, i) =>
        5 +
        l * trait +
        0.8 * (language === "ar" && i === 1 ? arabicChance : 1) * chance.normal() +
        (language === "ar" ? (arabic[i] ?? 0) : 0),
    );
    return [{ wave: k < later ? "2021" : "2018", language }, ...answers] as const;
  });
}

function qualityOf(
  people: readonly Person[],
  scale: Scale = scaleOf(...items),
  alpha: "listwise" | "pairwise" = "listwise",
) {
  const [quality] = scaleQuality(crossProductsOfRows(items, people), {
    scales: [scale],
    by: ["wave", "language"],
    alpha,
  });
  if (!quality) throw new Error("no quality");
  return quality;
}

describe("the quality of a scale", () => {
  test("items of one trait, asked alike, hold: in all, in each wave and language, and between them", () => {
    const { all, by, verdict } = qualityOf(asked({}));
    expect(verdict).toEqual({ kind: "holds", because: [], notJudged: [] });
    expect(all).toMatchObject({ n: 800, alpha: { kind: "alpha" }, omega: { kind: "omega" }, fit: { df: 2 } });
    expect(by.map(({ key, parts }) => [key, ...parts.map(({ value }) => value)])).toEqual([
      ["wave", "2018", "2021"],
      ["language", "ar", "da"],
    ]);
    expect(by.map(({ parts }) => parts.reduce((sum, { figures }) => sum + figures.n, 0))).toEqual([800, 800]);
    for (const { invariance } of by) expect(invariance).toMatchObject({ holds: "strict" });
  });

  test("items that hang together weakly are told with their alpha, wherever it is low", () => {
    const { verdict, all } = qualityOf(asked({ loadings: [0.4, 0.5, 0.4, 0.5] }));
    const low = verdict.because.find(({ code, part }) => code === "alpha-low" && part === null);
    expect(low).toMatchObject({ kind: "weak", item: null, threshold: 0.7 });
    expect(all.alpha).toMatchObject({ raw: low?.value });
  });

  test("an item that points the other way is named, first of all reasons", () => {
    const { verdict } = qualityOf(asked({ loadings: [1, 1, 1, -1] }));
    expect(verdict.kind).toBe("does-not-hold");
    const apart = verdict.because.filter(
      ({ code, kind }) => code === "item-apart" && kind === "does-not-hold",
    );
    expect(apart.map(({ item }) => item)).toEqual(["q4", "q4", "q4", "q4", "q4"]);
    expect(verdict.because[0]?.kind).toBe("does-not-hold");
  });

  test("an item that is answered higher in one language at the same trait: its means cannot be compared", () => {
    const { verdict, by } = qualityOf(asked({ arabic: [0, 0, 0.9, 0] }));
    expect(
      by.map(({ key, invariance }) => [key, invariance.kind === "invariance" && invariance.holds]),
    ).toEqual([
      ["wave", "strict"],
      ["language", "metric"],
    ]);
    const [reason] = verdict.because;
    expect(reason).toMatchObject({ code: "not-invariant", kind: "weak", value: 2, threshold: 3 });
    expect(reason?.part).toEqual({ key: "language", value: null });
  });

  test("an item with more chance in one language: means can be compared all the same", () => {
    const { verdict, by } = qualityOf(asked({ arabicChance: 1.6 }));
    expect(by[1]?.invariance).toMatchObject({ holds: "scalar" });
    expect(verdict.because.filter(({ code }) => code === "not-invariant")).toEqual([]);
  });

  test("two items have an alpha and nothing more, and that is said", () => {
    const { verdict, all } = qualityOf(asked({}), scaleOf("q1", "q2"));
    expect(all.alpha).toMatchObject({ kind: "alpha" });
    expect(verdict).toMatchObject({ kind: "holds", because: [] });
    expect(new Set(verdict.notJudged.map(({ what, reason }) => `${what} ${reason}`))).toEqual(
      new Set(["omega too-few-items", "fit too-few-items", "invariance too-few-items"]),
    );
  });

  test("a model of several factors has fit and invariance, and no alpha", () => {
    const factors = [
      { name: "a", items: ["q1", "q2"] },
      { name: "b", items: ["q3", "q4"] },
    ];
    // one trait makes both: they cannot be told apart, or nearly
    const { all } = qualityOf(asked({}), { id: "all", factors });
    expect([all.alpha, all.omega]).toEqual([null, null]);
  });

  const silent: readonly Person[] = asked({}).map(([keys, ...answers]) => [keys, ...answers.map(() => 0.25)]);
  const fewLater = asked({ people: 300, later: 20 });

  test.each([
    ["one item", asked({}), scaleOf("q1"), "too-few-items"],
    ["all answers equal", silent, scaleOf(...items), "no-variance"],
    ["fewer people than items", asked({ people: 4 }), scaleOf(...items), "too-few-answers"],
    ["nobody", [], scaleOf(...items), "too-few-answers"],
    ["too few to judge", asked({ people: 60 }), scaleOf(...items), "too-few-answers"],
  ] as const)("%s: no verdict, and the reason", (_, people, scale, reason) => {
    const { verdict } = qualityOf(people, scale);
    expect(verdict.kind).toBe("not-estimable");
    expect(verdict.because).toEqual([]);
    expect(verdict.notJudged.map((one) => one.reason)).toContain(reason);
  });

  test("a wave of twenty people is told and not judged", () => {
    const { verdict, by } = qualityOf(fewLater);
    expect(by[0]?.parts[1]?.figures).toMatchObject({ n: 20, alpha: { kind: "alpha" } });
    const about2021 = verdict.notJudged.filter(({ part }) => part?.value === "2021");
    expect(about2021.map(({ what, reason }) => [what, reason])).toEqual([
      ["alpha", "too-few-answers"],
      ["omega", "too-few-answers"],
      ["fit", "too-few-answers"],
    ]);
    expect(verdict.notJudged).toContainEqual(
      expect.objectContaining({ what: "invariance", part: { key: "wave", value: null } }),
    );
  });

  test("who skipped an item counts in a pairwise alpha and in nothing else", () => {
    const skipped = asked({}).map(
      ([keys, first, ...others], k): Person => [keys, k % 4 === 0 ? null : (first ?? 0), ...others],
    );
    const listwise = qualityOf(skipped);
    const pairwise = qualityOf(skipped, scaleOf(...items), "pairwise");
    expect([listwise.all.n, pairwise.all.n]).toEqual([600, 600]);
    expect(pairwise.all.fit).toEqual(listwise.all.fit);
    expect(pairwise.all.alpha).not.toEqual(listwise.all.alpha);
  });

  test("a key that the domains do not have is our mistake", () => {
    const products = crossProductsOfRows(items, asked({ people: 10 }));
    const request = { scales: [scaleOf(...items)], by: ["county"], alpha: "listwise" } as const;
    expect(() => scaleQuality(products, request)).toThrow("no key county");
  });

  test("no figure is NaN or infinite, whatever is asked", () => {
    const sets = [asked({}), silent, fewLater, asked({ people: 5 }), asked({ loadings: [1, 0, 0, 0] }), []];
    const numbers: number[] = [];
    for (const people of sets) {
      for (const names of [items, items.slice(0, 3), items.slice(0, 2), items.slice(0, 1)]) {
        JSON.stringify(qualityOf(people, scaleOf(...names)), (_, value) => {
          if (typeof value === "number") numbers.push(value);
          return value;
        });
      }
    }
    expect(numbers.length).toBeGreaterThan(500);
    expect(numbers.filter((value) => !Number.isFinite(value))).toEqual([]);
  });
});
