import { describe, expect, test } from "vitest";
import { releaseAccount } from "../../src/release/releaseAccount.js";
import { sharesChart } from "../../src/report/charts/sharesChart.js";
import { displayNotes } from "../../src/report/display/displayNotes.js";
import { editionOf } from "../../src/report/edition.js";
import { htmlSection } from "../../src/report/html/htmlSection.js";
import { pdfModel } from "../../src/report/pdf/pdfModel.js";
import { sectionModel } from "../../src/report/pdf/pdfTables.js";
import { frameNames } from "../../src/report/sections/frameNames.js";
import { methodSections } from "../../src/report/sections/methodSections.js";
import { scaleSentences } from "../../src/report/sections/scaleSentences.js";
import { scaleWarnings } from "../../src/report/sections/scaleWarnings.js";
import type { Part } from "../../src/report/sections/section.js";
import type { StudyAccount } from "../../src/vocabulary/account.js";
import type { AreaAccount } from "../../src/vocabulary/intake.js";
import type { Because } from "../../src/vocabulary/scaleQuality.js";
import { displayOf } from "./displayOf.js";
import { publication } from "./fixture.js";
import { response } from "./fixtureResponse.js";
import { account, study } from "./fixtureStudy.js";

type Told = typeof account;
const partsOf = (id: string, language: string, told: Told = account): readonly Part[] =>
  methodSections(study, told, language).find((section) => section.id === id)?.parts ?? [];
const textsOf = (parts: readonly Part[]) =>
  parts.flatMap((part) => (part.kind === "text" ? [part.text] : []));
const tableOf = (parts: readonly Part[], id: string) => {
  const table = parts.find((part) => "columns" in part && part.id === id);
  if (table?.kind === "table") return table.rows;
  return table?.kind === "grouped-table" ? table.groups.flatMap(({ rows }) => rows) : [];
};
const rowOf = (parts: readonly Part[], id: string, name: string) =>
  tableOf(parts, id).find(([first]) => first === name);

test("a study without such an account has no section for it", () => {
  const nothing = {
    intake: { files: [], people: [], missing: [] },
    codebook: { columns: [] },
    calibration: null,
    scales: [],
  };
  const bare = releaseAccount({ ...nothing, response: null }, study.policy);
  const ids = methodSections(study, bare, "en").map(({ id }) => id);
  expect(ids).not.toEqual(expect.arrayContaining([expect.stringMatching(/response|weighting|scales/)]));
});

describe("who was invited and who answered", () => {
  const parts = partsOf("response", "en");

  test("by wave and group with interval, in the language of the page", () => {
    expect(rowOf(parts, "response-rates", "2021, Areas with a plan")).toEqual([
      "2021, Areas with a plan",
      "11,400",
      "4,330",
      "38.0",
      "37.1–38.9",
      "37.2",
    ]);
    expect(rowOf(partsOf("response", "da"), "response-rates", "2021, Befolkningen")).toEqual([
      "2021, Befolkningen",
      "3.900",
      "1.750",
      "44,9",
      "43,4–46,5",
      "44,0",
    ]);
  });

  test("a wave and group with few people says so", () => {
    const [first] = response.places;
    const few = first && { ...first, analysis: { ...first.analysis, answered: 3 } };
    const told = releaseAccount(
      {
        codebook: { columns: [] },
        intake: { files: [], people: [], missing: [] },
        calibration: null,
        response: { ...response, places: few ? [few] : [] },
        scales: [],
      },
      study.policy,
    );
    const [row] = tableOf(partsOf("response", "en", told), "response-rates");
    expect(row).toEqual(["2009, Areas with a plan", "too few to tell", "–", "–", "–", "–"]);
  });

  test("in plain words: who answered least and most", () => {
    const terms = parts.flatMap((part) => (part.kind === "terms" ? part.terms : []));
    expect(terms[2]).toEqual({
      term: "2021, The population",
      told: [
        "Fewest answered among “18–29” (Age): 36.7 per cent. Most answered among “45–64” (Age): 48.8 per cent.",
      ],
    });
  });

  test("each category against all, small ones together and in the study's order", () => {
    expect(tableOf(parts, "response-1").slice(0, 4)).toEqual([
      ["18–29", "2,650", "740", "27.9", "−0.073", "fewer answered"],
      ["30–44", "2,720", "1,055", "38.8", "−0.017", "fewer answered"],
      ["45–64", "2,700", "1,330", "49.3", "0.038", "more answered"],
      ["65 and older + not known", "1,730", "995", "57.5", "–", "–"],
    ]);
    const youngest = { variable: "known_age", categories: ["a65", "", "a18"] };
    expect(frameNames(study, "da").categories(youngest)).toBe("18–29 + 65 og derover + ukendt");
    expect(rowOf(parts, "response-3", "Long higher")?.at(-1)).toBe("no clear difference");
  });

  test("the R-indicator with its interval, what it sees, and the largest bias that could be left", () => {
    expect(rowOf(parts, "representativeness", "2021, The population")).toEqual([
      "2021, The population",
      "0.91",
      "0.90–0.93",
      "4.9",
    ]);
    expect(textsOf(parts).join(" ")).toMatch(/what is known of everybody invited: Age, Education\./);
    expect(textsOf(parts).join(" ")).toMatch(
      /The largest is \d+\.\d percentage points \(2021, Areas with a plan\)\./,
    );
  });
});

