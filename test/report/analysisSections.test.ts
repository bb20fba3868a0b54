import { describe, expect, test } from "vitest";
import { findingsIn } from "../../src/release/findings.js";
import { releaseAccount } from "../../src/release/releaseAccount.js";
import { htmlSection } from "../../src/report/html/htmlSection.js";
import { analysisSections } from "../../src/report/sections/analysisSections.js";
import { methodSections } from "../../src/report/sections/methodSections.js";
import type { Part } from "../../src/report/sections/section.js";
import type { EvidenceNote, Inequality } from "../../src/vocabulary/estimate.js";
import {
  type ChanceMeasure,
  chanceUnits,
  type Estimator,
  type Quantity,
  quantityKey,
} from "../../src/vocabulary/quantity.js";
import type { RegisterMap } from "../../src/vocabulary/registers.js";
import type { Figure, Publishable, Released, ReleasedResults } from "../../src/vocabulary/released.js";
import type { Study } from "../../src/vocabulary/study.js";
import { figure, publication } from "./fixture.js";
import { study as plain } from "./fixtureStudy.js";

const study: Study = {
  ...plain,
  analysis: {
    ...plain.analysis,
    effects: [
      {
        id: "plans",
        label: { en: "the plans", da: "planerne" },
        measures: ["glad"],
        group: "plan",
        unit: "area",
        start: "since",
        period: null,
        cluster: null,
        weight: "units",
        comparison: "not-yet",
        anticipation: 0,
        texts: [],
        numbers: ["size"],
        estimators: ["group-time", "twins", "synthetic", "two-way"],
        errors: "CR1",
        bands: "pointwise",
        spillOver: null,
        twins: { perUnit: 1, caliper: null },
      },
    ],
    chances: [
      {
        kind: "origins",
        id: "parents",
        label: { en: "parents", da: "forældre" },
        measures: ["glad"],
        breakdown: "education",
        of: "school",
        against: "long",
      },
    ],
  },
};

const at = (wave: number) => ({ wave: String(wave), group: "plan", category: null });
const effect = (estimator: Estimator): Quantity => ({
  kind: "effect",
  measure: "glad",
  analysis: "plans",
  estimator,
  part: { by: "overall" },
  from: at(2009),
  to: at(2021),
});

function shown(
  estimator: Estimator,
  value: number,
  half: number,
  notes: readonly EvidenceNote[] = [],
  before?: number,
) {
  const base = figure(effect(estimator), value, half);
  const pretrend = before === undefined ? {} : { pretrend: { p: before, alike: before > 0.05 } };
  return figure(effect(estimator), value, half, {
    contrast: {
      direction: value > 0 ? "up" : "down",
      significant: Math.abs(value) > half,
      p: Math.abs(value) > half ? 0.0002 : 0.31,
      ...pretrend,
    },
    evidence: { ...base.evidence, notes },
  });
}

const balance: EvidenceNote = {
  kind: "balance",
  rows: [
    { trait: { by: "column", column: "size" }, before: 0.62, after: 0.04 },
    { trait: { by: "level", period: 2009 }, before: -0.31, after: 0.18 },
    { trait: { by: "trend" }, before: null, after: null },
  ],
  reached: 40,
  matched: 36,
  twins: 36,
  unknown: 2,
  gaps: 1,
};

const withheld = { kind: "withheld", quantity: effect("synthetic") } as Released<Publishable>;
const none = {
  kind: "no-figure",
  quantity: effect("two-way"),
  reason: "no-comparison",
} as Released<Publishable>;

function resultsOf(entries: readonly Released<Publishable>[]): ReleasedResults {
  const byKey = new Map(entries.map((one) => [quantityKey(one.quantity), one]));
  return { ...publication.results, byKey, findings: findingsIn(entries) };
}

const results = resultsOf([
  shown("group-time", 0.048, 0.02, [{ kind: "units", used: 66, leftOut: 3 }], 0.42),
  shown("twins", -0.012, 0.03, [balance, { kind: "leave-one-out", least: -0.02, most: 0.004 }]),
  withheld,
  none,
]);

