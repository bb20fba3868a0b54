import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { calibrate } from "../../src/design/calibrate.js";
import { calibrationResiduals } from "../../src/estimate/calibration/calibrationResiduals.js";
import { means } from "../../src/estimate/means/ratios.js";
import { designCovariance } from "../../src/estimate/variance/designCovariance.js";
import { id, join, sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";
import { questionsOf, requestFor } from "../../src/tally/question.js";
import { tally, tallySets } from "../../src/tally/tally.js";
import { divided, toldByPatterns } from "../../src/tally/told.js";
import { answers } from "../../src/vocabulary/answers.js";
import type { Calibrated } from "../../src/vocabulary/calibrated.js";
import type { Margin } from "../../src/vocabulary/design.js";
import type { Result } from "../../src/vocabulary/estimate.js";
import { type Quantity, quantityKey } from "../../src/vocabulary/quantity.js";
import type { Study } from "../../src/vocabulary/study.js";
import { answered } from "../answered.js";
import { breakdown, dimension, indexOf, plainDesign, share, studyOf } from "../studyOf.js";
import { type Made, people, putAnswers } from "./peopleMade.js";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

const dimensions = ["d1", "d2", "d3"];
const areas = ["a1", "a2", "a3"];

const study: Study = studyOf({
  measures: [share("glad"), ...dimensions.map(dimension), indexOf("total", dimensions)],
  breakdowns: [breakdown("age", ["young", "old"]), breakdown("area", areas)],
  areas: {
    breakdown: "area",
    group: "plan",
    covariates: [],
    measures: ["glad", "total"],
    list: areas.map((area) => ({ id: area, label: { en: area }, since: null, known: [] })),
  },
  analysis: {
    gaps: [],
    trends: [],
    effects: [],
    chances: [],
    standardised: [{ breakdown: "age", measures: ["glad", "total"], standard: { group: "plan", wave: "2" } }],
    movers: null,
    exposure: [],
    matches: [],
    labels: {},
    families: [],
    equivalence: { index: 0.1 },
    decompositions: [{ breakdown: "age", measures: ["glad", "total"] }],
    sensitivity: {
      measures: ["glad"],
      variants: ["areas-equal", "delivered-weights", "unweighted"],
      imputations: 5,
    },
    contributions: ["total"],
    clustering: ["total"],
    language: null,
  },
});

const designs: readonly (readonly [string, Study])[] = [
  ["people", study],
  ["people who answer twice", { ...study, design: { ...plainDesign, person: "person" } }],
  ["PSUs", { ...study, design: { ...plainDesign, stages: [{ unit: "psu", populationSize: null }] } }],
  [
    "PSUs that stay",
    {
      ...study,
      design: { ...plainDesign, stages: [{ unit: "psu", populationSize: null }], psusStay: true },
    },
  ],
];

/** Totals that the weights nearly have. */
function margins(all: readonly Made[]): readonly Margin[] {
  // Weights are eighths, so these sums are exact in any order of rows.
  const weigh = (rows: readonly Made[], of: (row: Made) => number) =>
    1.1 * rows.reduce((sum, row) => sum + row.weight * of(row), 0);
  return ["1", "2"].flatMap((wave) => {
    const own = all.filter((row) => row.wave === wave);
    const aged = (age: string) =>
      weigh(
        own.filter((row) => row.age === age),
        () => 1,
      );
    const base = { wave, group: null };
    return [
      {
        ...base,
        name: "age",
        column: "age",
        totals: ["young", "old"].map((category) => ({ category, total: aged(category) })),
      },
      {
        ...base,
        name: "income",
        column: "income",
        totals: [{ category: null, total: weigh(own, ({ income }) => income) }],
      },
    ];
  });
}

async function calibrated(all: readonly Made[]): Promise<Calibrated> {
  const bounds = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
  const found = await calibrate(store, { kind: "linear", margins: margins(all), bounds });
  return found.calibrated;
}

async function questioned(asked: Study, all: readonly Made[], calibrating: boolean) {
  await putAnswers(store, all);
  if (!calibrating) return answered(store, asked);
  const made = await calibrated(all);
  return answered(store, asked, { calibrated: made, residuals: calibrationResiduals(made) });
}

const calibration = [false, true].flatMap((how) =>
  designs.map(([name, asked]) => [name, how, asked] as const),
);

test.each(calibration)(
  "%s, calibrated %s: sets in one pass are what each is alone",
  async (_, how, asked) => {
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        await putAnswers(store, all);
        const made = how ? await calibrated(all) : null;
        for (const kind of ["measure", "areas", "parts"] as const) {
          const requests = questionsOf(asked)
            .filter(
              (question) => question.kind === kind && (question.kind !== "measure" || question.breakdown),
            )
            .map((question) => requestFor(asked, question, { calibrated: made, rows: id(answers.table) }));
          const [shared] = requests;
          if (!shared) throw new Error(`no question of ${kind}`);
          const sets = [...requests, ...requests.slice(0, 1)].map(({ variables }) => variables);
          const together = await tallySets(store, shared, sets);
          const alone = await Promise.all(sets.map((variables) => tally(store, { ...shared, variables })));
          expect(together).toEqual(alone);
        }
      }),
      { numRuns: 4 },
    );
  },
);