describe("what weighting did", () => {
  const parts = partsOf("weighting", "en");

  test("classes, trimming and the cost in a sentence each", () => {
    expect(textsOf(parts).slice(1)).toEqual([
      "Whoever answered was made to stand also for people like them who did not, in 5 classes of wave, group and background. Small classes were joined with their neighbours, which left 4. Within a class weights were multiplied by between 1.7 and 3.6. Classes that are still smaller than asked for, with no neighbour to join: 1.",
      "Of 6,370 weights, 45 were large enough to be cut off, in 2 strata; what was cut off was shared among the others there. The largest weight went from about 2,900 to about 1,300.",
      "Unequal weights cost precision: in the end as much as if 19 per cent fewer had answered, all with the same weight (1 + CV² of the weights; Kish 1992, Journal of Official Statistics 8, 183–200). That is of all groups, all waves together: where a wave or a group was sampled more densely than another, part of the cost comes from that, and does not fall on the figures of a single wave and group. Median and largest weight are rounded to two digits.",
    ]);
  });

  test("the weights and the shares step by step", () => {
    expect(rowOf(parts, "weighting-steps", "Large weights cut off")).toEqual([
      "Large weights cut off",
      "4,612,345",
      "430",
      "1,300",
      "1.21",
      "18",
    ]);
    expect(rowOf(parts, "shares", "Lower secondary")).toEqual([
      "Lower secondary",
      ...["36.2", "29.0", "29.7", "35.8", "35.5", "36.2"],
    ]);
  });

  const chart = parts.flatMap((part) => (part.kind === "chart" ? part.chart : []))[0];
  if (!chart) throw new Error("the section has no chart");

  test.each(["wide", "narrow"] as const)(
    "the chart, %s, draws each share at its place on the axis",
    (form) => {
      const svg = sharesChart(chart, form).markup;
      const ticks = [...svg.matchAll(/<text class="tick" x="([\d.]+)"[^>]*>(\d+)</g)];
      const [zero, last] = [ticks[0], ticks.at(-1)].map(
        (tick) => [Number(tick?.[1]), Number(tick?.[2])] as const,
      );
      const at = (share: number) =>
        (zero?.[0] ?? 0) + (share * 100 * ((last?.[0] ?? 0) - (zero?.[0] ?? 0))) / (last?.[1] ?? 1);
      const marks = [...svg.matchAll(/class="mark[^"]*" transform="translate\(([\d.]+),/g)].map(([, x]) =>
        Number(x),
      );
      const shares = chart.groups.flatMap(({ rows }) => rows).flatMap(({ values }) => values.slice(0, 3));
      const drawn = marks.slice(chart.series.length); // the first are of the legend
      expect(drawn).toHaveLength(shares.length);
      for (const [m, share] of shares.entries()) expect(drawn[m]).toBeCloseTo(at(share ?? Number.NaN), 0);
    },
  );

  test("the chart can be read aloud, and its figures stand in the table after it", () => {
    expect(chart.description).toContain("furthest from those invited at “18–29” (Age): 27.8 per cent");
    const section = methodSections(study, account, "en").find(({ id }) => id === "weighting");
    const html = section ? htmlSection(section).markup : "";
    expect(html.match(/<desc/g)).toHaveLength(2);
    expect(html.indexOf("<figure")).toBeLessThan(html.indexOf('id="shares"'));
    const [report] = publication.reports;
    if (!report) throw new Error("the fixture has no report");
    const method = JSON.stringify(pdfModel(editionOf(report, study, publication, account)).method);
    expect(method).toContain(`"alt":"${chart.description}"`);
  });
});

