import { describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { type Quantity, quantityKey } from "../../src/vocabulary/quantity.js";
import { type Desk, withStudy } from "../desks/desk.js";

const file = "data/answers.csv";

/** A row of the new study's answers, by its columns. */
type Row = Record<string, string>;

async function rewrite(desk: Desk, change: (rows: readonly Row[]) => readonly Row[]): Promise<void> {
  const [head = "", ...lines] = (await desk.read(file)).trimEnd().split("\n");
  const names = head.split(",");
  const rows = lines.map((line): Row => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, k) => [name, cells[k] ?? ""]));
  });
  const text = change(rows).map((row) => names.map((name) => row[name]).join(","));
  await desk.write(file, `${[head, ...text].join("\n")}\n`);
}

/** The report speaks of what may no longer be there. */
const withoutClaims = async (desk: Desk) => {
  for (const language of ["en", "da"]) {
    await desk.write(
      `reports/summary.${language}.md`,
      "---\ntitle: A page\nslug: page\n---\nPeople were asked.\n",
    );
  }
};

/** The strata of the new study as its areas. People outside the areas live in none of them, so strata are left out. */
async function withAreas(desk: Desk): Promise<void> {
  const list = ["North", "East", "South", "West"].map(
    (area) => `  - {id: ${area}, label: {en: ${area}, da: ${area}}}\n`,
  );
  await desk.write("areas.yaml", `kvarter: 1\nareas:\n${list.join("")}`);
  await desk.change(
    "study.yaml",
    "measures:\n",
    "areas: {file: areas.yaml, group: areas, label: {en: Area, da: Område}, column: stratum, measures: [glad]}\n\nmeasures:\n",
  );
  await rewrite(desk, (rows) =>
    rows.map((row) => (row.stratum === "Country" ? { ...row, stratum: "" } : row)),
  );
  await desk.change("study.yaml", "stratum: stratum, person", "person");
}

async function resultOf(desk: Desk) {
  const { publication } = await evaluate(desk.path("."));
  return (quantity: Quantity) => publication.results.byKey.get(quantityKey(quantity));
}

const level = (category: string | null, wave = "2021", measure = "glad"): Quantity => ({
  kind: "level",
  measure,
  at: { wave, group: "areas", category: category === null ? null : { breakdown: "sex", category } },
});

const area = (category: string, wave = "2021"): Quantity => ({
  kind: "area",
  measure: "glad",
  at: { wave, group: "areas", category: { breakdown: "area", category } },
});

describe("areas", () => {
  test("one with two answers is withheld, the others and the whole are told", () =>
    withStudy(async (desk) => {
      await withAreas(desk);
      await withoutClaims(desk);
      let kept = 0;
      await rewrite(desk, (rows) =>
        rows.filter(({ year, stratum }) => !(year === "2021" && stratum === "West") || kept++ < 2),
      );
      const result = await resultOf(desk);
      expect(result(area("West"))?.kind).toBe("withheld");
      for (const each of ["North", "East", "South"]) expect(result(area(each))?.kind).toBe("figure");
      expect(result(area("West", "2018"))?.kind).toBe("figure");
      expect(result(level(null))?.kind).toBe("figure");
    }));

  test("that are called otherwise in one wave are the same with “was”, and told without", () =>
    withStudy(async (desk) => {
      await withAreas(desk);
      await withoutClaims(desk);
      const before = (await resultOf(desk))(area("West", "2018"));
      await rewrite(desk, (rows) =>
        rows.map((row, i) =>
          row.year === "2018" && row.stratum === "West"
            ? { ...row, stratum: i % 2 === 0 ? "Hilltop" : "West Hill" }
            : row,
        ),
      );
      const told = await desk.type("check", "study", "--quiet");
      expect(told.exit).toBe(4);
      expect(told.err).toContain(
        "The list of areas has no such code (column “stratum”): “Hilltop” in 55 rows",
      );
      expect(told.err).toContain("was: [Hilltop]");
      await desk.change("areas.yaml", "da: West}", "da: West}, was: [Hilltop, West Hill]");
      const after = (await resultOf(desk))(area("West", "2018"));
      expect(after).toEqual(before);
      expect(after?.kind).toBe("figure");
    }));
});