const partsOf = (language: string, id: string, from = results): readonly Part[] =>
  analysisSections(study, from, language).find((section) => section.id === id)?.parts ?? [];
const textsOf = (parts: readonly Part[]) => parts.flatMap((part) => (part.kind === "text" ? part.text : []));
const rowsOf = (parts: readonly Part[], id: string) =>
  parts.flatMap((part) => (part.kind === "table" && part.id === id ? part.rows : []));

test("a study without such analyses has no such section", () => {
  expect(analysisSections(plain, publication.results, "en")).toEqual([]);
});

describe("ways of estimating an effect stand side by side", () => {
  const parts = partsOf("en", "effects");

  test("effect, interval, test and test of the time before; or why there is none", () => {
    expect(rowsOf(parts, "effects-plans-glad")).toEqual([
      ["Group-time effects", "+5", "+3 to +7", "< 0.001", "0.420"],
      ["Twins", "−1", "−4 to +2", "0.310", "–"],
      ["Synthetic difference-in-differences", "too few to publish", "–", "–", "–"],
      ["Two-way fixed effects", "nobody to compare with", "–", "–", "–"],
    ]);
    expect(rowsOf(partsOf("da", "effects"), "effects-plans-glad")[0]?.slice(0, 4)).toEqual([
      "Virkninger efter begyndelsesår og år",
      "+5",
      "+3 til +7",
      "< 0,001",
    ]);
  });

  test("a plain sentence where they point apart", () => {
    expect(textsOf(parts)[1]).toBe(
      "These ways point in opposite directions: above 0 by group-time effects; below 0 by twins. Significantly different from 0: group-time effects.",
    );
  });

  test("what each compares, and what must be known to judge it", () => {
    const terms = parts.flatMap((part) => (part.kind === "terms" ? part.terms : []));
    const told = terms.find(({ term }) => term === "Twins")?.told.slice(1);
    expect(told).toEqual([
      "36 of 40 units that the programme reached have twins: 36 units that it never reached and that were most like them before. Units left out because they are not seen in every period: 1. Units left out because something that twins are chosen by is not known of them: 2. Units and their twins are still further apart than 0.1 standard deviations in: Glad to live in the area in 2009, Glad to live in the area, trend before.",
      "With any one unit left out the effect lies from −2 to 0. It rests on single units: without one of them it would be nothing, or go the other way.",
    ]);
    expect(parts.flatMap((part) => (part.kind === "warning" ? part.warning.term : []))).toEqual([
      "Two-way fixed effects",
    ]);
  });

  test("how fast the slope would have to change, and how sure one can be with few clusters, in both languages", () => {
    const errors = { kind: "errors", clusters: 8, few: true, draws: null, seed: null } as const;
    const noted = (language: string, ...notes: readonly EvidenceNote[]) =>
      partsOf(language, "effects", resultsOf([shown("group-time", 0.048, 0.02, notes, 0.42)]))
        .flatMap((part) => (part.kind === "terms" ? part.terms : []))
        .flatMap(({ told }) => told.slice(1));
    expect(noted("en", { kind: "smoothness", change: 0.0031 }, { ...errors, way: "CR2" })).toEqual([
      "How fast the slope would have to change: that mean could no longer be told from nothing if the slope of the difference in trends changed by 0.31 percentage points from one period to the next.",
      "There are only 8 clusters, and with so few nobody can be sure how sure this is. Errors by cluster (CR2) are corrected for what each cluster takes from the fit, with degrees of freedom of their own (Bell and McCaffrey).",
    ]);
    expect(
      noted(
        "da",
        { kind: "smoothness", change: 0 },
        { ...errors, way: "wild", few: false, draws: 9999, seed: 1 },
      ),
    ).toEqual([
      "Hvor hurtigt hældningen skulle ændre sig: slet ikke; en ret linje gennem tiden før er nok til, at det gennemsnit ikke kan skelnes fra ingenting.",
      "Test og interval er ved wild cluster bootstrap: 9.999 trækninger fra frøet 1. Standardfejlen ved siden af er CR1.",
    ]);
    expect(noted("en", { ...errors, way: null })[0]).toContain("those of this way of estimating");
    expect(noted("en", { ...errors, way: "wild" })[0]).toContain("every pattern of signs");
  });

  test("beside group-time effects, that the event study before has another base", () => {
    const compared = (estimators: readonly Estimator[]) =>
      analysisSections(
        {
          ...study,
          analysis: {
            ...study.analysis,
            effects: study.analysis.effects.map((one) => ({ ...one, estimators })),
          },
        },
        resultsOf(estimators.map((one) => shown(one, 0.05, 0.02))),
        "en",
      )
        .flatMap(({ parts }) => parts)
        .flatMap((part) => (part.kind === "terms" ? part.terms : []))
        .map(({ told }) => /may have opposite signs/.test(told[0] ?? ""));
    expect(compared(["group-time", "interaction"])).toEqual([false, true]);
    expect(compared(["interaction"])).toEqual([false]);
  });

  test("balance as a love plot with its table beside", () => {
    expect(rowsOf(parts, "balance-plans-glad-table")).toEqual([
      ["size", "0.62", "0.04"],
      ["Glad to live in the area in 2009", "−0.31", "0.18"],
      ["Glad to live in the area, trend before", "–", "–"],
    ]);
    const markup = htmlSection({ id: "effects", heading: "Effects", parts }).markup;
    expect(markup).toContain(
      "With twins 1 of 3 traits are within 0.1. Furthest apart with twins: Glad to live in the area, trend before",
    );
  });
});

