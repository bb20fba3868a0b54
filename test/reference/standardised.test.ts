import { afterAll, beforeAll, expect, test } from "vitest";
import {
  comparedCategories,
  type Divided,
  standardisedMeans,
} from "../../src/estimate/means/standardisedMeans.js";
import { componentResults } from "../../src/estimate/questions/componentResults.js";
import { estimateQuestion } from "../../src/estimate/questions/estimateQuestion.js";
import { designCovariance } from "../../src/estimate/variance/designCovariance.js";
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

/** Children by sex, their parents' class and more keys, drawn by families. */
function counted(more: Readonly<Record<string, Sql>>) {
  return tally(store, {
    rows: id("mobility_toy"),
    design: {
      wave: sql`''`,
      stratum: sql`''`,
      psu: id("family"),
      secondUnit: null,
      populationPsus: null,
      populationSecondUnits: null,
      weight: id("weight"),
      psusStay: false,
      person: null,
    },
    by: Object.entries({ [counting.category]: sql`sex || '.' || parents_class`, ...more }).map(
      ([name, value]) => ({ name, value }),
    ),
    variables: [...answered(counting.value, id("child")), squareOf(counting.value)],
  });
}

const kinds = ["m", "w"].flatMap((sex) => ["a", "b", "c"].map((parents) => `${sex}.${parents}`));

test("both sides with the composition of a cohort", async () => {
  const children = await counted({ side: id("inside"), cohort: id("cohort") });
  const those = (key: string, value: string): Divided =>
    kinds.map((kind) =>
      children.domains.flatMap((domain, d) => (domain.category === kind && domain[key] === value ? d : [])),
    );
  const asked = {
    name: counting.value,
    sides: [those("side", "in"), those("side", "out")],
    standard: those("cohort", "1990"),
  };
  const { categories, covered } = comparedCategories(children, asked);
  expect([categories.length, covered]).toEqual([6, 1]);
  const { values, influence } = standardisedMeans(children, asked, categories);
  const found = designCovariance(children, influence, plainDesign);
  if (found.kind !== "covariance") throw new Error(found.kind);
  const [v00 = 0, v01 = 0, , v11 = 0] = found.data;
  const [inside = 0, outside = 0] = values;
  const { est, se } = reference("mobility-made", "standardised");
  expectAgree([inside, outside, inside - outside], list(est), 1e-12);
  expectAgree([v00, v11, v00 - 2 * v01 + v11].map(Math.sqrt), list(se), derived);
});

test("Kitagawa's parts of a change between cohorts", async () => {
  const children = await counted({ wave: id("cohort"), group: sql`'plan'` });
  const measure = dimension("child");
  const wave = (name: string) => ({
    id: name,
    label: { en: name },
    value: name,
    time: Number(name),
    note: null,
  });
  const study = studyOf({
    measures: [measure],
    waves: ["1990", "1995"].map(wave),
    breakdowns: [breakdown("kind", kinds)],
  });
  const once = { tally: children, replicated: null, quantiles: null };
  const estimates = estimateQuestion(measure, once, plainDesign);
  if ("onePsu" in estimates) throw new Error("one PSU");
  const made = { estimates, counted: once, residuals: undefined };
  const results = componentResults({ study, measure, breakdown: "kind" }, made);
  const at = (name: string) => ({ wave: name, group: "plan", category: null });
  const parts = (["composition", "within"] as const).map((part) =>
    estimateIn(results, {
      kind: "component",
      measure: "child",
      breakdown: "kind",
      part,
      category: null,
      from: at("1990"),
      to: at("1995"),
    }),
  );
  const { est, se } = reference("mobility-made", "composition");
  expectAgree(
    parts.map(({ value }) => value),
    list(est),
    1e-11,
  );
  expectAgree(
    parts.map((part) => part.se),
    list(se),
    derived,
  );
});
