import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { slopeOf } from "../../src/estimate/questions/exposure/slopeOf.js";
import { double } from "../../src/store/literal.js";
import { id, join, type Sql, sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";
import { chancesMoments, type MomentsRequest } from "../../src/tally/chancesMoments.js";
import type { ClusterErrors } from "../../src/vocabulary/quantity.js";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

interface Child {
  readonly family: number;
  readonly years: number;
  readonly value: number;
}

const area = { cluster: id("area") };

/** Children of up to twelve families; areas hold three families each. */
const children = fc.array(
  fc.record({
    family: fc.integer({ min: 0, max: 11 }),
    years: fc.integer({ min: 0, max: 18 }),
    value: fc.integer({ min: -9, max: 9 }),
  }),
  { minLength: 16, maxLength: 40 },
);

const rowsOf = (people: readonly Child[]): Sql => {
  const lines = people.map(
    ({ family, years, value }) =>
      sql`(${String(family)}, ${String(Math.floor(family / 3))}, ${double(years)}, ${double(value)})`,
  );
  return sql`(SELECT * FROM (VALUES ${join(lines)}) AS people(family, area, years, value))`;
};

async function siblings(people: readonly Child[], errors: ClusterErrors, more: Partial<MomentsRequest> = {}) {
  const variables = ["value", "years"].map((name) => ({ name, value: id(name) }));
  const group = { by: id("family"), as: "within" } as const;
  const each = errors === "CR2" || errors === "wild";
  const moments = await chancesMoments(store, { rows: rowsOf(people), variables, group, each, ...more });
  const speaking = speakingIn(people, more.cluster === area.cluster ? 3 : 1);
  return slopeOf(moments, {
    outcome: "value",
    of: "years",
    covariates: [],
    errors,
    speaking,
    confidence: 0.95,
  });
}

/** Clusters that hold a family in which years differ. */
function speakingIn(people: readonly Child[], families: number): number {
  const differing = people.filter((one) =>
    people.some(({ family, years }) => family === one.family && years !== one.years),
  );
  return new Set(differing.map(({ family }) => Math.floor(family / families))).size;
}

/** To ten digits that count; what rounding leaves of 0 is 0. */
const near = (found: object) =>
  JSON.parse(
    JSON.stringify(found, (_, value) =>
      typeof value === "number" ? Number((Math.abs(value) < 1e-9 ? 0 : value).toPrecision(8)) : value,
    ),
  );

test("what is added to all children of a family changes no slope and no error, CR2 as CR1", async () => {
  await fc.assert(
    fc.asyncProperty(children, fc.constantFrom("CR1" as const, "CR2" as const), async (people, errors) => {
      const moved = people.map((child) => ({
        ...child,
        value: child.value + 5 * child.family,
        years: child.years + 3 * child.family,
      }));
      expect(near(await siblings(moved, errors, area))).toEqual(near(await siblings(people, errors, area)));
    }),
    { numRuns: 25 },
  );
});

test("families that are clusters of their own are families without clusters", async () => {
  await fc.assert(
    fc.asyncProperty(children, async (people) => {
      const own = await siblings(people, "CR1", { cluster: id("family") });
      expect(near(own)).toEqual(near(await siblings(people, "CR1")));
    }),
    { numRuns: 25 },
  );
});

test("children without brothers and sisters change no slope, no error and no degrees of freedom", async () => {
  const errors = fc.constantFrom("CR0" as const, "CR1" as const, "CR2" as const, "wild" as const);
  await fc.assert(
    fc.asyncProperty(children, errors, fc.integer({ min: 1, max: 30 }), async (people, errors, many) => {
      const alone = Array.from({ length: many }, (_, i) => ({
        family: 100 + i,
        years: i % 19,
        value: i % 7,
      }));
      const [one, other] = [await siblings(people, errors), await siblings([...people, ...alone], errors)];
      expect(other.kind).toBe(one.kind);
      if (one.kind !== "figure" || other.kind !== "figure") return;
      // Draws are others where more are drawn for.
      expect(near({ ...other, wild: null })).toEqual(near({ ...one, wild: null }));
    }),
    { numRuns: 25 },
  );
});

test("years counted in months make a twelfth of the slope, and of its error", async () => {
  await fc.assert(
    fc.asyncProperty(children, async (people) => {
      const months = people.map((child) => ({ ...child, years: child.years * 12 }));
      const [one, other] = [await siblings(people, "CR2", area), await siblings(months, "CR2", area)];
      expect(other.kind).toBe(one.kind);
      if (one.kind !== "figure" || other.kind !== "figure") return;
      const { value, se, df } = one;
      expect(near({ value: other.value * 12, se: other.se * 12, df: other.df })).toEqual(
        near({ value, se, df }),
      );
    }),
    { numRuns: 25 },
  );
});