describe("what ways of estimating say apart from each other", () => {
  const told = (values: readonly (readonly [name: Estimator, value: number, half: number])[]) => {
    const [, ...sentences] = textsOf(
      partsOf("en", "effects", resultsOf(values.map((value) => shown(...value)))),
    );
    return sentences.join(" ");
  };

  test("one shows an effect and another does not", () => {
    expect(
      told([
        ["group-time", 0.05, 0.02],
        ["twins", 0.03, 0.04],
        ["imputation", 0.04, 0.02],
      ]),
    ).toBe(
      "An effect is shown by group-time effects and imputation estimator, and is not shown by twins. That one is shown and another is not does not say that they differ.",
    );
  });

  test("the warning's own figure takes no part", () => {
    expect(
      told([
        ["group-time", 0.05, 0.02],
        ["two-way", -0.03, 0.04],
      ]),
    ).toBe("");
  });

  test("two directions, none of them shown", () => {
    expect(
      told([
        ["group-time", 0.01, 0.02],
        ["twins", -0.01, 0.04],
      ]),
    ).toBe(
      "These ways point in opposite directions: above 0 by group-time effects; below 0 by twins. None of them differs significantly from 0.",
    );
  });

  test("alike, all shown or none: nothing is said", () => {
    expect(
      told([
        ["group-time", 0.05, 0.02],
        ["twins", 0.03, 0.02],
      ]),
    ).toBe("");
    expect(
      told([
        ["group-time", 0.01, 0.02],
        ["twins", 0.01, 0.02],
      ]),
    ).toBe("");
    expect(told([["group-time", 0.05, 0.02]])).toBe("");
  });
});

const chance = (measure: ChanceMeasure, wave: number): Quantity => ({
  kind: "chance",
  measure: "glad",
  analysis: "parents",
  chance: measure,
  at: at(wave),
});
const chanceFigure = (measure: ChanceMeasure, wave: number, value: number): Released<Figure> =>
  figure(chance(measure, wave), value, 0.02, {
    unit: chanceUnits[measure],
    decimals: chanceUnits[measure] === "ratio" ? 2 : 1,
  });
function chanceChange(
  measure: ChanceMeasure,
  from: number,
  to: number,
  inequality: Inequality,
): Released<Figure> {
  const quantity: Quantity = {
    kind: "chance-change",
    measure: "glad",
    analysis: "parents",
    chance: measure,
    from: at(2009),
    to: at(2021),
  };
  return figure(quantity, to - from, 0.02, {
    unit: chanceUnits[measure],
    contrast: { direction: to > from ? "up" : "down", significant: inequality.shown, p: 0.01, inequality },
  });
}

