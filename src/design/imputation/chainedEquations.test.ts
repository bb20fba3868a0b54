import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Random, random, stream } from "../../maths/random.js";
import { studentQuantile } from "../../maths/student.js";
import { chainedEquations, type Imputation } from "./chainedEquations.js";
import { peopleIn, type Questionnaire, state } from "./questionnaire.js";

const options = { donors: 5, iterations: 5 };

/** Items of one dimension on 1–5; `null` where there is no answer. */
function questionnaireOf(columns: readonly (readonly (number | null)[])[]): Questionnaire {
  return {
    people: columns[0]?.length ?? 0,
    items: columns.map((column, i) => ({
      id: `item ${i + 1}`,
      values: Float64Array.from(column, (value) => value ?? 0),
      state: Uint8Array.from(column, (value) => (value === null ? state.lacking : state.answered)),
      ends: [1, 5],
      dimension: 0,
      reversed: false,
    })),
    numbers: [],
    categories: [],
  };
}

/** All answers of an item, with those of one imputation. */
function completed({ items }: Questionnaire, imputation: Imputation, item: number): Float64Array {
  const of = items[item];
  if (!of) throw new Error(`no item ${item}`);
  const values = of.values.slice();
  peopleIn(of, state.lacking).forEach((person, k) => {
    values[person] = imputation[item]?.[k] as number;
  });
  return values;
}

const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: ArrayLike<number>) => {
  const centre = mean(values);
  return Array.from(values).reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
};

describe("law", () => {
  test("every imputed answer is one that somebody gave to that question, whatever the data are", () => {
    const answer = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });
    const people = fc.array(fc.tuple(answer, answer, answer), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(people, fc.integer(), (rows, seed) => {
        const columns = [0, 1, 2].map((k) => [3, ...rows.map((row) => row[k] ?? null)]); // one answered everything
        const imputation = chainedEquations(questionnaireOf(columns), options)(random(seed));
        columns.forEach((column, i) => {
          const given = new Set(column);
          expect(imputation[i]).toHaveLength(column.filter((value) => value === null).length);
          for (const value of imputation[i] ?? []) expect(given.has(value)).toBe(true);
        });
      }),
    );
  });

  test("the m-th imputation is the same however many there are, and one does not disturb the next", () => {
    const chain = chainedEquations(questionnaireOf(sample(random(1), 80)), options);
    const alone = chain(stream(1, "second"));
    chain(stream(1, "first"));
    expect(chain(stream(1, "second"))).toEqual(alone);
  });

  test("somebody lacking an answer that nobody gave is our bug", () => {
    expect(() => chainedEquations(questionnaireOf([[null, null]]), options)).toThrow("nobody answered");
  });
});

/** Two answers that go together; who gives a high first one lacks the second the more often (missing at random). */
function sample(dice: Random, people: number, complete = false): (number | null)[][] {
  const answer = (around: number) => Math.min(5, Math.max(1, Math.round(around)));
  const first: number[] = [];
  const second: (number | null)[] = [];
  for (let i = 0; i < people; i++) {
    const feels = dice.normal();
    const [a, b] = [
      answer(3 + 1.2 * feels + 0.5 * dice.normal()),
      answer(3 + 1.2 * feels + 0.5 * dice.normal()),
    ];
    const lacks = dice.uniform() < 0.1 + 0.15 * (a - 1);
    first.push(a);
    second.push(lacks && !complete ? null : b);
  }
  return [first, second];
}

/** Rubin's rules, written out here: mean and the ends of its 95 per cent interval (Barnard & Rubin 1999). */
function pooled(
  estimates: readonly number[],
  variances: readonly number[],
  df: number,
): readonly [number, number, number] {
  const m = estimates.length;
  const within = mean(variances);
  const between = (1 + 1 / m) * variance(estimates);
  const total = within + between;
  const share = between / total;
  const large = (m - 1) / share ** 2;
  const observed = ((df + 1) / (df + 3)) * df * (1 - share);
  const half = studentQuantile(0.975, (large * observed) / (large + observed)) * Math.sqrt(total);
  return [mean(estimates), mean(estimates) - half, mean(estimates) + half];
}