const byKey = (results: readonly Result[]) => new Map(results.map((one) => [quantityKey(one.quantity), one]));
const valueIn = (found: ReadonlyMap<string, Result>, quantity: Quantity) => {
  const result = found.get(quantityKey(quantity));
  return result?.kind === "estimate" ? result.value : null;
};
const span = (group: string) => ({
  from: { wave: "1", group, category: null },
  to: { wave: "2", group, category: null },
});

test.each(calibration)(
  "%s, calibrated %s: contributions and components add up to the change",
  async (_, how, asked) => {
    await fc.assert(
      fc.asyncProperty(people, async (all) => {
        const found = byKey(await questioned(asked, all, how));
        for (const group of ["plan", "other"]) {
          const change = valueIn(found, { kind: "change", measure: "total", ...span(group) });
          const points = dimensions.map((dimension) =>
            valueIn(found, { kind: "contribution", measure: "total", dimension, ...span(group) }),
          );
          const components = (["composition", "within"] as const).map((part) => {
            const of = {
              kind: "component",
              measure: "total",
              breakdown: "age",
              part,
              ...span(group),
            } as const;
            const categories = ["young", "old"].map((category) => valueIn(found, { ...of, category }));
            const whole = valueIn(found, { ...of, category: null });
            expectSum(categories, whole);
            return whole;
          });
          expectSum(points, change);
          expectSum(components, change);
        }
      }),
      { numRuns: 4 },
    );
  },
);

/** Where all parts could be estimated, they add up. */
function expectSum(parts: readonly (number | null)[], whole: number | null): void {
  if (parts.includes(null) || whole === null) return;
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  expect(Math.abs(sum - whole)).toBeLessThan(1e-13);
}

test.each(calibration)("%s, calibrated %s: no figure knows what else is asked", async (_, how, asked) => {
  await fc.assert(
    fc.asyncProperty(people, fc.integer({ min: 0, max: 1000 }), async (all, pick) => {
      const whole = byKey(await questioned(asked, all, how));
      const questions = questionsOf(asked);
      const one = questions[pick % questions.length];
      const made = how ? await calibrated(all) : null;
      const residuals = made ? { residuals: calibrationResiduals(made) } : {};
      const alone = await answered(store, asked, {
        questions: one ? [one] : [],
        calibrated: made,
        ...residuals,
      });
      expect(alone.length).toBeGreaterThan(0);
      for (const result of alone) expect(whole.get(quantityKey(result.quantity))).toEqual(result);
    }),
    { numRuns: 4 },
  );
});

test.each(calibration)("%s, calibrated %s: the order of rows changes no byte", async (_, how, asked) => {
  await fc.assert(
    fc.asyncProperty(people, async (all) => {
      const shuffled = [...all].reverse().sort((a, b) => a.weight - b.weight);
      const [one, other] = [await questioned(asked, all, how), await questioned(asked, shuffled, how)];
      const bytes = (result?: Result) => JSON.stringify(result);
      expect(one.filter((result, i) => bytes(result) !== bytes(other[i]))).toEqual([]);
      expect(other.length).toBe(one.length);
    }),
    { numRuns: 4 },
  );
});