describe("measures of chances stand side by side", () => {
  const values = [
    ["share-gap", 0.2, 0.09, "less"],
    ["odds-ratio", 2.67, 4.41, "more"],
  ] as const;
  const told = (language: string, shown: readonly Inequality["way"][]) =>
    partsOf(
      language,
      "chances",
      resultsOf(
        values.flatMap(([measure, from, to, way]) => [
          chanceFigure(measure, 2009, from),
          chanceFigure(measure, 2021, to),
          chanceChange(measure, from, to, { way, shown: shown.includes(way) }),
        ]),
      ),
    );
  const parts = told("en", ["more"]);

  test("by group and wave, each with its unit and interval", () => {
    const [table] = parts.flatMap((part) => (part.kind === "grouped-table" ? part : []));
    expect(table?.columns.map(({ label }) => label)).toEqual([
      "Wave",
      "Gap between the shares (percentage points)",
      "Odds ratio (times)",
    ]);
    expect(table?.groups[0]?.rows[0]).toEqual(["2009", "20.0 (18.0–22.0)", "2.67 (2.65–2.69)"]);
  });

  test("not arriving fell from 40 and 20 per cent to 12 and 3: the gap shrank, the odds ratio grew", () => {
    expect(textsOf(told("en", ["more", "less"]))[1]).toBe(
      "Areas with a plan, from 2009 to 2021: the measures disagree. Chances became more unequal by odds ratio; less unequal by gap between the shares. They answer different questions, so all of it can be true.",
    );
  });

  test("they do not disagree where one of the two is not shown", () => {
    expect(textsOf(parts)[1]).toBe(
      "Areas with a plan, from 2009 to 2021: that chances became more unequal is shown by odds ratio. The change by gap between the shares points the other way, which cannot be shown.",
    );
    expect(textsOf(told("en", ["less"]))[1]).toContain(
      "that chances became less unequal is shown by gap between the shares. The change by odds ratio points",
    );
    expect(textsOf(told("da", ["less"]))[1]).toMatch(
      /at chancerne blev mindre ulige, kan påvises efter .*\. Ændringen efter oddsratio peger den anden vej, hvilket ikke kan påvises\.$/,
    );
    expect(textsOf(told("en", []))).toHaveLength(1);
  });
});