describe("how well the scales measure", () => {
  const found = (code: Because["code"], told: Partial<Because>): Because => ({
    ...{ code, kind: "weak", part: null, item: null, value: 0, threshold: 0.7 },
    ...told,
  });
  const said = (because: readonly Because[], scale = "safety", language = "en") => {
    const own = account.scales.find((each) => each.scale === scale);
    if (!own) throw new Error(`the fixture has no scale ${scale}`);
    return scaleSentences({ ...own, verdict: { kind: "weak", because } }, study, language);
  };

  test("a scale that holds has no warning, one that does not says why, in words", () => {
    const warnings = partsOf("scales", "en").flatMap((part) => (part.kind === "warning" ? part.warning : []));
    expect(warnings.map(({ term }) => term)).toEqual([
      "Social cohesion: weak",
      "Collective efficacy: does not hold",
      "All questions of “Wellbeing in all”, each in its dimension: weak",
    ]);
    expect(warnings[0]?.told).toEqual([
      "The questions of “Social cohesion” hang together weakly (alpha 0.65; 0.70 is usual).",
      "“How glad are you to live in your housing area?” goes poorly with the rest (correlation 0.24; 0.30 is usual).",
      "Between the waves the questions do not measure quite the same (scalar invariance does not hold): a change of “Social cohesion” may be a change in how the questions are understood.",
      "Read a change of “Social cohesion” question by question.",
    ]);
  });

  test("what does not hold among all is not said of each wave again; what only one wave shows names it", () => {
    const of2021 = { part: { key: "wave", value: "2021" }, value: 0.66 };
    const ofArabic = { part: { key: "language", value: "ar" }, value: 0.61 };
    expect(said([found("alpha-low", of2021), found("alpha-low", ofArabic)])[0]).toBe(
      "The questions of “Perceived safety” hang together weakly (2021: alpha 0.66, Arabic: alpha 0.61; 0.70 is usual).",
    );
    expect(said([found("alpha-low", of2021), found("alpha-low", { value: 0.69 })])[0]).toContain(
      "(alpha 0.69;",
    );
  });

  test("a figure just below its limit has a digit more, so that nobody reads 0.70 is below 0.70", () => {
    expect(said([found("alpha-low", { value: 0.698 })])[0]).toContain("(alpha 0.698; 0.70 is usual)");
    const apart = { kind: "does-not-hold", item: "happy", value: -0.004, threshold: 0 } as const;
    expect(said([found("item-apart", apart)])[0]).toContain("(correlation −0.004)");
  });

  test("omega is told where only that is low; fit in one sentence, with the side each limit is on", () => {
    const fit = [
      found("cfi-low", { value: 0.93, threshold: 0.95 }),
      found("srmr-high", { kind: "does-not-hold", value: 0.112, threshold: 0.1 }),
    ];
    expect(said([found("omega-low", { value: 0.66 }), ...fit])).toEqual([
      "The questions of “Perceived safety” hang together weakly (omega 0.66; 0.70 is usual).",
      "The questions of “Perceived safety” do not measure one thing (CFI 0.930, at least 0.95 is usual; SRMR 0.112, at most 0.08 is usual).",
      "Read a change of “Perceived safety” question by question.",
    ]);
  });

  test("in Danish, of an index, and of languages", () => {
    const languages = { kind: "does-not-hold", part: { key: "language", value: null }, value: 1 } as const;
    expect(
      said([found("alpha-low", { value: 0.62 }), found("not-invariant", languages)], "total", "da"),
    ).toEqual([
      "Dimensionerne i »Trivsel i alt« hænger svagt sammen (alfa 0,62; 0,70 er det sædvanlige).",
      "På forskellige sprog måler dimensionerne ikke det samme (metrisk invarians holder ikke): En forskel i »Trivsel i alt« mellem sprog kan ikke skelnes fra en forskel i, hvordan spørgsmålene forstås.",
      "Læs en ændring i »Trivsel i alt« dimension for dimension.",
    ]);
  });

  test("figures of every scale, with a dash where there is none", () => {
    const parts = partsOf("scales", "en");
    expect(tableOf(parts, "scales-consistency").slice(2, 4)).toEqual([
      ["Collective efficacy", "8,205", "0.43", "0.42–0.44", "0.45", "does not hold"],
      ["Satisfaction with the area", "too few to tell", "–", "–", "–", "cannot be judged"],
    ]);
    expect(rowOf(parts, "scales-weakest", "Wellbeing in all")).toEqual([
      "Wellbeing in all",
      "Social cohesion",
      "0.38",
    ]);
    expect(rowOf(parts, "scales-fit", "Quality of life")?.slice(1)).toEqual([
      "–",
      "–",
      "–",
      "yes (scalar)",
      "–",
    ]);
  });

  test("every limit has its source", () => {
    const terms = partsOf("scales", "da").flatMap((part) => (part.kind === "terms" ? part.terms : []));
    expect(terms).toHaveLength(7);
    expect(terms[1]).toEqual({
      term: "Korrelation med resten: 0,30 eller mere holder, under 0 holder ikke",
      told: ["Nunnally & Bernstein (1994), s. 305; under 0 peger det den anden vej"],
    });
    for (const { told } of terms) expect(told.join()).toMatch(/\((19|20)\d\d\)/);
  });
});

