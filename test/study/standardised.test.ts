import { describe, expect, test } from "vitest";
import { standardisedSection } from "../../src/report/sections/standardisedSection.js";
import type { ChangeOf, DifferenceOf, LevelOf, Place } from "../../src/vocabulary/quantity.js";
import type { Publishable, Released } from "../../src/vocabulary/released.js";
import { evaluatedFiles, problemsTold } from "./evaluatedFiles.js";

/** Of those of a sex in a place and year: how many finished, and how many did not. */
type Counted = readonly [year: number, side: "in" | "out", sex: string, yes: number, no: number];

//                       men 10 of 40, women 60 of 80: 0.25 and 0.75
const counted: readonly Counted[] = [
  [2018, "in", "m", 10, 30],
  [2018, "in", "w", 60, 20],
  [2018, "out", "m", 40, 60],
  [2018, "out", "w", 60, 40],
  [2021, "in", "m", 20, 40],
  [2021, "in", "w", 20, 20],
  [2021, "out", "m", 50, 50],
  [2021, "out", "w", 30, 10],
];

const rowsOf = (people: readonly Counted[]) =>
  people.flatMap(([year, side, sex, yes, no]) => [
    ...Array.from({ length: yes }, () => `${year},${side},${sex},1`),
    ...Array.from({ length: no }, () => `${year},${side},${sex},0`),
  ]);

const study = (analysis: string, release: string) => `kvarter: 1
id: test
title: Who finishes school
languages: [en]
about: {authors: [A. Author], date: 2026-01-31, citation: Own}
sources:
  - {file: a.csv, wave: {column: year}, columns: {year: text, side: text, sex: text, done: number}}
waves: [2018, 2021]
groups:
  - {id: inside, role: programme, label: The areas, where: {side: in}}
  - {id: outside, role: benchmark, label: Elsewhere, where: {side: out}}
breakdowns:
  - {id: sex, label: Sex, categories: [{id: m, label: Men}, {id: w, label: Women}, {id: x, label: Other}]}
measures:
  - {id: done, label: Finished, meaning: Who finished., share: {item: done, orAbove: 1}}
  - {id: glad, label: Glad, meaning: Who is glad., share: {item: done, orAbove: 1}}
  - {id: amount, label: Amount, meaning: The mean., mean: amount}
analysis:
${analysis}
design: {degreesOfFreedom: infinite}
release: ${release}
`;

const instrument = `kvarter: 1
items:
  - {id: done, question: Done?, points: [{code: 0, value: 0}, {code: 1, value: 1}]}
  - {id: amount, column: done, question: How much of it?, number: {min: 0, max: 1, unit: of it}}
`;

interface Laid {
  readonly analysis?: string;
  readonly people?: readonly Counted[];
  readonly text?: string;
  readonly release?: string;
}

const bySex = "  standardised: [{breakdown: sex, measures: [done, amount]}]";

async function evaluated({
  analysis = bySex,
  people = counted,
  text = "People were asked.",
  release = "open",
}: Laid = {}) {
  const files = {
    "study.yaml": study(analysis, release),
    "instrument.yaml": instrument,
    "a.csv": `year,side,sex,done\n${rowsOf(people).join("\n")}\n`,
    "reports/school.en.md": `---\ntitle: Who finishes school\nslug: school\n---\n\n${text}\n`,
  };
  return evaluatedFiles(files);
}

const told = (laid: Laid) => problemsTold(evaluated(laid));

const at = (wave: string, group = "inside"): Place => ({ wave, group, category: null });
const level = (wave: string, group?: string): LevelOf => ({
  kind: "level",
  measure: "done",
  at: at(wave, group),
});
const change = (group = "inside"): ChangeOf => ({
  kind: "change",
  measure: "done",
  from: at("2018", group),
  to: at("2021", group),
});
const difference = (wave: string): DifferenceOf => ({
  kind: "difference",
  measure: "done",
  of: at(wave),
  against: at(wave, "outside"),
});

async function figures(laid: Laid = {}) {
  const { publication } = await evaluated(laid);
  return (of: LevelOf | ChangeOf | DifferenceOf): Released<Publishable> | undefined =>
    publication.results.find({ kind: "standardised", measure: of.measure, breakdown: "sex", of });
}

