import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { exposureSays } from "../../src/report/sections/exposureSays.js";
import { exposureSection } from "../../src/report/sections/exposureSection.js";
import type { SiblingsNote } from "../../src/vocabulary/estimate.js";
import { type ExposurePart, quantityKey } from "../../src/vocabulary/quantity.js";
import type { Figure, Publishable } from "../../src/vocabulary/released.js";
import { list, reference } from "../reference/fixtures.js";
import { evaluatedFiles, problemsTold } from "./evaluatedFiles.js";

const toy = await readFile(
  fileURLToPath(new URL("../reference/data/mobility_toy.csv", import.meta.url)),
  "utf8",
);

const columns =
  "{family: text, area: text, cohort: text, inside: text, origin: text, years: number, child: number, neet: text, sex: text, weight: number}";

interface Written {
  readonly exposure: string;
  readonly more?: string;
  readonly data?: string;
  readonly columns?: string;
  readonly waves?: string;
  readonly release?: string;
  readonly body?: string;
  readonly language?: "en" | "da";
}

const studyOf = ({
  exposure,
  more = "",
  release = "open",
  waves,
  language = "en",
  ...told
}: Written) => `kvarter: 1
id: test
title: Who grew up there
languages: [${language}]
about: {authors: [A. Author], date: 2026-01-31, citation: Own}
sources:
  - {file: a.csv, wave: {column: cohort}, columns: ${told.columns ?? columns}, ignore: [parent, class, parents_class, came, left, before, after]}
waves: ${waves ?? "[1990, 1995]"}
groups:
  - {id: inside, role: programme, label: Inside, where: {inside: in}}
  - {id: outside, role: benchmark, label: Outside, where: {inside: out}}
breakdowns:
  - {id: sex, label: Sex, categories: [{id: m, label: Boys}, {id: w, label: Girls}]}
  - {id: origin, label: Origin, categories: [{id: rest, label: Rest}, {id: other, label: Other}]}
measures:
  - {id: child, label: Income, meaning: The mean., mean: child}
  - {id: neet, label: Outside school and work, meaning: Who is outside., share: {item: neet, orAbove: 1}}
analysis:
  exposure: [${exposure}]
${more}release: ${release}
`;

const instrument = `kvarter: 1
items:
  - {id: child, question: Income?, number: {min: 0, max: 1000, unit: kr}}
  - {id: neet, question: Outside?, points: [{code: 0, value: 0}, {code: 1, value: 1}]}
`;

async function evaluated(written: Written) {
  const files = {
    "study.yaml": studyOf(written),
    "instrument.yaml": instrument,
    "a.csv": written.data ?? toy,
    [`reports/school.${written.language ?? "en"}.md`]: `---\ntitle: School\nslug: school\n---\n\n${written.body ?? "People were counted."}\n`,
  };
  return evaluatedFiles(files);
}

async function results(written: Written) {
  const { publication } = await evaluated(written);
  return (part: ExposurePart, measure = "child", group = ""): Publishable | undefined => {
    const at = (wave: string) => ({ wave, group, category: null });
    const span = { from: at("1990"), to: at("1995") };
    return publication.results.byKey.get(
      quantityKey({ kind: "exposure", measure, analysis: "years", part, ...span }),
    );
  };
}

function figure(result: Publishable | undefined): Figure {
  if (result?.kind !== "figure") throw new Error(JSON.stringify(result));
  return result;
}

const problemsOf = (written: Written) => problemsTold(evaluated(written));

const years = "id: years, label: Years in the area, measures: [child, neet], years: years, family: family";

/** R's sandwich counts all 66 families in CR1's factor: years differ in 51. */
const counted = Math.sqrt(51 / 50 / (66 / 65));

/** As it is printed: what is released is rounded. */
const expectReference = (found: Publishable | undefined, name: string, decimals = 1, factor = 1) => {
  const wanted = reference("exposure-made", name);
  const { value, se, decimals: printed } = figure(found);
  const [est] = list(wanted.est);
  const [error] = list(wanted.se);
  const digits = Math.max(printed, decimals);
  expect(value).toBe(Number(est?.toFixed(digits)));
  expect(se).toBe(Number(((error ?? 0) * factor).toFixed(digits + 1)));
};

