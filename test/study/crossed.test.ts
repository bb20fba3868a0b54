import { describe, expect, test } from "vitest";
import { evaluatedFiles, problemsTold } from "./evaluatedFiles.js";

/** Of those of a background: how many finished, and how many did not. */
type Counted = readonly [parents: string, sex: string, origin: string, yes: number, no: number];

const counted: readonly Counted[] = [
  ["rest", "m", "dk", 10, 30],
  ["rest", "w", "dk", 15, 15],
  ["other", "m", "dk", 30, 20],
  ["other", "w", "dk", 36, 4],
  ["rest", "m", "menapt", 5, 15],
  ["rest", "w", "menapt", 12, 12],
  ["other", "m", "menapt", 10, 10],
  ["other", "w", "menapt", 18, 6],
  ["", "m", "dk", 18, 2],
];

const rows = ["2018", "2021"].flatMap((year) =>
  counted.flatMap(([parents, sex, origin, yes, no]) => [
    ...Array.from({ length: yes }, () => `${year},${parents},${sex},${origin},1`),
    ...Array.from({ length: no }, () => `${year},${parents},${sex},${origin},0`),
  ]),
);

const traits = `  - id: parents
    label: {en: Parents, da: Forældre}
    categories:
      - {id: rest, label: {en: Parents in the rest group, da: Forældre i restgruppen}}
      - {id: other, label: {en: Other parents, da: Andre forældre}}
  - {id: sex, label: {en: Sex, da: Køn}, categories: [{id: m, label: {en: Men, da: Mænd}}, {id: w, label: {en: Women, da: Kvinder}}]}
  - id: origin
    label: {en: Origin, da: Herkomst}
    categories: [{id: dk, label: {en: Danish origin, da: Dansk herkomst}}, {id: menapt, label: {en: MENAPT origin, da: MENAPT-herkomst}}]
`;
const crossed = (cross: string, id = "parents-sex") =>
  `  - {id: ${id}, label: {en: Parents and sex, da: Forældre og køn}, cross: ${cross}}`;

interface Laid {
  readonly breakdowns?: string;
  readonly more?: string;
  readonly text?: string;
  readonly language?: string;
}

async function evaluated({
  breakdowns = traits + crossed("[parents, sex]"),
  more = "",
  text = "People were asked. Folk er spurgt.",
  language = "en",
}: Laid) {
  const files = {
    "study.yaml": `kvarter: 1
id: test
title: {en: Who finishes school, da: Hvem fuldfører skolen}
languages: [en, da]
about: {authors: [A. Author], date: 2026-01-31, citation: {en: Own, da: Egne}}
sources:
  - {file: a.csv, wave: {column: year}, columns: {year: text, parents: text, sex: text, origin: text, done: text}}
waves: [2018, 2021]
breakdowns:
${breakdowns}
measures:
  - {id: done, label: {en: Finished, da: Fuldført}, meaning: {en: Who finished., da: Hvem der har fuldført.}, share: {item: done, orAbove: 1}}
${more}
design: {degreesOfFreedom: infinite}
release: open
`,
    "instrument.yaml": `kvarter: 1
items:
  - {id: done, question: {en: Done?, da: Færdig?}, points: [{code: 0, value: 0}, {code: 1, value: 1}]}
`,
    "a.csv": `year,parents,sex,origin,done\n${rows.join("\n")}\n`,
    [`reports/school.${language}.md`]: `---\ntitle: School\nslug: school\n---\n\n${text}\n`,
  };
  return evaluatedFiles(files);
}

const told = (laid: Laid) => problemsTold(evaluated(laid));

const keys = async (laid: Laid, kind: string) => {
  const { publication } = await evaluated(laid);
  return [...publication.results.byKey]
    .filter(([key]) => key.startsWith(`${kind} `) && key.includes("parents-sex"))
    .map(([key, result]) => [key, result.kind === "figure" ? result.value : result.kind]);
};