describe("a chart of a measure whose scale is weak", () => {
  const about = { study, account, language: "en" };

  test("says so in short at its foot; one of another measure does not", () => {
    const display = displayOf("dots", [["Plans", "2021", 0.5, 0.4, 0.6]]);
    const of = (measure: string) => ({
      ...display,
      series: display.series.map((series) => ({
        ...series,
        points: series.points.map((point) => {
          const { result } = point;
          return {
            ...point,
            result: { ...result, quantity: { ...result.quantity, measure } } as typeof result,
          };
        }),
      })),
    });
    expect(displayNotes(of("efficacy"), about).marked).toEqual([
      {
        mark: "!",
        text: "Caution: The questions of “Collective efficacy” hardly hang together (alpha 0.43; 0.70 is usual). Between the waves the questions do not measure the same (metric invariance does not hold): a change of “Collective efficacy” cannot be told from a change in how the questions are understood. Read a change of “Collective efficacy” question by question.",
      },
    ]);
    expect(displayNotes(of("safety"), about).marked).toEqual([]);
    expect(displayNotes(of("glad"), about).marked).toEqual([]);
  });

  test("a measure without a scale has no warnings", () => {
    expect(scaleWarnings(about, "glad")).toEqual([]);
    expect(scaleWarnings(about, "cohesion")).toHaveLength(3);
  });
});

/** The fixture's account with more in it. */
const toldOf = (more: Partial<StudyAccount>, { areas }: { readonly areas?: AreaAccount } = {}) =>
  releaseAccount(
    {
      intake: { files: [], people: [], missing: [], ...(areas && { areas }) },
      codebook: { columns: [] },
      calibration: null,
      response: null,
      scales: [],
      ...more,
    },
    study.policy,
  );

describe("whose weights are told of", () => {
  const weighting = { ...response.weighting, groups: ["plan"] };
  const people = ["2009", "2021"].map((wave) => ({ wave, group: "plan", rows: 4000 }));
  const intake = { files: [], people, missing: [] };
  const told = toldOf({ intake, response: { ...response, weighting } });
  const parts = partsOf("weighting", "en", told);

  test("the table, its cost, the chart and its table name the group that they are of", () => {
    const whose = "Areas with a plan, all waves together";
    expect(textsOf(parts)[3]).toBe(
      `The classes and the weights that were cut off are those of all groups, all waves together. The figures below are of: ${whose}.`,
    );
    expect(textsOf(parts)[4]).toContain(`That is of ${whose}: where a wave or a group was sampled`);
    const captions = parts.flatMap((part) => ("caption" in part ? part.caption : []));
    expect(captions).toEqual([
      "The weights of those who answered, after each step: Areas with a plan",
      `Shares by background, per cent: ${whose}`,
    ]);
    const [chart] = parts.flatMap((part) => (part.kind === "chart" ? part.chart : []));
    expect(chart?.note).toMatch(/^Of Areas with a plan, all waves together\. Among those invited/);
  });

  test("in no language are they told to be of everybody", () => {
    for (const language of ["en", "da"]) {
      const text = JSON.stringify(partsOf("weighting", language, told));
      expect(text).not.toMatch(/All waves and groups|Alle runder og grupper/);
    }
  });
});