test("slopes among all and among brothers and sisters, as R has them", async () => {
  const of = await results({ exposure: `{${years}, covariates: [sex]}` });
  for (const measure of ["child", "neet"]) {
    const stored = measure === "neet" ? 4 : 3;
    expectReference(of("all", measure), `${measure}_all`, stored);
    expectReference(of("siblings", measure), `${measure}_siblings`, stored, counted);
  }
  // 66 families, of which 14 have one child.
  expect(figure(of("all"))).toMatchObject({
    n: 160,
    df: 65,
    unit: "mean",
    contrast: { direction: "up", significant: true },
  });
  expect(figure(of("siblings"))).toMatchObject({
    n: 146,
    df: 50,
    contrast: { direction: "up", significant: false },
  });
  const [families, together, alone, differing] = list(reference("exposure-made", "people").est);
  expect(figure(of("siblings"))).toMatchObject({
    n: together,
    evidence: {
      variance: "clusters",
      psus: differing,
      notes: [{ kind: "siblings", families, differing, alone, alike: [] }],
    },
  });
});

test("the part of the differences that lies between families is a level without a sign", async () => {
  const found = figure((await results({ exposure: `{${years}}` }))("likeness"));
  expect(found).toMatchObject({ unit: "part", value: 0.53, se: 0.081, n: 160, contrast: null });
});

describe("families that lie in clusters", () => {
  test.each([
    ["CR2", ""],
    ["CR2", ", errors: CR2"],
    ["CR1", ", errors: CR1"],
    ["CR0", ", errors: CR0"],
  ])("%s by “cluster: area%s”", async (errors, more) => {
    const of = await results({ exposure: `{${years}, covariates: [sex], cluster: area${more}}` });
    expectReference(of("all"), `areas_all_${errors}`);
    expectReference(of("siblings"), `areas_siblings_${errors}`);
    expectReference(of("likeness"), "areas_likeness", 2, errors === "CR0" ? Math.sqrt(8 / 9) : 1);
    const note = { kind: "errors", way: errors, clusters: 9, few: true };
    expect(figure(of("all")).evidence.notes).toMatchObject([note]);
    expect(figure(of("likeness")).evidence.notes).toMatchObject([
      { ...note, way: errors === "CR0" ? "CR0" : "CR1" },
    ]);
    expect(figure(of("siblings"))).toMatchObject({ df: errors === "CR2" ? 7 : 8, evidence: { psus: 9 } });
  });

  test("wild: test and interval of a bootstrap, beside the standard error of CR1", async () => {
    const of = await results({ exposure: `{${years}, covariates: [sex], cluster: area, errors: wild}` });
    const alsoByT = await results({ exposure: `{${years}, covariates: [sex], cluster: area, errors: CR1}` });
    expectReference(of("all"), "areas_all_CR1");
    const { low, high, value, contrast, evidence } = figure(of("all"));
    expect(evidence.notes).toMatchObject([{ way: "wild", draws: 9999, seed: 1, clusters: 9, few: true }]);
    // Not symmetric about the estimate, and not as far as t would have it.
    expect(high - value).not.toBeCloseTo(value - low, 2);
    expect(contrast?.significant).toBe(low > 0 || high < 0);
    const { p: byT } = figure(await alsoByT("all")).contrast ?? {};
    expect(Math.abs((contrast?.p ?? 0) - (byT ?? 0))).toBeGreaterThan(1e-4);
  });

  test("weights: CR1 unless it is said otherwise", async () => {
    const weighted = {
      exposure: `{${years}, covariates: [sex], cluster: area}`,
      more: "design: {weight: weight}\n",
    };
    const of = await results(weighted);
    expectReference(of("siblings"), "weighted_siblings");
    expect(figure(of("siblings")).evidence.notes?.[0]).toMatchObject({ way: "CR1" });
  });

  test("the first stage of a sample is a cluster without being named", async () => {
    const staged = { exposure: `{${years}, covariates: [sex]}`, more: "design: {psu: area}\n" };
    expectReference((await results(staged))("siblings"), "areas_siblings_CR2");
    const families = { exposure: `{${years}, covariates: [sex]}`, more: "design: {psu: family}\n" };
    expectReference((await results(families))("siblings"), "child_siblings", 1, counted);
  });
});

