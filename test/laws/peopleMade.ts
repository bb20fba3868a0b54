import fc from "fast-check";
import { double } from "../../src/store/literal.js";
import { join, type Sql, sql } from "../../src/store/sql.js";
import type { Store } from "../../src/store/store.js";

/** A person in a wave, as a law makes them up. */
export interface Made {
  readonly wave: string;
  readonly group: string;
  readonly stratum: string;
  /** Unique within a wave; the same name in two waves is the same person. */
  readonly person: string;
  readonly psu: string;
  readonly weight: number;
  readonly area: string | null;
  readonly age: string;
  readonly income: number;
  readonly y: number | null;
  readonly scores: readonly (number | null)[];
}

const answer = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null, freq: 6 });

const one = fc.record({
  group: fc.constantFrom("plan", "plan", "other"),
  stratum: fc.constantFrom("s1", "s2"),
  psu: fc.constantFrom("p1", "p2", "p3"),
  weight: fc.integer({ min: 1, max: 50 }).map((w) => w / 8),
  area: fc.constantFrom("a1", "a2", "a3", null),
  age: fc.constantFrom("young", "old"),
  income: fc.integer({ min: -40, max: 90 }),
  y: answer,
  scores: fc.array(
    answer.map((score) => (score === null ? null : score / 20)),
    { minLength: 3, maxLength: 3 },
  ),
});

/** Two waves; the first people of the second wave are as many of the first, who answer again. */
export const people: fc.Arbitrary<readonly Made[]> = fc
  .tuple(
    fc.array(one, { minLength: 4, maxLength: 24 }),
    fc.array(one, { minLength: 4, maxLength: 24 }),
    fc.integer({ min: 0, max: 24 }),
  )
  .map(([before, after, stay]) => [
    ...before.map((each, i): Made => ({ ...each, wave: "1", person: `p${i}` })),
    ...after.map((each, i): Made => ({ ...each, wave: "2", person: i < stay ? `p${i}` : `new${i}` })),
    ...everyKind,
  ]);

/** Every stratum, PSU, group, area and age is there in both waves, so that nothing is lonely or empty. */
const everyKind: readonly Made[] = ["1", "2"].flatMap((wave) =>
  ["plan", "other"].flatMap((group) =>
    ["s1", "s2"].flatMap((stratum, h) =>
      ["young", "old"].flatMap((age, a) =>
        [0, 1].map((k): Made => {
          const i = h * 4 + a * 2 + k + (wave === "2" ? 3 : 0) + (group === "plan" ? 0 : 5);
          return {
            wave,
            group,
            stratum,
            person: `${wave} ${group} ${stratum} ${age} ${k}`,
            psu: `p${1 + ((a + k) % 3)}`,
            weight: 1 + (i % 4),
            area: `a${1 + (i % 3)}`,
            age,
            income: 10 * i - 20,
            y: (i * 7) % 20,
            scores: [i % 5, (i * 3) % 4, (i * 2) % 7].map((score) => score / 8),
          };
        }),
      ),
    ),
  ),
);

/** The table of answers, as intake leaves it, in the order given. */
export async function putAnswers(store: Store, all: readonly Made[]): Promise<void> {
  const number = (value: number | null): Sql => (value === null ? sql`NULL::DOUBLE` : double(value));
  const text = (value: string | null): Sql => (value === null ? sql`NULL::TEXT` : sql`${value}`);
  const lines = all.map(({ scores, ...row }) => {
    const given = scores.filter((score) => score !== null);
    const index = given.length < 2 ? null : given.reduce((sum, score) => sum + score, 0) / given.length;
    return sql`(${join([
      ...[row.wave, row.group, row.stratum, row.person, row.psu].map(text),
      number(row.weight),
      ...[row.area, row.age, row.age].map(text),
      number(row.income),
      number(row.y),
      number(row.y === null ? null : row.y > 9 ? 1 : 0),
      ...scores.map(number),
      number(index),
    ])})`;
  });
  await store.run(
    sql`CREATE OR REPLACE TABLE answers AS SELECT * FROM (VALUES ${join(lines)}) AS people(wave, "group", stratum, person,
          psu, weight, by_area, by_age, margin_age, margin_income, measure_y, measure_glad, measure_d1, measure_d2,
          measure_d3, measure_total)`,
  );
}