describe("tables of classes", () => {
  const classes = 3;
  const shares = [
    [0.6, 0.3, 0.1],
    [0.3, 0.4, 0.3],
    [0.1, 0.3, 0.6],
  ];
  const income: Study = {
    ...plain,
    analysis: {
      ...plain.analysis,
      chances: [
        {
          kind: "ranks",
          id: "income",
          label: { en: "by income", da: "efter indkomst" },
          measures: ["glad"],
          parents: "x",
          classes,
        },
      ],
    },
  };
  const cellAt = (wave: number, from: number, to: number): Quantity => ({
    kind: "chance",
    measure: "glad",
    analysis: "income",
    chance: "transition",
    cell: { from: from + 1, to: to + 1 },
    at: at(wave),
  });
  const mobility: Quantity = {
    kind: "chance",
    measure: "glad",
    analysis: "income",
    chance: "mobility",
    at: at(2009),
  };
  const strength: Quantity = {
    kind: "chance-change",
    measure: "glad",
    analysis: "income",
    chance: "uniform-difference",
    from: at(2009),
    to: at(2021),
  };
  const entries = [
    figure(mobility, 0.7, 0.1, { unit: "ratio", decimals: 2 }),
    figure(strength, -0.2, 0.1, {
      unit: "part",
      decimals: 0,
      contrast: { direction: "down", significant: true, p: 0.012 },
      evidence: {
        ...figure(strength, 0, 1).evidence,
        notes: [{ kind: "misplaced", unrelated: 0.12, uniform: 0.013 }],
      },
    }),
    ...shares.flatMap((row, i) =>
      row.flatMap((share, j) => [
        figure(cellAt(2009, i, j), share, 0.05),
        { kind: "withheld", quantity: cellAt(2021, i, j) } as Released<Publishable>,
      ]),
    ),
  ];
  const told = (language: string) =>
    analysisSections(income, resultsOf(entries), language).find(({ id }) => id === "chances")?.parts ?? [];
  const tables = (language: string) =>
    told(language).flatMap((part) => (part.kind === "grouped-table" ? part : []));

  test("a picture for each group in the first and last wave that is told, with its table", () => {
    const [grid] = told("en").flatMap((part) => (part.kind === "shares-grid" ? part.chart : []));
    expect(grid?.panels.map(({ label }) => label)).toEqual(["2009"]);
    expect(grid?.panels[0]?.rows.map((row) => row.map((one) => one?.text))).toEqual([
      ["60", "30", "10"],
      ["30", "40", "30"],
      ["10", "30", "60"],
    ]);
    expect(grid?.description).toBe(
      "Table of parents’ class by children’s class, Areas with a plan. 2009: from the lowest class 60 stay in it and 10 arrive in the highest; from the highest 10 arrive in the lowest and 60 stay. The table after the picture has every figure.",
    );
    const table = tables("da").find(({ id }) => id === "transitions-income-glad");
    expect(table?.columns.map(({ label }) => label)).toEqual([
      "Forældrenes klasse",
      "Børn i klasse 1",
      "Børn i klasse 2",
      "Børn i klasse 3",
    ]);
    expect(table?.groups[0]?.rows[0]?.slice(0, 2)).toEqual(["1", "60 (55–65)"]);
  });

  test("how much stronger all odds ratios became, and how well one number says it", () => {
    const table = tables("en").find(({ id }) => id === "strength-income-glad");
    expect(table?.groups).toEqual([
      { label: "Areas with a plan", rows: [["2021", "−20 (−30 to −10)", "0.012"]] },
    ]);
    expect(textsOf(told("en"))).toContain(
      "Areas with a plan: One number for all odds ratios of a wave puts 1.3 per cent of the people in another cell of the table than their own; with chances that are equal for all it would be 12.0 per cent.",
    );
  });

  test("of a table that is withheld there is a line, and no picture", () => {
    const none = entries.filter(
      ({ kind, quantity }) => kind === "withheld" || quantity.kind !== "chance" || !quantity.cell,
    );
    const parts = analysisSections(income, resultsOf(none), "en").flatMap(({ parts }) => parts);
    expect(parts.filter(({ kind }) => kind === "shares-grid")).toEqual([]);
    expect(
      parts.flatMap((part) => ("id" in part && part.id.startsWith("transitions") ? part.id : [])),
    ).toEqual([]);
    expect(textsOf(parts)).toContainEqual(
      expect.stringMatching(
        /, Areas with a plan, where children arrive by their parents’ class: too few to publish\.$/,
      ),
    );
  });
});

const map: RegisterMap = {
  period: [2000, 2004],
  registers: [
    {
      register: "BEF",
      reference: "status",
      years: [2000, 2001, 2002, 2003, 2004].map((year) => ({ year, rows: year === 2002 ? 0 : 1000 + year })),
      breaks: [{ year: 2002, kind: "gap" }],
      setAside: [{ what: "PNR: code not known", rows: 2 }],
    },
    {
      register: "AKM",
      reference: "spell",
      years: [2001, 2002, 2003].map((year) => ({ year, rows: year === 2003 ? 700 : 300 })),
      breaks: [
        { year: 2003, kind: "doubled" },
        { year: 2003, kind: "codes" },
      ],
      setAside: [],
    },
  ],
  children: [{ what: "mother not told", rows: 41 }],
  beside: {
    rules: [
      { kind: "residence", ages: [15, 15], atLeast: 1 },
      { kind: "residence", ages: [6, 15], atLeast: 5 },
      { kind: "residence", ages: [0, 17], atLeast: 1 },
      { kind: "parents", restGroup: "narrow", who: "one" },
      { kind: "parents", restGroup: "narrow", who: "both" },
      { kind: "parents", restGroup: "wide", who: "one" },
    ],
    // 62 at 15: 41 of them by years too; 27 more by years; 28 at some time only. 4 parents wide only: too few.
    children: [
      { by: [true, true, true, true, true, true], rows: 41 },
      { by: [true, false, true, true, false, true], rows: 21 },
      { by: [false, true, true, false, false, false], rows: 27 },
      { by: [false, false, true, false, false, true], rows: 4 },
      { by: [false, false, true, false, false, false], rows: 24 },
      { by: [false, false, false, false, false, false], rows: 900 },
    ],
  },
};