/** Families by hand. */
const byHand = (rows: readonly string[]) =>
  `family,area,cohort,inside,origin,years,child,neet,sex,weight,person\n${rows.join("\n")}\n`;
const own =
  "{family: text, area: text, cohort: text, inside: text, origin: text, years: number, child: number, neet: text, sex: text, weight: number, person: text}";
/** Years differ in the first four families. */
const handmade = [
  "1,a,1990,in,rest,0,100,0,m,1,1",
  "1,a,1995,in,rest,4,110,0,w,1,2",
  "2,a,1990,in,rest,0,110,0,m,1,3",
  "2,a,1995,in,rest,4,116,0,w,1,4",
  "3,a,1990,in,rest,2,200,1,m,1,5",
  "3,a,1995,in,rest,8,212,1,w,1,6",
  "4,b,1990,in,rest,2,220,1,m,1,7",
  "4,b,1995,out,rest,8,232,1,w,1,8",
  "5,b,1990,out,other,5,300,0,w,1,9",
  "5,b,1995,out,other,5,320,0,m,1,10",
  "6,b,1990,out,other,9,400,1,m,1,11",
  "6,b,1995,in,other,9,360,1,w,1,12",
  "7,b,1995,in,other,18,700,1,m,1,13",
];
const hand = (rows: readonly string[], exposure = `{${years}}`, more: Partial<Written> = {}): Written => ({
  exposure: exposure.replace("[child, neet]", "[child]"),
  data: byHand(rows),
  columns: own,
  ...more,
});