test("people without a value: a row for each measure, a column for each wave and group with people", () => {
  const parts = partsOf("answered", "en");
  const table = parts.find((part) => "columns" in part && part.id === "missing");
  if (table?.kind !== "table") throw new Error("there is no such table");
  expect(table.columns.slice(0, 3).map(({ label }) => label)).toEqual([
    "Measure",
    "2009, Areas with a plan",
    "2009, The population",
  ]);
  expect(table.rows.map((row) => row.slice(0, 3))).toEqual([
    ["Glad to live in the area", "40", "too few to tell"],
  ]);
});

describe("what does not go by areas", () => {
  const area = (id: string, en: string) => ({ id, label: { en, da: en }, since: null, known: [] });
  const list = [area("a", "West Hill"), area("b", "Hilltop"), area("c", "The Mill")];
  const withAreas = {
    ...study,
    areas: { breakdown: "area", group: "plan", list, covariates: [], measures: [] },
  };
  const textOf = (areas: AreaAccount, language = "en") =>
    textsOf(
      methodSections(withAreas, toldOf({}, { areas }), language).find(({ id }) => id === "answered")?.parts ??
        [],
    );

  test("people without an area, by wave; areas seen once, by name where enough answered", () => {
    const texts = textOf({
      without: [
        { wave: "2009", rows: 3 },
        { wave: "2021", rows: 214 },
      ],
      once: [
        { area: "a", wave: "2009", rows: 160 },
        { area: "b", wave: "2009", rows: 19 },
      ],
    });
    expect(texts).toEqual([
      "People who answered without being placed in an area: 2009: too few to tell; 2021: 215. They count in figures of the whole group and in none of a single area.",
      "Areas with answers in one wave only, and so without a change of their own: West Hill (2009), 1 with few answers.",
    ]);
  });

  test("nothing where everybody has an area that is seen in both waves", () => {
    expect(textOf({ without: [{ wave: "2009", rows: 0 }], once: [] })).toEqual([]);
  });
});

describe("known totals", () => {
  const total = (margin: string, group: string | null, category: string | null, sums: readonly number[]) => {
    const [known = 0, before = 0, after = 0] = sums;
    return { margin, column: margin, wave: "2021", group, category, total: known, before, after, people: 50 };
  };
  const totals = [
    total("education", "plan", study.breakdowns[0]?.categories[0]?.values[0] ?? "", [1000, 900, 1000.2]),
    total("stratum", "plan", "areas-01", [500, 700, 500]),
    total("income", null, null, [2e6, 1.9e6, 2e6]),
  ];
  const waves = [
    { wave: "2021", people: 400, ratios: [0.8, 1.3], weightEffect: [1.2, 1.3], negative: 0 },
  ] as const;
  const told = toldOf({ calibration: { kind: "raking", iterations: 3, waves, totals } });
  const parts = partsOf("calibration", "en", told);
  const section = { id: "calibration", heading: "Known", parts };

  test("in the study's words, with the group they are of", () => {
    expect(tableOf(parts, "known-totals")).toEqual([
      ["Education: Lower secondary", "2021, Areas with a plan", "1,000", "900", "1,000"],
      ["stratum: areas-01", "2021, Areas with a plan", "500", "700", "500"],
      ["income", "2021", "2,000,000", "1,900,000", "2,000,000"],
    ]);
  });

  const sum =
    "3 totals are known. Before, the weights were furthest from “stratum: areas-01” in 2021, Areas with a plan: 700 against 500. Now they agree with all of them.";
  test("folded on the page, told in short on paper", () => {
    const { markup } = htmlSection(section);
    expect(markup).toContain(`<p>${sum}</p>`);
    expect(markup).toMatch(/<details><summary>Show all known totals<\/summary><div class="scroll"/);
    const paper = JSON.stringify(sectionModel(section));
    expect(paper).toContain(sum);
    expect(paper).not.toContain("Lower secondary");
  });

  test("what the weights could not reach is told", () => {
    const apart = [total("stratum", null, "s", [500, 700, 510])];
    const [, part] = partsOf(
      "calibration",
      "en",
      toldOf({ calibration: { kind: "raking", iterations: 3, waves, totals: apart } }),
    );
    expect(part?.kind === "table" && part.folded?.told).toContain(
      "Now the largest distance left is 2.0 per cent.",
    );
  });
});
