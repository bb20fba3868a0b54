import fc from "fast-check";
import { expect, test } from "vitest";
import { means } from "../../src/estimate/means/ratios.js";
import {
  comparedCategories,
  type Divided,
  standardisedMeans,
} from "../../src/estimate/means/standardisedMeans.js";
import type { Influence } from "../../src/estimate/variance/influence.js";
import type { Domain, Tally } from "../../src/vocabulary/tally.js";
import { type Row, tallyOfRows } from "../tallyOfRows.js";

const kinds = ["a", "b", "c"];
const sides = ["inside", "outside"];

interface Person {
  readonly side: string;
  readonly kind: string;
  readonly weight: number;
  readonly y: number | null;
}

/** People of every kind on both sides, and some more; of some there is no answer. */
const people = fc
  .array(
    fc.record({
      side: fc.constantFrom(...sides),
      kind: fc.constantFrom(...kinds),
      weight: fc.integer({ min: 1, max: 5 }),
      y: fc.option(fc.integer({ min: -9, max: 9 }), { nil: null }),
    }),
    { minLength: 3, maxLength: 30 },
  )
  .map((more): readonly Person[] => [
    ...sides.flatMap((side, s) => kinds.map((kind, k) => ({ side, kind, weight: 1 + s, y: k - s }))),
    ...more,
  ]);

const tallied = (all: readonly Person[]): Tally =>
  tallyOfRows(
    all.map(
      ({ side, kind, weight, y }, psu): Row => ({ psu, weight, keys: { side, kind }, values: { value: y } }),
    ),
  );

const divided = ({ domains }: Tally, like: Domain): Divided =>
  kinds.map((kind) =>
    domains.flatMap((domain, d) =>
      Object.entries({ ...like, kind }).every(([key, value]) => domain[key] === value) ? d : [],
    ),
  );

function standardised(tally: Tally, standard: Domain = { side: "outside" }) {
  const asked = {
    name: "value",
    sides: sides.map((side) => divided(tally, { side })),
    standard: divided(tally, standard),
  };
  const { categories, covered } = comparedCategories(tally, asked);
  return { ...standardisedMeans(tally, asked, categories), covered };
}

/** The mean that a reader would work out from the rows. */
function byHand(all: readonly Person[], side: string, standard: string): number {
  const answered = all.filter(({ y }) => y !== null);
  const sum = (of: readonly Person[], value: (one: Person) => number) =>
    of.reduce((total, one) => total + one.weight * value(one), 0);
  const those = (where: string, kind?: string) =>
    answered.filter((one) => one.side === where && (kind === undefined || one.kind === kind));
  return kinds.reduce((total, kind) => {
    const share = sum(those(standard, kind), () => 1) / sum(those(standard), () => 1);
    return total + (share * sum(those(side, kind), ({ y }) => y ?? 0)) / sum(those(side, kind), () => 1);
  }, 0);
}

/** How much an estimate moves for one more unit of weight of a person. */
function moves({ byDomain }: Influence, estimate: number, domain: number, y: number | null): number {
  if (y === null) return 0;
  const forms = byDomain[domain]?.filter((form) => form.estimate === estimate) ?? [];
  return forms.reduce(
    (sum, { coefficients }) =>
      sum + [1, y, y * y].reduce((all, value, j) => all + value * (coefficients[j] ?? 0), 0),
    0,
  );
}

test("a side's mean with the standard's composition is the one worked out from the rows", () => {
  fc.assert(
    fc.property(people, fc.constantFrom(...sides), (all, standard) => {
      const { values, covered } = standardised(tallied(all), { side: standard });
      expect(covered).toBe(1);
      sides.forEach((side, s) => {
        expect(values[s]).toBeCloseTo(byHand(all, side, standard), 10);
      });
    }),
  );
});

test("it moves with each person's weight as its influence says, on the side and in the standard", () => {
  const step = 1e-6;
  fc.assert(
    fc.property(people, fc.nat(), (all, pick) => {
      const i = pick % all.length;
      const person = all[i] as Person;
      const heavier = all.map((one, k) => (k === i ? { ...one, weight: one.weight + step } : one));
      const tally = tallied(all);
      const [before, after] = [standardised(tally), standardised(tallied(heavier))];
      const domain = tally.domains.findIndex(
        ({ side, kind }) => side === person.side && kind === person.kind,
      );
      sides.forEach((_, s) => {
        const slope = ((after.values[s] as number) - (before.values[s] as number)) / step;
        expect(slope).toBeCloseTo(moves(before.influence, s, domain, person.y), 4);
      });
    }),
  );
});

test("the standard itself is what it is, with its own influence", () => {
  fc.assert(
    fc.property(people, (all) => {
      const tally = tallied(all);
      const { values, influence } = standardised(tally);
      const whole = tallyOfRows(
        all.map(({ side, weight, y }, psu) => ({ psu, weight, keys: { side }, values: { value: y } })),
      );
      const plain = means(whole, "value");
      const outside = whole.domains.findIndex(({ side }) => side === "outside");
      expect(values[1]).toBeCloseTo(plain.values[outside] as number, 10);
      for (const { side, kind, y } of all) {
        const domain = tally.domains.findIndex((one) => one.side === side && one.kind === kind);
        const own = side === "outside" ? moves(plain.influence, outside, outside, y) : 0;
        expect(moves(influence, 1, domain, y)).toBeCloseTo(own, 10);
      }
    }),
  );
});

test("a kind that one side lacks is left out of both, and told by the part that is covered", () => {
  fc.assert(
    fc.property(people, (all) => {
      const without = all.filter(({ side, kind }) => side === "outside" || kind !== "c");
      const nobody = without.filter(({ kind }) => kind !== "c");
      const { values, covered } = standardised(tallied(without));
      const answered = without.filter(({ side, y }) => side === "outside" && y !== null);
      const weigh = (of: readonly Person[]) => of.reduce((sum, { weight }) => sum + weight, 0);
      expect(covered).toBeCloseTo(
        1 - weigh(answered.filter(({ kind }) => kind === "c")) / weigh(answered),
        12,
      );
      const narrower = standardised(tallied(nobody)).values;
      values.forEach((value, s) => {
        expect(value).toBeCloseTo(narrower[s] as number, 10);
      });
    }),
  );
});