describe("figures with the areas' composition of 2021, 60 men and 40 women", () => {
  test("are the means of men and women, weighted by 0.6 and 0.4", async () => {
    const find = await figures();
    expect(find(level("2018"))).toMatchObject({ kind: "figure", value: 0.45, n: 120 });
    expect(find(level("2018", "outside"))).toMatchObject({ value: 0.48, n: 200, evidence: { psus: 560 } });
    expect(find(level("2021", "outside"))).toMatchObject({ value: 0.6, n: 140 });
    expect(find(change())).toMatchObject({ value: -0.05, n: 100, contrast: { direction: "down" } });
    expect(find(change("outside"))).toMatchObject({ value: 0.12 });
    expect(find(difference("2018"))).toMatchObject({ value: -0.03 });
    expect(find(difference("2021"))).toMatchObject({ value: -0.2 });
  });

  test("are, of the areas in 2021 themselves, as they are", async () => {
    const { publication } = await evaluated();
    const find = await figures();
    const plain = publication.results.find(level("2021"));
    if (plain?.kind !== "figure") throw new Error("a plain figure");
    const { value, se, low, high, n } = plain;
    expect(find(level("2021"))).toMatchObject({ value, se, low, high, n });
  });

  test("have the errors that chance made of the composition, too", async () => {
    const find = await figures();
    // √(0.36·0.25·0.75/40 + 0.16·0.75·0.25/80 + (0.75 − 0.25)²·0.6·0.4/100), by n − 1 within each wave and group
    const [within, mix] = [(0.36 * 0.1875) / 40 + (0.16 * 0.1875) / 80, (0.25 * 0.24) / 100];
    const figure = find(level("2018"));
    if (figure?.kind !== "figure") throw new Error("a figure");
    expect(figure.se).toBeCloseTo(Math.sqrt(within + mix), 3);
    expect(figure.se).toBeGreaterThan(Math.sqrt(within) + 0.005);
  });

  test("may be asked for with another standard", async () => {
    const analysis =
      "  standardised: [{breakdown: sex, measures: [done], standard: {group: outside, wave: 2018}}]";
    const find = await figures({ analysis });
    expect(find(level("2018"))).toMatchObject({ value: 0.5 });
  });

  test("are told from the other side with the sign turned", async () => {
    const find = await figures();
    const { of, against, ...rest } = difference("2021");
    expect(find({ ...rest, of: against, against: of })).toMatchObject({ value: 0.2 });
  });
});

describe("the report tells them beside the figures as they are", () => {
  const told = async (laid: Laid = {}) => {
    const { study, publication } = await evaluated(laid);
    const { parts } = standardisedSection(study, publication.results, "en");
    const table = parts.flatMap((part) => (part.kind === "grouped-table" ? [part] : []))[0];
    return {
      groups: table?.groups.map(({ label, rows }) => [label, ...rows.map((row) => row.join(" | "))]),
      text: parts.flatMap((part) => (part.kind === "text" ? part.text : []))[1],
    };
  };

  test("by group and wave, with the change, and two groups beside each other", async () => {
    const { groups, text } = await told();
    expect(groups?.[0]).toEqual([
      "The areas",
      "2018 | 58.3% (49.3–66.8) | 45.0% (35.2–55.2)",
      "2021 | 40.0% (30.9–49.9) | 40.0% (30.9–49.9)",
      "change from 2018 to 2021 | −18.3 (−31.4 to −5.3) | −5.0 (−18.4 to +8.4)",
    ]);
    expect(groups?.[2]).toEqual([
      "The areas minus Elsewhere (percentage points)",
      "2018 | +8.3 (−2.9 to +19.6) | −3.0 (−14.7 to +8.7)",
      "2021 | −17.1 (−29.8 to −4.5) | −20.0 (−32.4 to −7.6)",
    ]);
    expect(text).toBe(
      "Everybody is given the composition of the areas in 2021. All categories of that composition have people in every group and wave.",
    );
  });

  test("with how many are left out", async () => {
    const { text } = await told({ people: [...counted, [2021, "in", "x", 50, 50]] });
    expect(text).toContain(
      "50 per cent of the people whose composition it is are in categories that have people",
    );
  });
});

describe("kinds of people who are not everywhere", () => {
  /** In 2021, 100 of 200 in the areas are of a sex that nobody else has. */
  const apart: readonly Counted[] = [...counted, [2021, "in", "x", 50, 50]];

  test("are left out of every figure, and how many they are is told", async () => {
    const find = await figures({ people: apart });
    const plain = await figures();
    const [here, there] = [find(level("2018")), plain(level("2018"))];
    if (here?.kind !== "figure" || there?.kind !== "figure") throw new Error("figures");
    expect(here.value).toBe(there.value);
    expect(here.evidence.notes).toEqual([{ kind: "covered", part: 0.5 }]);
    expect(there.evidence.notes).toEqual([{ kind: "covered", part: 1 }]);
  });

  test("are not told to be nobody where they are nearly nobody: less than all is never all", async () => {
    const crowded = counted.map(([year, side, sex, yes, no]): Counted => [year, side, sex, 4 * yes, 4 * no]);
    const find = await figures({ people: [...crowded, [2021, "in", "x", 1, 2]] });
    expect(find(level("2018"))).toMatchObject({ evidence: { notes: [{ kind: "covered", part: 0.99 }] } });
  });

  test("may be all there are: then there is no figure, and that is said", async () => {
    const others = counted.map(
      ([year, side, sex, yes, no]): Counted => [year, side, year === 2021 ? "x" : sex, yes, no],
    );
    const find = await figures({ people: others });
    expect(find(change())).toMatchObject({ kind: "no-figure", reason: "no-counterpart" });
    const text = ":num{standardised=done wave=2018 group=inside}";
    expect(await told({ people: others, text })).toContain(
      "no category of the breakdown has people of every group",
    );
  });

  test("are no reason to leave out a wave in which nobody of a group was asked", async () => {
    const find = await figures({ people: counted.filter(([year, side]) => year !== 2018 || side !== "out") });
    expect(find(level("2018"))).toMatchObject({ value: 0.45 });
    expect(find(level("2018", "outside"))).toMatchObject({ kind: "withheld" });
  });
});

