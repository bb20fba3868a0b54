import { describe, expect, test } from "vitest";
import { type ChanceOf, type Place, type Quantity, quantityKey } from "../../src/vocabulary/quantity.js";
import { evaluatedFiles, problemsTold } from "./evaluatedFiles.js";

/**
 * Of those whose parents are in the lowest, middle and highest third of a year: how many are in each third themselves. In
 * both years every third has 60 people in all, so that thirds are what the numbers say.
 */
const thirds = {
  2000: {
    in: [
      [20, 8, 2],
      [7, 14, 9],
      [3, 8, 19],
    ],
    out: [
      [10, 10, 10],
      [10, 10, 10],
      [10, 10, 10],
    ],
  },
  2010: {
    in: [
      [16, 9, 5],
      [9, 12, 9],
      [5, 9, 16],
    ],
    out: [
      [10, 10, 10],
      [10, 10, 10],
      [10, 10, 10],
    ],
  },
} as const;

/** Of each origin: how many finished, and how many did not. Outside the areas it is the other way round. */
const finished = {
  2000: { low: [40, 60], middle: [60, 40], high: [80, 20] },
  2010: { low: [30, 70], middle: [60, 40], high: [90, 10] },
} as const;

let income = 0;
const standing = (third: number) => 100_000 * third + income++;
const rows = ([2000, 2010] as const).flatMap((year) => [
  ...(["in", "out"] as const).flatMap((side) =>
    thirds[year][side].flatMap((row, from) =>
      row.flatMap((n, to) =>
        Array.from({ length: n }, () => `${year},${side},,,,${standing(from)},${standing(to)}`),
      ),
    ),
  ),
  ...(["low", "middle", "high"] as const).flatMap((origin) =>
    finished[year][origin].flatMap((n, k) =>
      Array.from({ length: n }, () => `${year},in,${origin},${origin === "middle" ? "" : origin},${1 - k},,`),
    ),
  ),
]);

const study = (analysis: string, release: string) => `kvarter: 1
id: test
title: {en: Who gets where, da: Hvem når hvorhen}
languages: [en, da]
about: {authors: [A. Author], date: 2026-01-31, citation: {en: Own, da: Egen}}
sources:
  - {file: a.csv, wave: {column: year}, columns: {year: text, side: text, origin: text, ends: text, done: text, parents: number, income: number}}
waves: [2000, 2010]
groups:
  - {id: inside, role: programme, label: {en: Inside, da: Inde}, where: {side: in}}
  - {id: outside, role: benchmark, label: {en: Outside, da: Ude}, where: {side: out}}
breakdowns:
  - {id: origin, label: {en: Origin, da: Baggrund}, categories: [{id: low, label: {en: Low, da: Lav}}, {id: middle, label: {en: Middle, da: Mellem}}, {id: high, label: {en: High, da: Høj}}]}
  - {id: ends, label: {en: Two origins, da: To baggrunde}, column: ends, categories: [{id: low, label: {en: Low, da: Lav}}, {id: high, label: {en: High, da: Høj}}]}
measures:
  - {id: done, label: {en: Finished, da: Færdig}, meaning: {en: Who finished., da: De færdige.}, share: {item: done, orAbove: 1}}
  - {id: income, label: {en: Income, da: Indkomst}, meaning: {en: The mean., da: Gennemsnittet.}, mean: income}
analysis:
  chances:
${analysis}
design: {degreesOfFreedom: infinite}
release: ${release}
`;

const instrument = `kvarter: 1
items:
  - {id: done, question: {en: Finished?, da: Færdig?}, points: [{code: 0, value: 0}, {code: 1, value: 1}]}
  - {id: income, question: {en: Income?, da: Indkomst?}, number: {min: 0, max: 1000000, unit: {en: kr, da: kr}}}
`;

const ranks =
  "    - {id: ranks, label: {en: By income, da: Efter indkomst}, measures: [income], parents: parents, classes: 3}";
const origins = (breakdown: string) =>
  `    - {id: ${breakdown}, label: {en: By origin, da: Efter baggrund}, measures: [done], breakdown: ${breakdown}}`;
const all = [ranks, origins("origin"), origins("ends")].join("\n");

async function evaluated(
  analysis = all,
  { release = "open", text = "People were counted.", language = "en" } = {},
) {
  const files = {
    "study.yaml": study(analysis, release),
    "instrument.yaml": instrument,
    "a.csv": `year,side,origin,ends,done,parents,income\n${rows.join("\n")}\n`,
    [`reports/r.${language}.md`]: `---\ntitle: Income\nslug: income\n---\n\n${text}\n`,
  };
  const { publication } = await evaluatedFiles(files);
  const { results } = publication;
  return { results, of: (quantity: Quantity) => results.byKey.get(quantityKey(quantity)) };
}