describe("where who answers depends on another answer", () => {
  const samples = 300;
  const people = 200;
  const truth = mean(sample(random(99), 400_000, true)[1] as number[]);
  const found = Array.from({ length: samples }, (_, s) => {
    const columns = sample(stream(7, `sample ${s}`), people);
    const questionnaire = questionnaireOf(columns);
    const chain = chainedEquations(questionnaire, options);
    const imputed = Array.from({ length: 10 }, (_, m) =>
      completed(questionnaire, chain(stream(7, `sample ${s}, imputation ${m}`)), 1),
    );
    const given = (columns[1] ?? []).filter((value) => value !== null);
    const own = studentQuantile(0.975, given.length - 1) * Math.sqrt(variance(given) / given.length);
    return {
      complete: [mean(given), mean(given) - own, mean(given) + own] as const,
      pooled: pooled(
        imputed.map(mean),
        imputed.map((values) => variance(values) / people),
        people - 1,
      ),
    };
  });
  const bias = (of: "complete" | "pooled") => mean(found.map((each) => each[of][0])) - truth;
  const covered = (of: "complete" | "pooled") =>
    found.filter((each) => each[of][1] <= truth && truth <= each[of][2]).length;

  test("the pooled mean is near the truth, and that of the complete cases is not", () => {
    expect(bias("complete")).toBeLessThan(-0.2);
    expect(Math.abs(bias("pooled"))).toBeLessThan(0.03);
  });

  test("the pooled 95 per cent interval holds the truth about as often as it says, that of the complete cases does not", () => {
    expect(covered("pooled")).toBeGreaterThanOrEqual(0.92 * samples); // 95 ± 2.5 at 300 samples
    expect(covered("pooled")).toBeLessThanOrEqual(0.98 * samples);
    expect(covered("complete")).toBeLessThan(0.5 * samples);
  });
});

describe("as R's mice does it", () => {
  const told = JSON.parse(readFileSync(new URL("reference/mice.json", import.meta.url), "utf8"));
  const questionnaire = questionnaireOf(Object.values(told.data));
  const chain = chainedEquations(questionnaire, options);
  const m: number = told.imputations;
  const estimators: Readonly<Record<string, (columns: readonly Float64Array[]) => number>> = {
    mean_b: ([, b]) => mean(b ?? []),
    mean_c: ([, , c]) => mean(c ?? []),
    mean_d: ([, , , d]) => mean(d ?? []),
    cov_bc: ([, b = [], c = []]) => {
      const [x, y] = [mean(b), mean(c)];
      const products = Array.from(b, (value, i) => (value - x) * ((c[i] as number) - y));
      return (mean(products) * b.length) / (b.length - 1);
    },
    share_d4: ([, , , d]) => mean((d ?? new Float64Array()).map((value) => (value >= 4 ? 1 : 0))),
  };
  const runs = Array.from({ length: told.seeds }, (_, seed) =>
    Array.from({ length: m }, (_, k) => {
      const imputation = chain(stream(seed, `imputation ${k + 1}`));
      return questionnaire.items.map((_, i) => completed(questionnaire, imputation, i));
    }),
  );

  test.each(Object.keys(told.over_seeds))("%s: pooled over seeds it has the same mean and spread", (name) => {
    const estimate = estimators[name];
    if (!estimate) throw new Error(`no estimator ${name}`);
    const wanted = told.over_seeds[name];
    const each = runs.map((tables) => tables.map(estimate));
    const estimates = each.map(mean);
    const between = each.map(variance);
    // Both are means over 400 seeds: their difference is within four standard errors.
    const error = Math.sqrt((wanted.sd ** 2 + variance(estimates)) / told.seeds);
    expect(Math.abs(mean(estimates) - wanted.mean)).toBeLessThan(4 * error);
    const spread = Math.sqrt((wanted.between_sd ** 2 + variance(between)) / told.seeds);
    expect(Math.abs(mean(between) - wanted.between)).toBeLessThan(4 * spread);
  });
});
