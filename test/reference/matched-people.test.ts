import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { type MatchingWay, quantityKey } from "../../src/vocabulary/quantity.js";
import type { Figure } from "../../src/vocabulary/released.js";
import { reference } from "./fixtures.js";
import { lalonde, missing, table } from "./matching-data.js";

/** Analyses of matched people, each with one way. */
interface Laid {
  readonly matches: readonly { readonly id: string; readonly matched: string }[];
  readonly numbers: readonly string[];
  readonly breakdowns: readonly { readonly id: string; readonly categories: readonly string[] }[];
  readonly design: string;
  /** Columns with those of `numbers` and `breakdowns`, and id, side, y and cluster. */
  readonly columns: Readonly<Record<string, readonly (string | number)[]>>;
}

const study = ({ matches, numbers, breakdowns, design }: Laid) => `kvarter: 1
id: test
title: Like people
languages: [en]
about: {authors: [A. Author], date: 2026-01-31, citation: Own}
sources:
  - file: a.csv
    wave: {column: year}
    columns: {year: text, id: text, side: text, y: number, cluster: text, ${[
      ...numbers.map((name) => `${name}: number`),
      ...breakdowns.map(({ id }) => `${id}: text`),
    ].join(", ")}}
waves: [2000]
groups:
  - {id: of, role: programme, label: Of, where: {side: "1"}}
  - {id: against, role: benchmark, label: Against, where: {side: "0"}}
breakdowns: [${breakdowns
  .map(
    ({ id, categories }) =>
      `{id: ${id}, label: ${id}, categories: [${categories.map((one) => `{id: "${one}", label: "${one}"}`).join(", ")}]}`,
  )
  .join(", ")}]
measures: [{id: y, label: Outcome, meaning: The mean., mean: y}]
analysis:
  matches: [${matches.map(({ id, matched }) => `{id: ${id}, label: ${id}, measures: [y], of: of, against: against, ${matched}}`).join(", ")}]
design: ${design}
release: open
`;

async function figures(laid: Laid): Promise<(id: string, way: MatchingWay) => Figure> {
  const folder = await mkdtemp(join(tmpdir(), "kvarter-matched-"));
  const columns = { year: laid.columns.y?.map(() => 2000) ?? [], ...laid.columns };
  const rows = columns.year.map((_, i) => Object.values(columns).map((values) => values[i]));
  const files = {
    "study.yaml": study(laid),
    "instrument.yaml":
      "kvarter: 1\nitems: [{id: y, question: How much?, number: {min: 0, max: 1000000, unit: points}}]\n",
    "a.csv": `${[Object.keys(columns), ...rows].join("\n")}\n`,
    "reports/like.en.md": "---\ntitle: Like people\nslug: like\n---\n\nPeople were counted.\n",
  };
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    const { publication } = await evaluate(folder);
    return (analysis, way) => {
      const place = (group: string) => ({ wave: "2000", group, category: null });
      const of = { of: place("of"), against: place("against") };
      const key = quantityKey({ kind: "matched", measure: "y", analysis, way, ...of });
      return publication.results.byKey.get(key) as Figure;
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const rounded = (value: unknown, digits: number) => Number(Number(value).toFixed(digits));

/** Californian schools beside schools like them, through study.yaml; wanted by make/matching.R. */
describe("schools", () => {
  const schools = table("apistrat");
  const [yearRound, improvement] = [schools.text("yr.rnd"), schools.text("comp.imp")];
  const numbers = ["meals", "ell", "enroll"];
  const laid: Omit<Laid, "design"> = {
    matches: [
      { id: "within", matched: "exact: [stype], near: [meals, ell, enroll], ways: [classes, odds]" },
      {
        id: "pairs",
        matched: "exact: [stype], near: [meals, ell, enroll], ways: [score], perPerson: 2, caliper: 0.2",
      },
      { id: "traits", matched: "near: [meals, ell, enroll], ways: [traits]" },
    ],
    numbers,
    breakdowns: [{ id: "stype", categories: ["E", "H", "M"] }],
    columns: {
      id: schools.id,
      side: yearRound.map((one, i) => (one === "Yes" || improvement[i] === "No" ? 1 : 0)),
      y: schools.numbers("api00"),
      cluster: schools.text("cnum"),
      stype: schools.text("stype"),
      ...Object.fromEntries(numbers.map((name) => [name, schools.numbers(name)])),
    },
  };
  const designs = { row: "{person: id}", county: "{person: id, psu: cluster, psusStay: true}" } as const;
  const found = {
    row: figures({ ...laid, design: designs.row }),
    county: figures({ ...laid, design: designs.county }),
  };

  test.each([
    ["within", "odds", "odds", "row"],
    ["within", "odds", "odds", "county"],
    ["within", "classes", "classes", "row"],
    ["within", "classes", "classes", "county"],
    ["pairs", "score", "log_odds", "row"],
    ["pairs", "score", "log_odds", "county"],
    ["traits", "traits", "traits_alone", "row"],
    ["traits", "traits", "traits_alone", "county"],
  ] as const)("%s: %s as %s in R, errors by %s", async (analysis, way, key, by) => {
    const wanted = reference("matching-made", `study_${key}_by_${by}`);
    const figure = (await found[by])(analysis, way);
    expect([figure.value, figure.se]).toEqual([rounded(wanted.est, 2), rounded(wanted.se, 3)]);
    expect(figure.df).toBe(Math.round(Number(wanted.df)));
    if (wanted.sets !== undefined)
      expect(figure.n).toBe(Math.min(Number(wanted.sets), Number(wanted.people)));
  });
});

/** R MatchIt 4.5.1 and sandwich 3.0.2 on people of a training programme, through study.yaml. */
describe.skipIf(missing)(
  `lalonde${missing ? ": skipped, lalonde.csv is not beside the repository" : ""}`,
  () => {
    const people = lalonde();
    const numbers = ["age", "educ", "racehispan", "racewhite", "married", "nodegree", "re74", "re75"];
    const texts = { race: "race", wed: "married", degree: "nodegree", years: "educ" } as const;
    const found = missing
      ? null
      : figures({
          matches: [
            { id: "score", matched: `near: [${numbers.join(", ")}], ways: [classes, odds]` },
            { id: "cells", matched: `exact: [${Object.keys(texts).join(", ")}]` },
          ],
          numbers,
          breakdowns: Object.entries(texts).map(([id, column]) => ({
            id,
            categories: [...new Set(people.text(column))].sort(),
          })),
          design: "{person: id}",
          columns: {
            id: people.id,
            side: people.numbers("treat"),
            y: people.numbers("re78"),
            cluster: people.id,
            ...Object.fromEntries(numbers.map((name) => [name, people.numbers(name)])),
            ...Object.fromEntries(Object.entries(texts).map(([id, column]) => [id, people.text(column)])),
          },
        });

    test("match_exact", async () => {
      const wanted = reference("matching-robust", "match_exact");
      const figure = (await found)?.("cells", "cells");
      expect(figure).toMatchObject({ value: rounded(wanted.att, 2), se: rounded(wanted.se_HC1, 3) });
      expect(figure?.evidence.psus).toBe(wanted.weights_sum);
    });

    test("match_subclass", async () => {
      const wanted = reference("matching-robust", "match_subclass");
      expect((await found)?.("score", "classes")).toMatchObject({ value: rounded(wanted.att, 2) });
    });

    test("ipw_att", async () => {
      const wanted = reference("matching-robust", "ipw_att");
      const figure = (await found)?.("score", "odds");
      expect(figure).toMatchObject({ value: rounded(wanted.att, 2), se: rounded(wanted.se_HC1, 3) });
    });
  },
);