const at = (wave: string, group = "inside"): Place => ({ wave, group, category: null });
type Which = Pick<ChanceOf, "chance" | "cell">;
const level = (analysis: string, which: Which, wave: string, group?: string): Quantity => ({
  kind: "chance",
  measure: analysis === "ranks" ? "income" : "done",
  analysis,
  ...which,
  at: at(wave, group),
});
const change = (analysis: string, which: Which, group?: string): Quantity => ({
  kind: "chance-change",
  measure: analysis === "ranks" ? "income" : "done",
  analysis,
  ...which,
  from: at("2000", group),
  to: at("2010", group),
});
const cell = (from: number, to: number): Which => ({ chance: "transition", cell: { from, to } });

test("who arrives in which third from which, by group and year", async () => {
  const { of } = await evaluated();
  for (const year of [2000, 2010] as const)
    for (const [side, group] of [
      ["in", "inside"],
      ["out", "outside"],
    ] as const)
      thirds[year][side].forEach((row, i) => {
        row.forEach((n, j) => {
          const value = Number((n / 30).toFixed(3));
          const se = Number(Math.sqrt(((n / 30) * (1 - n / 30)) / 30).toFixed(4));
          const quantity = level("ranks", cell(i + 1, j + 1), `${year}`, group);
          expect(of(quantity)).toMatchObject({ value, se, n: 30, unit: "share" });
        });
      });
  // The limits of a share stay within 0 and 1: those of its logit, ln(2/28) ± 1.96·√(1/2 + 1/28).
  const [low, high] = [-1, 1].map((side) => {
    const logit = Math.log(2 / 28) + side * 1.959963984540054 * Math.sqrt(1 / 2 + 1 / 28);
    return Number((1 / (1 + Math.exp(-logit))).toFixed(3));
  });
  expect(of(level("ranks", cell(1, 3), "2000"))).toMatchObject({ low, high });
  // 5/30 − 2/30 rise from the bottom to the top, and 16/30 − 20/30 stay at the bottom.
  for (const which of [cell(1, 3), { chance: "bottom-to-top" } as const])
    expect(of(change("ranks", which))).toMatchObject({ value: 0.1, contrast: { direction: "up" } });
  expect(of(change("ranks", cell(1, 1)))).toMatchObject({ value: -0.133 });
  // (3 − 53/30)/2 and (3 − 44/30)/2; where origin says nothing, 1.
  expect(of(level("ranks", { chance: "mobility" }, "2000"))).toMatchObject({ value: 0.62 });
  expect(of(change("ranks", { chance: "mobility" }))).toMatchObject({ value: 0.15 });
  expect(of(level("ranks", { chance: "mobility" }, "2000", "outside"))).toMatchObject({ value: 1 });
});

test("all odds ratios together became weaker inside; where there are none there is nothing to become weaker", async () => {
  const { of } = await evaluated();
  expect(of(change("ranks", { chance: "uniform-difference" }))).toMatchObject({
    unit: "part",
    contrast: { direction: "down", inequality: { way: "less" } },
    evidence: { notes: [{ kind: "misplaced" }] },
  });
  expect(of(change("ranks", { chance: "uniform-difference" }, "outside"))).toMatchObject({
    kind: "no-figure",
    reason: "no-convergence",
  });
});

test("all origins: how far apart, how much origin tells, and how much stronger it became", async () => {
  const { of } = await evaluated();
  // Shares of 0.4, 0.6 and 0.8 about 0.6, each a third of the people: Σ⅓·2·|gap| over 2·3·⅓·⅔.
  expect(of(level("origin", { chance: "dissimilarity" }, "2000"))).toMatchObject({ value: 0.2, n: 100 });
  const entropy = (share: number) => -share * Math.log(share) - (1 - share) * Math.log(1 - share);
  const told = (shares: readonly number[]) => {
    const mean = shares.reduce((sum, share) => sum + share / 3, 0);
    return 1 - shares.reduce((sum, share) => sum + entropy(share) / 3, 0) / entropy(mean);
  };
  const [before, after] = [told([0.4, 0.6, 0.8]), told([0.3, 0.6, 0.9])];
  expect(of(level("origin", { chance: "mutual-information" }, "2000"))).toMatchObject({
    value: Number(before.toFixed(3)),
    decimals: 1,
    evidence: { notes: [{ kind: "by-chance", value: expect.closeTo(2 / 600 / entropy(0.6), 3) }] },
  });
  expect(of(change("origin", { chance: "mutual-information" }))).toMatchObject({
    value: Number((after - before).toFixed(3)),
    contrast: { direction: "up", significant: true, inequality: { way: "more", shown: true } },
  });
  // Two origins have one odds ratio: 80·60/(20·40) = 6, then 90·70/(10·30) = 21.
  expect(of(change("ends", { chance: "uniform-difference" }))).toMatchObject({
    value: Number((Math.log(21) / Math.log(6) - 1).toFixed(2)),
  });
  expect(of(level("origin", { chance: "dissimilarity" }, "2000", "outside"))).toMatchObject({
    kind: "withheld",
  });
});