describe("a crossed breakdown", () => {
  test("has a level for each two of its traits, of those of whom both are known", async () => {
    expect((await keys({}, "level")).filter(([key]) => String(key).includes("2018"))).toEqual([
      ["level done 2018/population/parents-sex=rest.m", 0.25],
      ["level done 2018/population/parents-sex=rest.w", 0.5],
      ["level done 2018/population/parents-sex=other.m", 0.571],
      ["level done 2018/population/parents-sex=other.w", 0.844],
    ]);
  });

  test("is compared between categories that differ in one trait", async () => {
    const pairs = (await keys({}, "difference")).map(([key]) =>
      String(key).replaceAll("population/parents-sex=", ""),
    );
    expect(pairs.filter((pair) => pair.includes("2018"))).toEqual([
      "difference done 2018/rest.m against 2018/rest.w",
      "difference done 2018/rest.m against 2018/other.m",
      "difference done 2018/rest.w against 2018/other.w",
      "difference done 2018/other.m against 2018/other.w",
    ]);
    const line =
      "analysis:\n  trends: [{measures: [done]}]\n  gaps: [{breakdown: parents-sex, measures: [done]}]";
    const gaps = (await keys({ more: line }, "change-difference")).map(([key]) => String(key));
    expect(gaps).toHaveLength(4);
    const lines = (await keys({ more: line }, "trend")).map(([key]) => String(key));
    expect(lines.filter((key) => key.includes("against"))).toHaveLength(4);
  });

  test("may be of three traits", async () => {
    const { study } = await evaluated({ breakdowns: traits + crossed("[parents, origin, sex]") });
    const { categories } = study.breakdowns.at(-1) ?? {};
    expect(categories?.map(({ id }) => id).slice(0, 3)).toEqual(["rest.dk.m", "rest.dk.w", "rest.menapt.m"]);
    expect(categories?.[2]?.label).toEqual({
      en: "Parents in the rest group, MENAPT origin, men",
      da: "Forældre i restgruppen, MENAPT-herkomst, mænd",
    });
  });

  test("divides changes, makes up compositions and is the origin of chances", async () => {
    const more = `analysis:
  decompositions: [{breakdown: parents-sex, measures: [done]}]
  standardised: [{breakdown: parents-sex, measures: [done]}]
  chances: [{id: all, label: {en: All, da: Alle}, measures: [done], breakdown: parents-sex, of: rest.m, against: other.w}]
  sensitivity: {measures: [done], variants: [imputed]}`;
    const { publication } = await evaluated({ more });
    const kinds = [...publication.results.byKey.values()].flatMap(({ kind, quantity }) =>
      kind === "figure" ? quantity.kind : [],
    );
    for (const kind of ["component", "standardised", "chance", "variant"]) expect(kinds).toContain(kind);
  });

  test("is no column of the codebook, which has its traits", async () => {
    const { told: of } = await evaluated({});
    const uses = of.codebook.columns.flatMap((column) => column.uses.map(({ id }) => id));
    expect(uses).toContain("parents");
    expect(uses).not.toContain("parents-sex");
  });

  test.each([
    [
      "en",
      ':claim[Of :category[parents-sex=rest.m] the share who finished was at least :limit[10] in :wave[2018].]{level=done wave=2018 by="parents-sex=rest.m" is="at-least 10"}',
    ],
    [
      "en",
      ':claim[In :wave[2018] the share was lower for parents in the rest group, men, than for parents in the rest group, women.]{difference=done wave=2018 of="parents-sex=rest.m" against="parents-sex=rest.w" is=lower}',
    ],
    [
      "da",
      ':claim[I :wave[2018] var andelen lavere for forældre i restgruppen, mænd, end for andre forældre, mænd.]{difference=done wave=2018 of="parents-sex=rest.m" against="parents-sex=other.m" is=lower}',
    ],
  ])("%s: %s", async (language, text) => expect(await told({ text, language })).toBe("nothing"));

  test("is named within a sentence as its traits are", async () => {
    const text = ':claim[Nothing.]{level=done wave=2018 by="parents-sex=rest.w" is="at-least 1"}';
    expect(await told({ text })).toContain(":category[parents-sex=rest.w]");
    const { publication } = await evaluated({ text: "Those of :category[parents-sex=rest.w] were asked." });
    expect(JSON.stringify(publication.reports[0]?.blocks)).toContain("parents in the rest group, women");
  });

  test("tells of pairs that differ in more that there is no figure", async () => {
    const text = ':num{difference=done wave=2018 of="parents-sex=rest.m" against="parents-sex=other.w"}';
    expect(await told({ text })).toContain("The study has no figure for");
  });
});

test("a crossed breakdown is not what is known of everybody invited: its traits are", async () => {
  const more = "response: {column: done, yes: [1], no: [0], known: [parents-sex]}";
  expect(await told({ more })).toContain(
    "“parents-sex” is crossed of other breakdowns and cannot stand under “known”",
  );
});