describe("by hand", () => {
  test("only families in which years differ tell the slope; who is alone says nothing", async () => {
    const of = await results(hand(handmade));
    // Half of Σ of the four families' (more years)·(more of the measure) over half of Σ (more years)²:
    // (4·10 + 4·6 + 6·12 + 6·12) / (16 + 16 + 36 + 36).
    expect(figure(of("siblings"))).toMatchObject({ value: 2, n: 12 });
    expect(figure(of("siblings")).evidence.notes).toMatchObject([
      { kind: "errors" },
      { families: 6, differing: 4, alone: null },
    ]);
    const x = [0, 4, 0, 4, 2, 8, 2, 8, 5, 5, 9, 9, 18];
    const y = [100, 110, 110, 116, 200, 212, 220, 232, 300, 320, 400, 360, 700];
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const product = x.reduce((sum, value, i) => sum + (value - mean(x)) * ((y[i] ?? 0) - mean(y)), 0);
    const square = x.reduce((sum, value) => sum + (value - mean(x)) ** 2, 0);
    expect(figure(of("all")).value).toBeCloseTo(product / square, 3);
  });

  describe("who cannot speak is no cluster: four families in which years differ, two in which not, many alone", () => {
    const alone = Array.from(
      { length: 400 },
      (_, i) =>
        `f${i},z${i % 30},${i % 2 ? "1990,in" : "1995,out"},rest,${i % 18},${100 + (i % 90)},0,m,1,a${i}`,
    );
    const apart = (area: string, family: number) => (row: string) =>
      row.replace(new RegExp(`^${family},.,`), `${family},${area},`);
    const rows = [...handmade.slice(0, -1), ...alone]
      .map(apart("b", 2))
      .map(apart("c", 3))
      .map(apart("c", 4));
    // Σ (years about their family's mean)² = (16 + 16 + 36 + 36)/2 = 52. Scores of pairs that are d years and 2·d + r
    // apart are d·r/2: 4 and −4, and 0 in the third and fourth family.
    const variance = 32 / 52 ** 2;

    test.each([
      ["families", "", 4, 3.182446],
      ["areas", ", cluster: area, errors: CR1", 3, 4.302653],
    ])("%s", async (_, more, speaking, t) => {
      const of = await results(hand(rows, `{${years}${more}}`));
      const { value, se, df, high, low, evidence } = figure(of("siblings"));
      expect([value, df, evidence.psus]).toEqual([2, speaking - 1, speaking]);
      const wanted = Math.sqrt((variance * speaking) / (speaking - 1));
      expect(se).toBeCloseTo(wanted, 3);
      expect((high - low) / 2).toBeCloseTo(t * wanted, 2);
      expect(evidence.notes).toMatchObject([{ clusters: speaking, few: true }, { differing: 4 }]);
    });

    test("how alike they are rests on families of two or more; the slope among all on everybody", async () => {
      const of = await results(hand(rows));
      expect([figure(of("likeness")).df, figure(of("all")).df]).toEqual([5, 405]);
    });

    test("years that differ in one family have no error", async () => {
      const of = await results(hand([...handmade.slice(0, 2), ...handmade.slice(8), ...alone]));
      expect(of("siblings")).toMatchObject({ kind: "no-figure", reason: "few-clusters" });
    });

    test("who weighs nothing makes no years differ", async () => {
      const light = rows.map((row) => row.replace(/,w,1,(4|6|8)$/, ",w,0,$1"));
      const of = await results(hand(light, `{${years}}`, { more: "design: {weight: weight}\n" }));
      expect(of("siblings")).toMatchObject({ kind: "no-figure", reason: "few-clusters" });
    });
  });

  test("who lacks years, family or a covariate is left out and counted", async () => {
    const lacking = [
      "8,b,1990,in,other,,100,0,m,1,14",
      ",b,1990,in,other,9,100,0,m,1,15",
      "7,b,1990,in,,9,100,0,m,1,16",
      "9,b,1990,in,other,9,,0,m,1,17",
    ];
    const of = await results(hand([...handmade, ...lacking], `{${years}, covariates: [origin]}`));
    const leftOut = [
      { reason: "no answer", rows: 1 },
      { reason: "years, family or covariate missing", rows: 3 },
    ];
    expect(figure(of("siblings"))).toMatchObject({ n: 12, value: 2, evidence: { leftOut } });
    // Brothers and sisters have the same origin: it falls out, and is told.
    expect(figure(of("siblings")).evidence.notes).toMatchObject([{}, { alike: ["origin"] }]);
  });

  test("a covariate that differs within families is taken into account, a category that nobody is in is not", async () => {
    const nobody = { more: "" };
    const of = await results(hand(handmade, `{${years}, covariates: [sex]}`, nobody));
    // Girls have the more years in all four: what is left is told by the two families without.
    expect(figure(of("siblings")).evidence.notes).toMatchObject([{}, { alike: [] }]);
    expect(figure(of("siblings")).value).not.toBe(2);
  });

  test("one group alone", async () => {
    const of = await results(hand(handmade, `{${years}, group: inside}`));
    expect(of("siblings")).toMatchObject({ kind: "figure", n: 6, value: 2 });
    expect(figure(of("siblings")).quantity).toMatchObject({ from: { group: "inside" } });
  });

  test("families are what the text says: 04 is not 4", async () => {
    const of = await results(hand(handmade.map((row) => row.replace(/^4,(.*,m)/, "04,$1"))));
    expect(figure(of("siblings"))).toMatchObject({ n: 10, value: 2 });
  });

  test("nobody has brothers or sisters: only the slope among all", async () => {
    const of = await results(hand(handmade.map((row, i) => row.replace(/^\d/, `f${i}`))));
    expect(of("all")).toMatchObject({ kind: "figure" });
    expect(of("siblings")).toMatchObject({ kind: "no-figure", reason: "no-siblings" });
    expect(of("likeness")).toMatchObject({ kind: "no-figure", reason: "no-siblings" });
  });

  test("brothers and sisters with the same years", async () => {
    const of = await results(hand(handmade.slice(8)));
    expect(of("siblings")).toMatchObject({ kind: "no-figure", reason: "same-years" });
  });

  test("that all have the same years is not told", async () => {
    const of = await results(
      hand(handmade.map((row) => row.replace(/(in|out),(rest|other),\d+/, "$1,$2,7"))),
    );
    expect(of("all")).toMatchObject({ kind: "withheld" });
  });

  test("a single cluster", async () => {
    const of = await results(
      hand(
        handmade.map((row) => row.replace(",b,", ",a,")),
        `{${years}, cluster: area}`,
      ),
    );
    expect(of("siblings")).toMatchObject({ kind: "no-figure", reason: "few-clusters" });
  });
});