test("all answers equal: what cannot be told is withheld or not estimable, and the run goes on", () =>
  withStudy(async (desk) => {
    await withoutClaims(desk);
    await rewrite(desk, (rows) => rows.map((row) => ({ ...row, glad: "5", safe: "5" })));
    const result = await resultOf(desk);
    for (const quantity of [level(null), level("women"), level(null, "2021", "well-being")]) {
      expect(result(quantity)?.kind).toMatch(/^(withheld|no-figure)$/);
    }
    expect((await desk.type("run", "study", "--quiet")).exit).toBe(0);
  }));

describe("calibration margins", () => {
  const calibrated = async (desk: Desk, kind: string, ...margins: readonly string[]) => {
    await desk.change(
      "study.yaml",
      "person: person}",
      `person: person, calibration: {kind: ${kind}, margins: [${margins.join(", ")}]}}`,
    );
    return desk.type("check", "study", "--quiet");
  };
  const sex = (more: string, women = 5000, men = 5000) =>
    `{name: {en: Sex, da: Køn}, column: sex, ${more}totals: {woman: ${women}, man: ${men}}}`;
  const estate = (more: string, west = 1000) =>
    `{name: {en: Estate, da: Afdeling}, column: stratum, ${more}totals: {North: 4000, East: 3000, South: 2000, West: ${west}}}`;
  const here = "wave: 2021, group: areas, ";

  test("that agree are met", () =>
    withStudy(async (desk) => {
      await withoutClaims(desk);
      expect(await calibrated(desk, "raking", sex(here), estate(here))).toMatchObject({ exit: 0 });
    }));

  test("of two groups need not agree", () =>
    withStudy(async (desk) => {
      await withoutClaims(desk);
      const there = sex("wave: 2021, group: population, ", 2_400_000, 2_300_000);
      expect(await calibrated(desk, "raking", sex(here), there)).toMatchObject({ exit: 0 });
    }));

  test("that contradict each other are told with both names, the wave and the group", () =>
    withStudy(async (desk) => {
      const { exit, err } = await calibrated(desk, "raking", sex(here), estate(here, 2000));
      expect(exit).toBe(3);
      expect(err).toContain(
        "The margins “Sex” and “Estate” of wave 2021, group areas add up to different populations: 10000 and 11000.",
      );
      expect(err).toContain("[margins-contradict]");
    }));

  test("in which nobody is, are told with the margin, the wave, the group and the category", () =>
    withStudy(async (desk) => {
      await rewrite(desk, (rows) =>
        rows.filter(({ year, stratum }) => !(year === "2021" && stratum === "West")),
      );
      const { exit, err } = await calibrated(desk, "raking", sex(here), estate(here));
      expect(exit).toBe(4);
      expect(err).toContain(
        "Nobody in the sample is in the category “West” of the margin “Estate” (wave 2021, group areas), but the population has 1000.",
      );
      expect(err).toContain("[margin-empty-category]");
    }));

  test("that lack a category of the sample are told with it, the wave and the group", () =>
    withStudy(async (desk) => {
      const { exit, err } = await calibrated(
        desk,
        "raking",
        `{column: stratum, ${here}totals: {North: 4000, East: 3000, South: 2000}}`,
      );
      expect(exit).toBe(4);
      expect(err).toContain(
        "no population total for the column “stratum” of the group “areas”: “West” in 110 rows of wave 2021",
      );
      expect(err).toContain("[data-unknown-margin]");
    }));

  test("that agree one by one and not together are told with the one to blame", () =>
    withStudy(async (desk) => {
      await rewrite(desk, (rows) =>
        rows.filter(({ year, stratum, sex: is }) => !(year === "2021" && stratum === "West" && is === "man")),
      );
      // All of West are women; the margins want more of West than there are women.
      const { exit, err } = await calibrated(desk, "raking", sex(here, 500, 9500), estate(here));
      expect(exit).toBe(3);
      expect(err).toMatch(/No weights meet all totals together: .*\(wave 2021, group areas\)/);
      expect(err).toMatch(/Without “Sex” or “Estate” the others can be met/);
      expect(err).toContain("[calibration-failed]");
    }));
});