describe("nothing is told of few by the way", () => {
  test.each([
    ["a category of four people", [[2018, "in", "m", 2, 2]]],
    ["a category in which nobody finished", [[2018, "in", "m", 0, 40]]],
  ] as const)("%s is behind a figure, which is withheld", async (_, few) => {
    const people = [
      ...few,
      ...counted.filter(([year, side, sex]) => year !== 2018 || side !== "in" || sex !== "m"),
    ];
    const find = await figures({ people, release: "standard" });
    expect(find(level("2018"))).toMatchObject({ kind: "withheld" });
    expect(find(change())).toMatchObject({ kind: "withheld" });
    expect(find({ ...level("2018"), measure: "amount" })).toMatchObject({ kind: "withheld" });
    expect(find(level("2018", "outside"))).toMatchObject({ kind: "figure" });
    expect(find({ ...level("2018", "outside"), measure: "amount" })).toMatchObject({ kind: "figure" });
  });

  test.each(["x", ""])(
    "one person who is not compared (sex “%s”) is what the plain level leaves",
    async (sex) => {
      const one: Counted = [2018, "in", sex, 1, 0];
      const find = await figures({ people: [...counted, one] });
      expect(find(level("2018"))).toMatchObject({ kind: "withheld" });
      expect(find(difference("2018"))).toMatchObject({ kind: "withheld" });
      expect(find({ ...level("2018"), measure: "amount" })).toMatchObject({ kind: "withheld" });
      expect(find(level("2018", "outside"))).toMatchObject({ kind: "figure" });
      const many = await figures({ people: [...counted, [2018, "in", sex, 5, 5]] });
      expect(many(level("2018"))).toMatchObject({ kind: "figure" });
    },
  );

  test("few people of the standard are behind every figure", async () => {
    const people = counted.map(
      ([year, side, sex, yes, no]): Counted =>
        year === 2021 && side === "in" && sex === "m" ? [year, side, sex, 2, 2] : [year, side, sex, yes, no],
    );
    const find = await figures({ people, release: "standard" });
    expect(find({ ...level("2018"), measure: "amount" })).toMatchObject({ kind: "withheld" });
  });
});

describe("claims", () => {
  const fell = "{standardised=done from=2018 to=2021 group=outside is=rose}";
  test.each([
    [`:claim[With the same composition, finishing rose elsewhere.]${fell}`, "nothing"],
    [
      `:claim[Standardised, the share rose elsewhere by :num{standardised=done from=2018 to=2021 group=outside show=size}.]${fell}`,
      "nothing",
    ],
    [`:claim[The share rose elsewhere.]${fell}`, "has no word for the same composition"],
    [
      ":claim[With the same composition the share fell.]{standardised=done from=2018 to=2021 group=inside is=fell}",
      "claim-false",
    ],
    [
      ":claim[With the same composition the share fell in the areas.]{change=done from=2018 to=2021 group=inside is=fell}",
      "is a claim of standardised=…",
    ],
    [
      ":claim[In :wave[2021] the share was lower in the areas than elsewhere, with the same composition.]{standardised=done wave=2021 of=inside against=outside is=lower}",
      "nothing",
    ],
    [
      ':claim[With the same composition at least :limit[35] finished in the areas in :wave[2018].]{standardised=done breakdown=sex wave=2018 group=inside is="at-least 35"}',
      "nothing",
    ],
    ["Figures are standardised: everybody is given the same composition.", "nothing"],
    [":num{standardised=done wave=2018 from=2018 to=2021 group=inside}", "attribute-astray"],
    [":num{standardised=done breakdown=age wave=2018 group=inside}", "name-unknown"],
    [":num{standardised=glad wave=2018 group=inside}", "The study does not standardise “glad”"],
    [":num{level=done wave=2018 group=inside} :num{standardised=done wave=2018 group=inside}", "nothing"],
  ])("%s", async (text, answer) => expect(await told({ text })).toContain(answer));
});

test.each([
  ["[{breakdown: age, measures: [done]}]", "study-unknown-name"],
  ["[{breakdown: sex, measures: [happy]}]", "study-unknown-name"],
  ["[{breakdown: sex, measures: [done], standard: {group: elsewhere}}]", "study-unknown-name"],
  ["[{breakdown: sex, measures: [done], standard: {wave: 2020}}]", "study-unknown-name"],
  [
    "[{breakdown: sex, measures: [done]}, {breakdown: sex, measures: [done], standard: {wave: 2018}}]",
    "study-standardised-twice",
  ],
])("analysis.standardised: %s", async (analysis, code) => {
  expect(await told({ analysis: `  standardised: ${analysis}` })).toContain(code);
});
