import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { double } from "../../src/store/literal.js";
import { id, join, sql } from "../../src/store/sql.js";
import { openStore, type Store } from "../../src/store/store.js";
import { answered, answersDesign, type TallyRequest } from "../../src/tally/request.js";
import { tally } from "../../src/tally/tally.js";
import type { Tally } from "../../src/vocabulary/tally.js";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

type Person = readonly [stratum: string, psu: number, g: string, weight: number, y: number | null];

const person: fc.Arbitrary<Person> = fc.tuple(
  fc.constantFrom("s1", "s2"),
  fc.constantFrom(1, 2, 3),
  fc.constantFrom("a", "b"),
  fc.double({ min: 0.1, max: 9, noNaN: true }),
  fc.option(fc.double({ min: -50, max: 50, noNaN: true }), { nil: null }),
);

/** Both parts have every PSU, and the same extremes, so that they are counted about the same centre. */
const everyPsu: readonly Person[] = ["s1", "s2"].flatMap((stratum) =>
  [1, 2, 3].flatMap((psu) => [-50, 50].map((y) => [stratum, psu, "a", 9, y] as const)),
);

async function count(people: readonly Person[], psu: boolean): Promise<Tally> {
  const lines = people.map(
    ([stratum, unit, g, weight, y]) =>
      sql`(${stratum}, ${unit}, ${g}, ${double(weight)}, ${y === null ? sql`NULL::DOUBLE` : double(y)})`,
  );
  const design = answersDesign({
    stages: psu ? [{ populationSize: null }] : [],
    psusStay: false,
    person: null,
  });
  const request: TallyRequest = {
    rows: sql`(SELECT '' AS wave, * FROM (VALUES ${join(lines)}) AS people(stratum, psu, g, weight, y))`,
    design,
    by: [{ name: "g", value: id("g") }],
    variables: answered("y", id("y")),
  };
  return tally(store, request);
}

/** Every sum of a tally by what it is a sum over. */
function sumsOf({ cells, strata, domains, variables, moments }: Tally): Map<string, number> {
  const sums = new Map<string, number>();
  for (let cell = 0; cell < cells.count; cell++) {
    const [h, d] = [cells.stratum[cell] as number, cells.domain[cell] as number];
    const key = (name: string) => `${strata[h]?.name} ${cells.psu[cell]} ${domains[d]?.g} ${name}`;
    sums.set(key("rows"), cells.rows[cell] as number);
    variables.forEach(({ name }, j) => {
      sums.set(key(`weighted ${name}`), cells.weighted[cell * variables.length + j] as number);
      sums.set(key(`unweighted ${name}`), cells.unweighted[cell * variables.length + j] as number);
    });
    moments?.pairs.forEach((pair, k) => {
      sums.set(key(`moment ${pair}`), moments.products[cell * moments.pairs.length + k] as number);
    });
  }
  return sums;
}

test.each([
  ["PSUs", true],
  ["people drawn directly", false],
] as const)("%s: counting two parts and adding up is counting them together", async (_, psu) => {
  const part = fc.array(person, { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(part, part, async (first, second) => {
      const [a, b] = [
        [...everyPsu, ...first],
        [...everyPsu, ...second],
      ];
      const parts = [sumsOf(await count(a, psu)), sumsOf(await count(b, psu))];
      const whole = sumsOf(await count([...a, ...b], psu));
      const keys = new Set(parts.flatMap((sums) => [...sums.keys()]));
      expect([...keys].sort()).toEqual([...whole.keys()].sort());
      for (const [key, sum] of whole) {
        const added = parts.reduce((total, sums) => total + (sums.get(key) ?? 0), 0);
        const size = parts.reduce((total, sums) => total + Math.abs(sums.get(key) ?? 0), 1);
        expect(Math.abs(added - sum)).toBeLessThanOrEqual(2 ** -52 * size);
      }
    }),
    { numRuns: 25 },
  );
});
