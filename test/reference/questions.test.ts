import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerQuestion } from "../../src/estimate/questions/answerQuestion.js";
import { id, join, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";
import { requestFor } from "../../src/tally/question.js";
import { tally } from "../../src/tally/tally.js";
import type { Result } from "../../src/vocabulary/estimate.js";
import type { Place, Quantity, Span } from "../../src/vocabulary/quantity.js";
import type { Question } from "../../src/vocabulary/question.js";
import type { Study } from "../../src/vocabulary/study.js";
import { answered, estimateIn } from "../answered.js";
import { breakdown, dimension, indexOf, plainDesign, share, studyOf } from "../studyOf.js";
import { expectAgree } from "./agree.js";
import { list, reference, storeWith } from "./fixtures.js";

const areas = Array.from({ length: 12 }, (_, i) => `a${String(i + 1).padStart(2, "0")}`);
const ages = ["young", "middle", "old"];
const dimensions = ["d1", "d2", "d3"];
const glad = share("glad");
const known = list(reference("questions", "known").value);

/** Two waves, two groups, twelve areas in one of them; all that can be asked of it. */
const study: Study = studyOf({
  measures: [glad, ...dimensions.map(dimension), indexOf("total", dimensions)],
  breakdowns: [breakdown("age", ages), breakdown("area", areas)],
  areas: {
    breakdown: "area",
    group: "plan",
    covariates: ["known"],
    measures: ["glad", "d1"],
    list: areas.map((area, i) => ({
      id: area,
      label: { en: area },
      since: null,
      known: [known[i] ?? Number.NaN],
    })),
  },
  analysis: {
    gaps: [],
    trends: [],
    effects: [],
    chances: [],
    standardised: [],
    movers: null,
    exposure: [],
    matches: [],
    labels: {},
    families: [
      { id: "main", label: { en: "Main" }, measures: dimensions, group: "plan", from: "1", to: "2" },
    ],
    equivalence: { share: 0.1, index: 0.1 },
    decompositions: [{ breakdown: "age", measures: ["glad"] }],
    sensitivity: { measures: ["glad"], variants: ["areas-equal"], imputations: 5 },
    contributions: ["total"],
    clustering: ["glad", "total"],
    language: null,
  },
});

let store: Store;
let results: readonly Result[];
/** The same with people who answered twice told. */
let panel: readonly Result[];

beforeAll(async () => {
  store = await storeWith("panel_toy");
  const scored = sql`(d1 IS NOT NULL)::INTEGER + (d2 IS NOT NULL)::INTEGER + (d3 IS NOT NULL)::INTEGER`;
  await store.run(
    sql`CREATE TABLE answers AS SELECT wave::TEXT AS wave, "group", stratum, person, weight::DOUBLE AS weight,
          age AS by_age, area AS by_area, glad::DOUBLE AS measure_glad, glad1, glad2, glad3,
          d1::DOUBLE AS measure_d1, d2::DOUBLE AS measure_d2, d3::DOUBLE AS measure_d3,
          CASE WHEN ${scored} >= 2 THEN (coalesce(d1, 0) + coalesce(d2, 0) + coalesce(d3, 0)) / (${scored}) END AS measure_total
        FROM panel_toy`,
  );
  results = await answered(store, study);
  panel = await answered(store, { ...study, design: { ...plainDesign, person: "person" } });
});
afterAll(() => store.close());

const place = (wave: string, group = "plan"): Place => ({ wave, group, category: null });
const span = (group = "plan"): Span => ({ from: place("1", group), to: place("2", group) });
const wantedOf = (key: string) => reference("questions", key);

function expectFigures(
  from: readonly Result[],
  quantities: readonly Quantity[],
  { est, se }: { readonly est?: unknown; readonly se?: unknown },
  tolerance = 1e-10,
) {
  const found = quantities.map((quantity) => estimateIn(from, quantity));
  expectAgree(
    found.map(({ value }) => value),
    list(est),
    tolerance,
  );
  expectAgree(
    found.map((one) => one.se),
    list(se),
    tolerance,
  );
  return found;
}

describe("the design under a figure is that of its waves and group", () => {
  /** Counted from the rows: people in the strata that the group has people in, and these strata. */
  async function counted(waves: readonly string[], group: string) {
    const within = sql`wave::TEXT IN (${join(waves.map((wave) => sql`${wave}`))})`;
    const [row] = await store.rows(
      sql`SELECT count(*)::INTEGER AS "rows", count(DISTINCT person)::INTEGER AS people,
            count(DISTINCT (stratum, person))::INTEGER AS psus, count(DISTINCT stratum)::INTEGER AS strata, count(DISTINCT (wave, stratum))::INTEGER AS by_wave
          FROM panel_toy
          WHERE ${within} AND (wave, stratum) IN (SELECT (wave, stratum) FROM panel_toy WHERE "group" = ${group})`,
    );
    return row;
  }
  const under = (from: readonly Result[], quantity: Quantity) => {
    const { psus, strata } = estimateIn(from, quantity).evidence;
    return [psus, strata];
  };

  test.each(["plan", "other"])(
    "%s: people of both waves count once where they are followed",
    async (group) => {
      const change: Quantity = { kind: "change", measure: "glad", ...span(group) };
      const both = await counted(["1", "2"], group);
      expect(Number(both?.people)).toBeLessThan(Number(both?.rows));
      expect(under(panel, change)).toEqual([both?.people, both?.strata]);
      expect(under(results, change)).toEqual([both?.rows, both?.by_wave]);
      const level: Quantity = { kind: "level", measure: "glad", at: place("2", group) };
      const one = await counted(["2"], group);
      expect(under(panel, level)).toEqual([one?.people, one?.strata]);
    },
  );

  test("PSUs that stay count once", async () => {
    const stages = [{ unit: "person", populationSize: null }];
    await store.run(sql`ALTER TABLE answers ADD COLUMN psu TEXT`);
    await store.run(sql`UPDATE answers SET psu = person`);
    const clustered = await answered(store, { ...study, design: { ...plainDesign, stages, psusStay: true } });
    const both = await counted(["1", "2"], "plan");
    const change: Quantity = { kind: "change", measure: "glad", ...span() };
    // A PSU is known by its name and its stratum: whoever moved is two.
    expect(under(clustered, change)).toEqual([both?.psus, both?.strata]);
    expect(Number(both?.psus)).toBeLessThan(Number(both?.rows));
  });
});

describe("a change, and one group's change less another's", () => {
  test.each(["glad", ...dimensions, "total"])("%s: as survey's svycontrast; equivalence", (measure) => {
    const wanted = wantedOf(`change.${measure}`);
    const [change] = expectFigures(results, [{ kind: "change", measure, ...span() }], wanted);
    expect(change?.df).toBe(wanted.df);
    expectAgree(
      [change?.test?.p ?? 0, change?.equivalence?.p ?? 0],
      [Number(wanted.p), Number(wanted.equivalence)],
    );
    expect(change?.equivalence?.margin).toBe(0.1);
    const apart = wantedOf(`change-difference.${measure}`);
    const [difference] = expectFigures(
      results,
      [{ kind: "change-difference", measure, of: span(), against: span("other") }],
      apart,
    );
    expect(difference?.df).toBe(apart.df);
  });

  test("Holm over a family, as p.adjust; nothing outside it", () => {
    const changes = dimensions.map((measure) => estimateIn(results, { kind: "change", measure, ...span() }));
    expectAgree(
      changes.map(({ adjusted }) => adjusted?.p ?? -1),
      list(wantedOf("holm").value),
    );
    expect(new Set(changes.map(({ adjusted }) => adjusted?.family))).toEqual(new Set(["main"]));
    expect(estimateIn(results, { kind: "change", measure: "glad", ...span() }).adjusted).toBeUndefined();
    const other = estimateIn(results, { kind: "change", measure: "d1", ...span("other") });
    expect(other.adjusted).toBeUndefined();
  });

  test("people who answered twice: Tam's covariance from its definition", () => {
    expectFigures(panel, [{ kind: "change", measure: "glad", ...span() }], wantedOf("panel.change.glad"));
    expectFigures(
      panel,
      [{ kind: "change-difference", measure: "glad", of: span(), against: span("other") }],
      wantedOf("panel.change-difference.glad"),
    );
  });
});

describe("what dimensions add to an index", () => {
  const points = dimensions.map(
    (dimension): Quantity => ({ kind: "contribution", measure: "total", dimension, ...span() }),
  );
  const shares = dimensions.map(
    (dimension): Quantity => ({ kind: "contribution-share", measure: "total", dimension, ...span() }),
  );

  test("points and shares, as svycontrast on the stacked scores", () => {
    const wanted = wantedOf("contributions");
    expectFigures(results, points, wanted);
    const found = expectFigures(results, shares, { est: wanted.shares, se: wanted.sharesSe });
    expect(found.map(({ unit, test }) => [unit, test])).toEqual(shares.map(() => ["part", null]));
  });

  test("they add up to the change", () => {
    for (const each of [results, panel]) {
      const sum = points.reduce((total, quantity) => total + estimateIn(each, quantity).value, 0);
      const { value } = estimateIn(each, { kind: "change", measure: "total", ...span() });
      expect(Math.abs(sum - value)).toBeLessThan(1e-15);
    }
  });

  test("with people who answered twice", () => {
    expectFigures(panel, points, wantedOf("panel.contributions"));
  });
});

test("a part of one category tells of the people of that category, and depends on those of all", () => {
  const component = (category: string | null) =>
    estimateIn(results, {
      kind: "component",
      measure: "glad",
      breakdown: "age",
      part: "within",
      category,
      ...span(),
    });
  const people = ages.map((category) =>
    Math.min(
      ...["1", "2"].map((wave) => {
        const at = { ...place(wave), category: { breakdown: "age", category } };
        return estimateIn(results, { kind: "level", measure: "glad", at }).n;
      }),
    ),
  );
  expect(ages.map((category) => component(category).n)).toEqual(people);
  expect(new Set(people).size).toBe(ages.length);
  expect(component("old").fewest).toBe(Math.min(...people));
  expect(component(null).n).toBe(Math.min(...people));
});

test("composition and within by age, as svycontrast of Kitagawa's formulas on totals", () => {
  const names = [
    ...(["composition", "within"] as const).map((part) => ({ part, category: null })),
    ...(["composition", "within"] as const).flatMap((part) => ages.map((category) => ({ part, category }))),
  ];
  const quantities = names.map(
    (name): Quantity => ({ kind: "component", measure: "glad", breakdown: "age", ...name, ...span() }),
  );
  const wanted = wantedOf("components");
  expect(wanted.names).toEqual(names.map(({ part, category }) => (category ? `${part} ${category}` : part)));
  const [composition, within] = expectFigures(results, quantities, wanted, 1e-9);
  const { value } = estimateIn(results, { kind: "change", measure: "glad", ...span() });
  // Everybody's age is known, so the parts add up to the whole change.
  expect((composition?.value ?? 0) + (within?.value ?? 0)).toBeCloseTo(value, 14);
});

test("every area counting the same, as svycontrast with a twelfth of each", () => {
  const of = [
    { kind: "level", measure: "glad", at: place("1") },
    { kind: "level", measure: "glad", at: place("2") },
    { kind: "change", measure: "glad", ...span() },
  ] as const;
  const quantities = of.map(
    (each): Quantity => ({ kind: "variant", measure: "glad", variant: "areas-equal", of: each }),
  );
  expectFigures(results, quantities, wantedOf("areas-equal"));
  const other = { kind: "level", measure: "glad", at: place("1", "other") } as const;
  expect(() =>
    estimateIn(results, { kind: "variant", measure: "glad", variant: "areas-equal", of: other }),
  ).toThrow("undefined");
});

describe("areas leaning on one another, as metafor on the same direct estimates", () => {
  const at = (wave: string, area: string): Place => ({
    wave,
    group: "plan",
    category: { breakdown: "area", category: area },
  });

  test.each([
    ["glad", "1"],
    ["glad", "2"],
    ["d1", "1"],
    ["d1", "2"],
  ])("%s in wave %s: levels, and their distance from the mean of all", (measure, wave) => {
    const wanted = wantedOf(`area.${measure}.${wave}`);
    const levels = areas.map((area): Quantity => ({ kind: "area", measure, at: at(wave, area) }));
    expectFigures(results, levels, wanted, 1e-7);
    const apart = areas.map((area): Quantity => ({ kind: "area-apart", measure, at: at(wave, area) }));
    const found = expectFigures(results, apart, { est: wanted.apart, se: wanted.apartSe }, 1e-6);
    expectAgree(
      found.map(({ adjusted }) => adjusted?.p ?? -1),
      list(wanted.apartP),
      1e-6,
    );
  });

  test("changes", () => {
    const changes = areas.map(
      (area): Quantity => ({ kind: "area-change", measure: "d1", from: at("1", area), to: at("2", area) }),
    );
    const wanted = wantedOf("area-change.d1");
    expectFigures(results, changes, wanted, 1e-6);
  });

  test("changes, with people who answered twice: their correlation pooled over areas", () => {
    const changes = areas.map(
      (area): Quantity => ({ kind: "area-change", measure: "d1", from: at("1", area), to: at("2", area) }),
    );
    expectFigures(panel, changes, wantedOf("panel.area-change.d1"), 1e-6);
  });

  test("people who answered twice make changes surer, and nothing else of areas", () => {
    const change: Quantity = {
      kind: "area-change",
      measure: "d1",
      from: at("1", "a01"),
      to: at("2", "a01"),
    };
    expect(estimateIn(panel, change).se).toBeLessThan(estimateIn(results, change).se);
    const level: Quantity = { kind: "area", measure: "d1", at: at("1", "a01") };
    expect({ ...estimateIn(panel, level), evidence: null }).toEqual({
      ...estimateIn(results, level),
      evidence: null,
    });
  });
});

test.each(["glad", "total"])("how much of %s lies between areas, as lme4", (measure) => {
  const found = ["1", "2"].map((wave) =>
    estimateIn(results, { kind: "clustering", measure, at: place(wave) }),
  );
  expectAgree(
    found.map(({ value }) => value),
    list(wantedOf(`clustering.${measure}`).value),
    1e-6,
  );
});

test("three imputed data sets as one, as mice's pool.scalar; equivalence of the pooled change", async () => {
  const question: Question = { kind: "variant", measure: glad, variant: "imputed" };
  const request = requestFor(study, question, { calibrated: null, rows: id("answers") });
  const counted = [];
  for (const data of [1, 2, 3]) {
    const filled = sql`(SELECT * REPLACE (${id(`glad${data}`)}::DOUBLE AS measure_glad) FROM answers)`;
    counted.push({
      tally: await tally(store, { ...request, rows: filled }),
      replicated: null,
      quantiles: null,
    });
  }
  const found = answerQuestion(study, question, { kind: "imputed", counted });
  if ("onePsu" in found) throw new Error("one PSU");
  const of = [
    { kind: "level", measure: "glad", at: place("2") },
    { kind: "change", measure: "glad", ...span() },
  ] as const;
  const wanted = wantedOf("imputed");
  const [level, change] = expectFigures(
    found,
    of.map((each): Quantity => ({ kind: "variant", measure: "glad", variant: "imputed", of: each })),
    wanted,
  );
  expectAgree([level?.df ?? 0, change?.df ?? 0], list(wanted.df));
  expectAgree([change?.equivalence?.p ?? -1], [Number(wanted.equivalence)]);
});