describe("the gate", () => {
  const release = "{profile: open, minimumCount: 5}";
  const told = async (rows: readonly string[]) => results(hand(rows, `{${years}}`, { release }));
  const pairs = (many: number, row: (i: number) => readonly [string, string]) =>
    Array.from({ length: many }, (_, i) => row(i)).flat();
  const pair = (i: number, apart: number) =>
    [
      `p${i},a,1990,in,rest,${i % 4},${100 + ((i * 37) % 50)},0,m,1,a${i}`,
      `p${i},a,1995,out,rest,${(i % 4) + apart},${100 + ((i * 53) % 70)},0,w,1,b${i}`,
    ] as const;

  test("brothers and sisters whose years differ must be enough, however many others there are", async () => {
    const few = await told(pairs(20, (i) => pair(i, i < 4 ? 3 : 0)));
    expect([few("all")?.kind, few("siblings")?.kind]).toEqual(["figure", "withheld"]);
    const enough = await told(pairs(20, (i) => pair(i, i < 5 ? 3 : 0)));
    expect(enough("siblings")?.kind).toBe("figure");
  });

  test("a slope among all does not rest on a handful who were there", async () => {
    const stayed = (many: number) =>
      Array.from(
        { length: 30 },
        (_, i) =>
          `f${i},a,${i % 2 ? "1990,in" : "1995,out"},rest,${i < many ? 10 : 0},${100 + ((i * 37) % 50)},0,m,1,a${i}`,
      );
    expect((await told(stayed(4)))("all")?.kind).toBe("withheld");
    expect((await told(stayed(5)))("all")?.kind).toBe("figure");
  });

  test("children without brothers and sisters who are too few are not told", async () => {
    const alone = ["x,a,1990,in,rest,4,130,0,m,1,x"];
    const notes = figure((await told([...pairs(20, (i) => pair(i, 3)), ...alone]))("siblings")).evidence
      .notes;
    expect(notes?.find((note): note is SiblingsNote => note.kind === "siblings")).toMatchObject({
      families: 20,
      alone: null,
    });
  });

  test("of a share, those who have it and those who lack it must be enough on either side", async () => {
    const rows = (many: number) =>
      pairs(20, (i) => pair(i, 3)).map((row, k) =>
        k % 2 === 1 && k < 2 * many ? row.replace(",0,w,", ",1,w,") : row,
      );
    const measured = (many: number) =>
      results({
        exposure: `{${years}}`,
        data: byHand(rows(many)),
        columns: own,
        release: "{profile: open, minimumPerSide: 3}",
      });
    // Of those with fewer years nobody has it: none on that side.
    expect((await measured(8))("siblings", "neet")?.kind).toBe("withheld");
    const both = pairs(20, (i) => pair(i, 3)).map((row, k) =>
      k % 6 < 2 && k % 4 < 3 ? row.replace(",0,", ",1,") : row,
    );
    const told = await results({
      exposure: `{${years}}`,
      data: byHand(both),
      columns: own,
      release: "{profile: open, minimumPerSide: 3}",
    });
    expect(told("siblings", "neet")?.kind).toBe("figure");
  });
});

