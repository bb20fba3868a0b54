import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import type { Evaluation } from "../../src/vocabulary/evaluation.js";
import { type Quantity, quantityKey } from "../../src/vocabulary/quantity.js";

const folder = fileURLToPath(new URL("../../examples/jel-did/", import.meta.url));

function finder({ publication }: Evaluation) {
  return (quantity: Quantity): number => {
    const found = publication.results.byKey.get(quantityKey(quantity));
    if (found?.kind !== "figure") throw new Error(`${quantityKey(quantity)}: ${found?.kind ?? "not there"}`);
    return found.value;
  };
}

const at = (wave: string, group: string) => ({ wave, group, category: null });

/** tables/table2_R.tex of github.com/pedrohcgs/JEL-DiD: expansion and no expansion in 2013, in 2014, and their trends. */
const table2 = {
  "mortality-of-counties": {
    expansion: [419.2, 428.5, 9.3],
    "no-expansion": [474.0, 483.1, 9.1],
    gaps: [-54.8, -54.7],
    did: 0.1,
  },
  mortality: {
    expansion: [322.7, 326.5, 3.7],
    "no-expansion": [376.4, 382.7, 6.3],
    gaps: [-53.7, -56.2],
    did: -2.6,
  },
} as const;

describe("table 2 of Difference-in-Differences Designs: A Practitioner's Guide, from the raw files", {
  timeout: 120_000,
}, () => {
  let told: Evaluation;
  let value: ReturnType<typeof finder>;
  beforeAll(async () => {
    told = await evaluate(folder);
    value = finder(told);
  }, 120_000);

  test("it is of 2,200 counties, each of them in every year", () => {
    const counties = told.account.intake.people.map(({ wave, group, rows }) => `${wave} ${group} ${rows}`);
    for (const year of told.study.waves.map(({ id }) => id)) {
      expect(counties).toContain(`${year} expansion 978`);
      expect(counties).toContain(`${year} no-expansion 1222`);
      expect(counties).toContain(`${year} later 404`);
    }
  });

  test.each(Object.entries(table2))("levels, trends and gaps of %s", (measure, published) => {
    for (const group of ["expansion", "no-expansion"] as const) {
      const [before, after, trend] = published[group];
      expect(value({ kind: "level", measure, at: at("2013", group) })).toBe(before);
      expect(value({ kind: "level", measure, at: at("2014", group) })).toBe(after);
      expect(value({ kind: "change", measure, from: at("2013", group), to: at("2014", group) })).toBe(trend);
    }
    ["2013", "2014"].forEach((wave, i) => {
      const [of, against] = [at(wave, "expansion"), at(wave, "no-expansion")];
      expect(value({ kind: "difference", measure, of, against })).toBe(published.gaps[i]);
    });
  });

  test.each(Object.entries(table2))("the difference in differences of %s", (measure, { did }) => {
    const change = (group: string) => ({ from: at("2013", group), to: at("2014", group) });
    const key: Quantity = {
      kind: "change-difference",
      measure,
      of: change("expansion"),
      against: change("no-expansion"),
    };
    expect(value(key)).toBe(did);
  });

  test("both roads to figures in which counties count the same meet", () => {
    for (const group of ["expansion", "no-expansion", "later"]) {
      for (const wave of ["2009", "2013", "2014", "2019"]) {
        const level = { kind: "level", measure: "mortality", at: at(wave, group) } as const;
        const unweighted = value({ kind: "variant", variant: "unweighted", measure: "mortality", of: level });
        expect(unweighted).toBe(value({ ...level, measure: "mortality-of-counties" }));
      }
    }
  });

  test("every row of every file is accounted for", () => {
    for (const { rows, read, leftOut } of told.account.intake.files)
      expect(leftOut.reduce((sum, each) => sum + each.rows, read)).toBe(rows);
    const [panel, deaths] = ["panel", "data/cdc/mortality.csv"].map((file) =>
      told.account.intake.files.find((each) => each.file === file),
    );
    expect(panel?.rows).toBe(deaths?.read);
    expect(panel?.read).toBe((978 + 1222 + 404) * 11);
  });
});

/** tables/table1_R.tex: shares of states, of counties and of adults (2013) by the year of expansion. */
const table1 = {
  earlier: [0.08, 0.03, 0.09],
  2014: [0.44, 0.36, 0.45],
  2015: [0.06, 0.06, 0.06],
  2016: [0.04, 0.04, 0.02],
  2019: [0.04, 0.05, 0.03],
  2020: [0.06, 0.04, 0.02],
  2021: [0.04, 0.06, 0.03],
  2023: [0.04, 0.05, 0.03],
  never: [0.2, 0.31, 0.26],
} as const;

test("table 1, from the raw files", { timeout: 120_000 }, async () => {
  const value = finder(await evaluate(`${folder}adoption`));
  for (const [year, published] of Object.entries(table1)) {
    const found = ["states", "counties", "adults"].map((group) =>
      value({ kind: "level", measure: `expanded-${year}`, at: at("2013", group) }),
    );
    expect(found, year).toEqual(published);
  }
});