describe("where a cell has too few people", () => {
  test("the whole table is withheld, and what rests on more people is told", async () => {
    const { of } = await evaluated(all, { release: "standard" });
    const states = (year: string) =>
      [1, 2, 3].flatMap((i) => [1, 2, 3].map((j) => of(level("ranks", cell(i, j), year))?.kind));
    // Two of thirty rose from the bottom to the top in 2000; without them the other cells would tell how many.
    expect(new Set(states("2000"))).toEqual(new Set(["withheld"]));
    expect(new Set(states("2010"))).toEqual(new Set(["figure"]));
    expect(of(change("ranks", cell(2, 2)))?.kind).toBe("withheld");
    expect(of(level("ranks", { chance: "bottom-to-top" }, "2000"))?.kind).toBe("withheld");
    expect(of(level("ranks", { chance: "mobility" }, "2000"))?.kind).toBe("figure");
  });
});

describe("claims", () => {
  const verified = (text: string, language = "en") =>
    problemsTold(evaluated(all, { text, language }), ({ code }) => code);
  const chance = "chance=income as=transition parents=1 children=3 wave=2010 group=inside";
  const mobile = "chanceChange=income as=mobility from=2000 to=2010 group=inside";
  const stronger = "chanceChange=done analysis=origin as=uniform-difference from=2000 to=2010 group=inside";

  test.each([
    [
      `:claim[Of children of parents in the :words[lowest] third :num{${chance}} were in the :words[highest] in :wave[2010], at most :limit[35].]{#up ${chance} is="at-most 35"}`,
      "en",
    ],
    [
      `:claim[The :words[index of mobility] of “:measure[income]” rose from :num{chance=income as=mobility wave=2000 group=inside} in :wave[2000] to :num{chance=income as=mobility wave=2010 group=inside} in :wave[2010] in :group[inside], but not significantly.]{#mobile ${mobile} is=rose-not-significantly}`,
      "en",
    ],
    [
      `:claim[The :words[strength] of origin for “:measure[done]” rose by :num{${stronger} show=size} from :wave[2000] to :wave[2010] in :group[inside].]{#strong ${stronger} is=rose}`,
      "en",
    ],
    [
      `:claim[:words[Styrken] af baggrunden for »:measure[done]« steg med :num{${stronger} show=size} fra :wave[2000] til :wave[2010] i :group[inside].]{#strong ${stronger} is=rose}`,
      "da",
    ],
    [`::chart[Strength]{#s chances=done analysis=origin as=uniform-difference group=inside}`, "en"],
    [
      `::table[From the bottom to the top]{#t chances=income as=transition parents=1 children=3 group=inside}`,
      "en",
    ],
  ])("%s", async (text, language) => expect(await verified(text, language)).toBe("nothing"));

  test.each([
    [
      `:claim[The :words[strength] fell from :wave[2000] to :wave[2010] in :group[inside].]{#x ${stronger} is=fell}`,
      "claim-false",
    ],
    [`:num{chance=income as=transition parents=1 children=4 wave=2010 group=inside}`, "name-unknown"],
    [`:num{chance=income as=mobility parents=1 wave=2010 group=inside}`, "attribute-astray"],
    [`:num{chance=done analysis=origin as=share-gap wave=2010 group=inside}`, "figure-missing"],
  ])("%s: %s", async (text, code) => expect(await verified(text)).toBe(code));

  test("what is claimed wrongly is offered in words that are true, in both languages", async () => {
    const offered = async (text: string, language: string) => {
      return problemsTold(evaluated(all, { text, language }), ({ todo }) => todo);
    };
    expect(await offered(`:claim[Nothing.]{#x ${chance} is="at-least 3"}`, "en")).toContain(
      "“:measure[income] (:words[children in the third class of parents in the first])” in :group[inside] was at least :limit[3] in :wave[2010].",
    );
    expect(await offered(`:claim[Intet.]{#x ${mobile} is=rose-not-significantly}`, "da")).toContain(
      "»:measure[income] (:words[Shorrocks’ mobilitetsindeks])« i :group[inside] steg fra",
    );
  });
});