test.each(designs)("%s: a breakdown that the margins tell is what it is counted alone", async (_, asked) => {
  await fc.assert(
    fc.asyncProperty(people, async (all) => {
      await putAnswers(store, all);
      const how = { calibrated: await calibrated(all), rows: id(answers.table) };
      const told = await toldByPatterns(store, asked);
      const request = (breakdown: string | null) =>
        requestFor(asked, { kind: "measure", measure: share("glad"), breakdown }, how);
      expect([...told.keys()]).toContain("age");
      for (const [breakdown, categories] of told) {
        const alone = await tally(store, request(breakdown));
        const one = divided(await tally(store, request(null)), categories, alone.query);
        expect(one.domains).toEqual(alone.domains);
        const { influence } = means(alone, "value");
        const variance = (from: typeof one) => {
          const found = designCovariance(from, influence, { lonelyPsu: "certainty" });
          if (found.kind === "one-psu") throw new Error("a lonely PSU");
          return found.data;
        };
        const [got, wanted] = [variance(one), variance(alone)];
        const largest = Math.max(...wanted.map(Math.abs));
        got.forEach((value, i) => {
          expect(Math.abs(value - (wanted[i] as number))).toBeLessThanOrEqual(1e-12 * largest);
        });
        expect([...means(one, "value").values].map((value) => value.toFixed(12))).toEqual(
          [...means(alone, "value").values].map((value) => value.toFixed(12)),
        );
      }
    }),
    { numRuns: 4 },
  );
});

const found = async (asked: Study, quantity: Quantity) =>
  (await answered(store, asked)).find((one) => quantityKey(one.quantity) === quantityKey(quantity));
const [example] = fc.sample(people, { numRuns: 1, seed: 7 });
const contribution = { kind: "contribution", measure: "total", dimension: "d1", ...span("plan") } as const;

test("a dimension on which everybody stands alike has no contribution that is tested", async () => {
  await putAnswers(
    store,
    (example ?? []).map((row) => ({
      ...row,
      weight: row.weight / 7,
      scores: [0.1, row.scores[1] ?? 0.3, row.scores[2] ?? 0.7],
    })),
  );
  expect(await found(study, contribution)).toMatchObject({ kind: "not-estimable" });
  expect(await found(study, { ...contribution, dimension: "d2" })).toMatchObject({ kind: "estimate" });
});

test("shares of a change follow the study's degrees of freedom", async () => {
  await putAnswers(
    store,
    (example ?? []).map((row) => {
      const up = row.wave === "2" ? 0.4 : 0;
      return { ...row, scores: [0, 1, 2].map((k) => up + (row.scores[k] ?? 0.5) / 9) };
    }),
  );
  const share = { ...contribution, kind: "contribution-share" } as const;
  const infinite: Study = { ...study, design: { ...plainDesign, degreesOfFreedom: "infinite" } };
  const [design, normal] = [await found(study, share), await found(infinite, share)];
  if (design?.kind !== "estimate" || normal?.kind !== "estimate") throw new Error("no share");
  expect([normal.value, normal.se, normal.df]).toEqual([design.value, design.se, Number.POSITIVE_INFINITY]);
  expect(normal.interval.high - normal.interval.low).toBeLessThan(design.interval.high - design.interval.low);
});

test("unweighted figures under replicates: the same whether a replicate holds its weight or not", async () => {
  await putAnswers(store, example ?? []);
  for (const r of [1, 2, 3, 4])
    await store.run(sql`ALTER TABLE answers ADD COLUMN ${id(answers.replicate(r))} DOUBLE`);
  const columns = ["r1", "r2", "r3", "r4"];
  const replicates = { columns, method: "JK1", scale: 0.75, rscales: [1, 1, 1, 1], mse: true } as const;
  const ses: unknown[] = [];
  for (const combined of [false, true]) {
    await store.run(
      sql`CREATE OR REPLACE TABLE answers AS SELECT * EXCLUDE (k), ${join(
        columns.map(
          (_, r) =>
            sql`(CASE WHEN k % 4 = ${r} THEN 0.25 ELSE 1.25 END * CASE WHEN ${combined} THEN weight ELSE 1 END)::DOUBLE AS ${id(answers.replicate(r + 1))}`,
        ),
      )} FROM (SELECT * EXCLUDE (${join(columns.map((_, r) => id(answers.replicate(r + 1))))}), rowid AS k FROM answers)`,
    );
    const asked: Study = { ...study, design: { ...plainDesign, replicates: { ...replicates, combined } } };
    const of = { kind: "change", measure: "glad", ...span("plan") } as const;
    const result = await found(asked, { kind: "variant", measure: "glad", variant: "unweighted", of });
    ses.push(result?.kind === "estimate" ? Math.round(result.se * 1e12) : result);
  }
  expect(ses[0]).toBeTypeOf("number");
  expect(ses[1]).toBe(ses[0]);
});