describe("the map of registers", () => {
  const account = releaseAccount(
    {
      intake: { files: [], people: [], missing: [], registers: [map] },
      codebook: { columns: [] },
      calibration: null,
      response: null,
      scales: [],
    },
    plain.policy,
  );
  const told = (language: string) =>
    methodSections(plain, account, language).find(({ id }) => id === "registers")?.parts ?? [];
  const groupsOf = (language: string, table: string) =>
    told(language).flatMap((part) =>
      part.kind === "grouped-table" && part.id === `registers-1-${table}` ? part.groups : [],
    );

  test("a state for each year of each register", () => {
    const [grid] = told("en").flatMap((part) => (part.kind === "years-grid" ? part.chart : []));
    expect(grid?.rows.map(({ cells }) => cells)).toEqual([
      ["rows", "rows", "none", "rows", "rows"],
      [null, "rows", "rows", "other-codes", null],
    ]);
    expect(grid?.description).toContain(
      "BEF: 2002: no rows. AKM: 2003: more than twice the rows of the year before; 2003: other codes than before.",
    );
  });

  test("in words and numbers, to the policy's base", () => {
    expect(rowsOf(told("da"), "registers-1-breaks")[0]).toEqual([
      "BEF",
      "en dag",
      "2000–2001, 2003–2004",
      "2002: ingen rækker",
    ]);
    expect(rowsOf(told("en"), "registers-1-rows").slice(1, 4)).toEqual([
      ["2001", "3,000", "300"],
      ["2002", "0", "300"],
      ["2003", "3,005", "700"],
    ]);
    expect(groupsOf("da", "set-aside")).toEqual([
      { label: "BEF", rows: [["PNR: kode ikke kendt", "for få til at oplyse"]] },
      { label: "Børn", rows: [["mor ikke oplyst", "40"]] },
    ]);
  });

  test("the same children by other rules; what four children would be worked out of is not told", () => {
    expect(groupsOf("en", "rules")).toEqual([
      {
        label: "Lived in an area with a plan",
        rows: [
          ["At age 15 (the study’s rule)", "60", "–", "–", "–"],
          ["In at least 5 of the years from age 6 to 15", "70", "40", "25", "20"],
          ["At some time from age 0 to 17", "115", "60", "55", "0"],
        ],
      },
      {
        label: "Parents outside work and education",
        rows: [
          [
            "At least one parent, who has no more than primary school (the study’s rule)",
            "60",
            "–",
            "–",
            "–",
          ],
          ["Both parents, or the only one known, with no more than primary school", "40", "40", "0", "20"],
          ["At least one parent, whatever the schooling", ...Array(4).fill("too few to tell")],
        ],
      },
    ]);
    expect(groupsOf("da", "rules")).toMatchObject([
      {
        label: "Boede i et område med en plan",
        rows: [
          ["Som 15-årig (undersøgelsens regel)", "60", "–", "–", "–"],
          ["I mindst 5 af årene fra 6 til 15 år", "70", "40", "25", "20"],
          ["På et tidspunkt fra 0 til 17 år", "115", "60", "55", "0"],
        ],
      },
      { label: "Forældre uden for arbejde og uddannelse" },
    ]);
    expect(textsOf(told("en"))[1]).toContain("the same children are counted by other rules");
    expect(textsOf(told("da"))[1]).toContain("de samme børn talt efter andre regler");
  });
});
