import { afterAll, beforeAll, expect, test } from "vitest";
import { contrast } from "../../src/estimate/contrasts/contrast.js";
import { estimateQuestion } from "../../src/estimate/questions/estimateQuestion.js";
import { gapResults } from "../../src/estimate/questions/gapResults.js";
import { id, type Sql, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { squareOf } from "../../src/tally/products.js";
import { answered } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import { counting } from "../../src/vocabulary/counted.js";
import { estimateIn } from "../answered.js";
import { breakdown, dimension, plainDesign, studyOf } from "../studyOf.js";
import { expectAgree } from "./agree.js";
import { list, reference, storeWith } from "./fixtures.js";

/** Numerical derivatives in R leave ten digits of the standard errors. */
const derived = 1e-8;

let store: Store;
beforeAll(async () => {
  store = await storeWith("mobility_toy");
});
afterAll(() => store.close());

const measure = dimension("child");
const named = (name: string) => ({ id: name, label: { en: name } });
const study = studyOf({
  measures: [measure],
  waves: ["all", "1990", "1995"].map((wave, time) => ({ ...named(wave), value: wave, time, note: null })),
  groups: ["in", "out"].map((group) => ({ ...named(group), role: "programme", where: null })),
  breakdowns: [breakdown("origin", ["rest", "other"])],
});

/** Children's means by wave, side and origin; families, or areas, were drawn. */
async function meansBy(wave: Sql, psu: string) {
  const counted = await tally(store, {
    rows: id("mobility_toy"),
    design: {
      wave: sql`''`,
      stratum: sql`''`,
      psu: id(psu),
      secondUnit: null,
      populationPsus: null,
      populationSecondUnits: null,
      weight: id("weight"),
      psusStay: false,
      person: null,
    },
    by: [
      { name: counting.wave, value: wave },
      { name: counting.group, value: id("inside") },
      { name: counting.category, value: id("origin") },
    ],
    variables: [...answered(counting.value, id("child")), squareOf(counting.value)],
  });
  const estimates = estimateQuestion(
    measure,
    { tally: counted, replicated: null, quantiles: null },
    plainDesign,
  );
  if ("onePsu" in estimates) throw new Error("one PSU");
  return estimates;
}

const place = (wave: string, group: string, category: string) => ({
  wave,
  group,
  category: { breakdown: "origin", category },
});
const doubleDifference = (wave: string) => {
  const gap = (group: string) => ({ of: place(wave, group, "rest"), against: place(wave, group, "other") });
  return { kind: "double-difference", measure: "child", of: gap("in"), against: gap("out") } as const;
};

test("double_difference: origins, inside and outside, families as clusters", async () => {
  const estimates = await meansBy(sql`'all'`, "family");
  const results = gapResults(
    { study: { ...study, waves: study.waves.slice(0, 1) }, measure, breakdown: "origin" },
    estimates,
  );
  const { value, se } = estimateIn(results, doubleDifference("all"));
  const wanted = reference("mobility-made", "double_difference");
  expectAgree([value], list(wanted.est), 1e-12);
  expectAgree([se], list(wanted.se), derived);
});

test("double_difference_change: that of two cohorts, and its change between them, in the same areas", async () => {
  const estimates = await meansBy(id("cohort"), "area");
  const results = gapResults(
    { study: { ...study, waves: study.waves.slice(1) }, measure, breakdown: "origin" },
    estimates,
  );
  const found = ["1990", "1995"].map((wave) => estimateIn(results, doubleDifference(wave)));
  const sign = { in: 1, out: -1, rest: 1, other: -1, 1990: -1, 1995: 1 } as Readonly<Record<string, number>>;
  const signs = estimates.domains.map((domain) =>
    Object.values(domain).reduce((product, key) => product * (sign[key] ?? Number.NaN), 1),
  );
  const change = contrast(estimates.values, estimates.covariance, new Map(signs.entries()));
  const wanted = reference("mobility-made", "double_difference_change");
  expect(signs).toHaveLength(8);
  expectAgree([...found.map(({ value }) => value), change.value], list(wanted.est), 1e-11);
  expectAgree([...found.map(({ se }) => se), Math.sqrt(change.variance)], list(wanted.se), derived);
});
