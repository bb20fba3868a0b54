import { describe, expect, test } from "vitest";
import { findingsIn } from "../../src/release/findings.js";
import { analysisSections } from "../../src/report/sections/analysisSections.js";
import { type MoversOf, type Quantity, quantityKey } from "../../src/vocabulary/quantity.js";
import type { Publishable, Released } from "../../src/vocabulary/released.js";
import type { Study } from "../../src/vocabulary/study.js";
import { figure, publication } from "./fixture.js";
import { study as plain } from "./fixtureStudy.js";

const study: Study = {
  ...plain,
  breakdowns: [
    ...plain.breakdowns,
    {
      id: "came",
      label: { en: "How they came", da: "Hvordan de kom" },
      columns: ["came"],
      rule: "only",
      categories: [{ id: "born", label: { en: "Born there", da: "Født der" }, values: ["born"] }],
    },
  ],
  analysis: { ...plain.analysis, movers: { measures: ["glad"], came: "came", left: null } },
};

const at = (wave: number, group: string) => ({ wave: String(wave), group, category: null });
const over = (group: string) => ({ from: at(2009, group), to: at(2021, group) });
const part = (name: MoversOf["part"], way: string | null = null): MoversOf => ({
  kind: "movers",
  measure: "glad",
  part: name,
  way: way === null ? null : { breakdown: "came", category: way },
  ...over("plan"),
});
const change: Quantity = { kind: "change", measure: "glad", ...over("plan") };

/** A figure in whole per cent points, shown to differ from 0 or not. */
const moved = (quantity: Quantity, points: number, n: number, significant = true, lacking = 0) => {
  const base = figure(quantity, points / 100, 0.02, { n });
  return figure(quantity, points / 100, 0.02, {
    n,
    contrast: { direction: points > 0 ? "up" : "down", significant, p: significant ? 0.001 : 0.4 },
    evidence: { ...base.evidence, leftOut: [{ reason: "no answer", rows: lacking }] },
  });
};

function sectionOf(entries: readonly Released<Publishable>[], language = "en", of = study) {
  const byKey = new Map(entries.map((one) => [quantityKey(one.quantity), one]));
  const results = { ...publication.results, byKey, findings: findingsIn(entries) };
  const section = analysisSections(of, results, language).find(({ id }) => id === "movers");
  const parts = section?.parts ?? [];
  return {
    rows: parts.flatMap((one) => (one.kind === "grouped-table" ? one.groups.map(({ rows }) => rows) : [])),
    texts: parts.flatMap((one) => (one.kind === "text" ? one.text : [])),
  };
}

const withheld = { kind: "withheld", quantity: part("came", "born") } as Released<Publishable>;
const told = [
  moved(change, -2, 4120),
  moved(part("stayed"), 3, 2200, true, 40),
  moved(part("came"), -6, 900),
  withheld,
  moved(part("left"), 1, 870),
];

describe("those who stayed, came and left", () => {
  test("in a table of the whole change and its parts, with people of each", () => {
    const { rows } = sectionOf(told);
    expect(rows[0]).toEqual([
      ["The whole change", "−2 (−4 to 0)", "4,120"],
      ["Those who stayed", "+3 (+1 to +5)", "2,200"],
      ["Those who came", "−6 (−8 to −4)", "900"],
      ["– of these: Born there", "too few to publish", "–"],
      ["Those who left", "+1 (−1 to +3)", "870"],
    ]);
    expect(sectionOf(told, "da").rows[0]?.map(([name]) => name)).toEqual([
      "Hele ændringen",
      "De, der blev boende",
      "Kom til",
      "– heraf: Født der",
      "Ikke længere der",
    ]);
  });

  test("in a plain sentence, with how many could not be counted", () => {
    const sentence = (entries: readonly Released<Publishable>[], language = "en") =>
      sectionOf(entries, language)
        .texts[1]?.replace(/^[^:]*: /, "")
        .split(/(?<=\.) /)[0];
    const pair = (whole: boolean, stayed: boolean, points = 3) => [
      moved(change, 2, 4120, whole),
      moved(part("stayed"), points, 2200, stayed),
    ];
    expect(sectionOf(told).texts[1]).toBe(
      "Areas with a plan: Those who stayed changed the opposite way of the whole; it is other people who make the difference. The parts add up to the change among people with an answer in each wave in which they were there. Left out because an answer or the person's key is missing: 40.",
    );
    expect(sentence(pair(true, true))).toBe("Those who stayed changed the same way as the whole.");
    expect(sentence(pair(false, true))).toBe(
      "A change is shown among those who stayed; for the whole it is not shown.",
    );
    expect(sentence(pair(true, false))).toBe(
      "A change is shown for the whole; among those who stayed it is not shown.",
    );
    expect(sentence(pair(false, false))).toBe(
      "A change can be shown neither of the whole nor among those who stayed.",
    );
    expect(sentence(pair(false, true), "da")).toBe(
      "En ændring kan påvises blandt dem, der blev boende; for helheden kan den ikke.",
    );
    expect(sectionOf([moved(change, 2, 4120), withheld]).texts).toHaveLength(1);
  });

  test("in a study of areas it is said that who moves between them stays", () => {
    const areas = { breakdown: "area", group: "plan", list: [], covariates: [], measures: [] };
    expect(sectionOf(told, "en", { ...study, areas }).texts[0]).toContain(
      "Who moved from one area to another within areas with a plan stayed there.",
    );
    expect(sectionOf(told).texts[0]).not.toContain("from one area");
  });

  test("a study that does not ask has no such section", () => {
    expect(sectionOf(told, "en", plain).texts).toEqual([]);
  });
});