describe("what cannot be read", () => {
  const wrong = (exposure: string, more: Partial<Written> = {}) => problemsOf({ exposure, ...more });
  test.each([
    [
      "{id: years, label: Y, measures: [chidl], years: years, family: family}",
      "no mean, share or index “chidl”",
    ],
    [`{${years}, group: insde}`, "no group “insde”"],
    [`{${years.replace("years: years", "years: yeers")}}`, "The column “yeers” (years) is not declared"],
    [`{${years.replace("years: years", "years: sex")}}`, "“sex” (years) must be declared as number"],
    [`{${years.replace("family: family", "family: years")}}`, "“years” (family) must be declared as text"],
    [`{${years}, covariates: [area]}`, "“area” (covariate) must be declared as number"],
    [`{${years}, errors: CR2}`, "names no cluster"],
    [`{${years}}, {${years}}`, "“years”"],
    [`{${years}, covariates: [${Array(13).fill("child")}]}`, "make 13 variables"],
    [`{${years}, errors: HC3, cluster: area}`, "errors"],
  ])("%s", async (exposure, told) => expect(await wrong(exposure)).toContain(told));

  test("CR2 takes people to count the same", async () => {
    const told = await wrong(`{${years}, cluster: area, errors: CR2}`, {
      more: "design: {weight: weight}\n",
    });
    expect(told).toContain("here they count by the weight “weight”");
  });

  test("a person in two rows would be their own brother or sister", async () => {
    const design = { more: "design: {person: person}\n" };
    const twice = [...handmade, "7,b,1990,in,other,12,600,1,m,1,13"];
    const told = await problemsOf(hand(twice, `{${years}}`, design));
    expect(told).toMatchInlineSnapshot(
      `"data-own-sibling: The person on this line stands in a.csv, line 14, too, and would be their own brother or sister in the analysis of exposure “years”. → Brothers and sisters are compared over all waves, so each of them has one row: let waves be years of birth, or take the analysis out."`,
    );
    expect(await problemsOf(hand(handmade, `{${years}}`, design))).toBe("nothing");
    // Of another group, or without a family, they are compared with nobody.
    expect(await problemsOf(hand(twice, `{${years}, group: outside}`, design))).toBe("nothing");
  });

  test("a family in two clusters", async () => {
    const moved = handmade.map((row) => row.replace(/^4,b,1990/, "4,a,1990"));
    expect(await problemsOf(hand(moved, `{${years}, cluster: area}`))).toMatchInlineSnapshot(
      `"data-family-in-two: The family “4” is in the cluster “b” here and in “a” in a.csv, line 8. → Families lie in one cluster each: under “cluster” of the analysis of exposure “years” name what holds whole families, such as where each of them lived first, or something larger."`,
    );
    expect(await problemsOf(hand(moved))).toBe("nothing");
  });
});

describe("what a report may say", () => {
  const claims = (body: string, more: Partial<Written> = {}) =>
    problemsOf(hand(handmade, `{${years}}`, { body, ...more }));
  const all = "exposure=child analysis=years part=all";
  const within = "exposure=child part=siblings";
  const among = "for every extra year among brothers and sisters";

  test.each([
    `:claim[Incomes were higher, by :num{${within} show=size}, ${among}.]{${within} is=higher}`,
    `:claim[Incomes were higher for every extra year.]{${all} is=higher}`,
    ':claim[The part of families in the variation was at least :limit[80].]{exposure=child part=likeness is="at-least 80"}',
    `Brothers and sisters were compared: :num{${within}}.`,
  ])("%s", async (body) => expect(await claims(body)).toBe("nothing"));

  test.each([
    ["the other way", `:claim[Incomes were lower ${among}.]{${within} is=lower}`, "claim-false"],
    [
      "a cause",
      `:claim[Every extra year raised incomes among siblings.]{${within} is=raised}`,
      "cannot say is=“raised”",
    ],
    [
      "an effect",
      `:claim[Incomes were higher ${among}, an effect of the area.]{${within} is=higher}`,
      "a cause or an effect needs a design",
    ],
    [
      "an effect among all",
      `:claim[Incomes were higher for every extra year because of the area.]{${all} is=higher}`,
      "a cause or an effect needs a design",
    ],
    [
      "siblings, of all",
      `:claim[Incomes were higher ${among}.]{${all} is=higher}`,
      "that brothers and sisters are compared is a claim of exposure",
    ],
    [
      "all, of siblings",
      `:claim[Incomes were higher for every extra year.]{${within} is=higher}`,
      "no word for brothers and sisters",
    ],
    [
      "no years",
      `:claim[Incomes were higher among siblings.]{${within} is=higher}`,
      "no word for a year more",
    ],
    [
      "a group",
      `:claim[Incomes were higher for every extra year in :group[inside].]{${all} is=higher}`,
      "is not what the claim is about",
    ],
    ["no part", ":num{exposure=child}", "part"],
    ["no analysis", ":num{exposure=child analysis=yers part=all}", "Did you mean “years”"],
    [
      "a measure it is not asked of",
      ":num{exposure=neet part=all}",
      "no analysis of exposure on this measure",
    ],
  ])("not %s", async (_, body, told) => expect(await claims(body)).toContain(told));

  test("a true sentence is offered, and passes", async () => {
    const told = await claims(`:claim[Incomes were lower ${among}.]{${within} is=lower}`);
    const [, offered = ""] = /ready to paste: (.*)/.exec(told) ?? [];
    expect(offered).toMatchInlineSnapshot(
      `":claim[“:measure[child]” was higher by :num{exposure=child analysis=years part=siblings show=size} for every extra year (:words[Years in the area]) among brothers and sisters.]{exposure=child analysis=years part=siblings is=higher}"`,
    );
    expect(await claims(offered)).toBe("nothing");
  });
});

describe("the section", () => {
  const section = async (written: Written) => {
    const { study, publication } = await evaluated(written);
    return exposureSection(study, publication.results, written.language ?? "en");
  };

  const tables = async (written: Written) => {
    const { parts } = await section(written);
    return parts.flatMap((part) => {
      if (part.kind === "text") return [part.text];
      return part.kind === "table"
        ? [part.columns.map(({ label }) => label).join(" | "), ...part.rows.map((row) => row.join(" | "))]
        : [];
    });
  };

  test("both slopes stand beside each other, with who speaks and who is silent", async () => {
    const [, ...told] = await tables({ exposure: `{${years}, covariates: [sex]}` });
    expect(told.slice(0, -1).join("\n")).toMatchInlineSnapshot(`
      "Measure | Among all | People | Among brothers and sisters | People with brothers or sisters | Families of two or more | Children without brothers and sisters | Lies between families (per cent)
      Income (kr) | +3.905 (+1.943 to +5.868) | 160 | +1.247 (−0.177 to +2.670) | 146 | 52 | 14 | 53 (37–70)
      Outside school and work (percentage points) | −0.96 (−2.43 to +0.51) | 160 | +0.49 (−0.94 to +1.92) | 146 | 52 | 14 | 27 (9–45)
      “Income”: among all it differs with the years; among brothers and sisters that cannot be shown. What is seen among all may be what families share, or brothers and sisters whose years differ are too few to show it.
      “Outside school and work”: that it differs with the years can be shown neither among all nor among brothers and sisters."
    `);
  });

  test("in Danish", async () => {
    const [, ...told] = await tables({
      exposure: `{${years}, covariates: [sex]}`,
      language: "da",
      body: "Folk blev talt.",
    });
    expect(told.slice(0, -1).join("\n")).toMatchInlineSnapshot(`
      "Mål | Blandt alle | Personer | Blandt søskende | Personer med søskende | Familier med to eller flere | Børn uden søskende | Ligger mellem familier (procent)
      Income (kr) | +3,905 (+1,943 til +5,868) | 160 | +1,247 (−0,177 til +2,670) | 146 | 52 | 14 | 53 (37–70)
      Outside school and work (procentpoint) | −0,96 (−2,43 til +0,51) | 160 | +0,49 (−0,94 til +1,92) | 146 | 52 | 14 | 27 (9–45)
      »Income«: blandt alle er det forskelligt med årene; blandt søskende kan det ikke påvises. Det, der ses blandt alle, kan være det, familier har til fælles, eller søskende med forskellige år er for få til at vise det.
      »Outside school and work«: at det er forskelligt med årene, kan hverken påvises blandt alle eller blandt søskende."
    `);
  });

  test("nothing is said of two slopes of which one is not told", async () => {
    const { parts } = await section(hand(handmade.map((row, i) => row.replace(/^\d/, `f${i}`))));
    expect(parts.map(({ kind }) => kind)).toEqual(["text", "table", "text"]);
  });

  test("a study that does not ask has none", async () => {
    expect((await section(hand(handmade, ""))).parts).toEqual([]);
  });
});

describe("what two slopes mean together", () => {
  const slope = (direction: "up" | "down", significant: boolean) =>
    ({ kind: "figure", contrast: { direction, significant, p: 0 } }) as unknown as Publishable;
  test.each([
    ["both", slope("up", true), slope("up", true)],
    ["opposite", slope("up", true), slope("down", true)],
    ["all", slope("down", true), slope("down", false)],
    ["all", slope("up", true), slope("down", false)],
    ["siblings", slope("up", false), slope("down", true)],
    ["neither", slope("up", false), slope("down", false)],
  ])("%s", (says, one, other) => expect(exposureSays(one, other)).toBe(says));

  test("nothing, where one of them is withheld", () => {
    expect(exposureSays(slope("up", true), { kind: "withheld" } as Publishable)).toBeNull();
  });
});
