import fc from "fast-check";
import { expect, test } from "vitest";
import { matchedDifference } from "../../src/estimate/matching/matchedDifference.js";
import { twinAreas } from "../../src/estimate/matching/twinAreas.js";
import { twinsFound } from "../../src/estimate/questions/effects/twinsFound.js";
import type { PanelCount } from "../../src/vocabulary/counted.js";
import type { Effects } from "../../src/vocabulary/study.js";

const periods = [2012, 2013, 2014, 2015, 2016];

interface Unit {
  readonly id: string;
  readonly reached: boolean;
  readonly size: number;
  readonly y: readonly number[];
}

const value = fc.integer({ min: -400, max: 400 }).map((v) => v / 16);
const unit = (reached: boolean) =>
  fc.record({
    reached: fc.constant(reached),
    size: value,
    y: fc.array(value, { minLength: 5, maxLength: 5 }),
  });
/** Some that the programme reached in 2015, and twice as many others. */
const panel = fc
  .integer({ min: 3, max: 7 })
  .chain((many) =>
    fc.tuple(
      fc.array(unit(true), { minLength: many, maxLength: many }),
      fc.array(unit(false), { minLength: 2 * many, maxLength: 2 * many + 4 }),
    ),
  )
  .map((sides) => sides.flat().map((one, i): Unit => ({ ...one, id: `u${String(i).padStart(2, "0")}` })));

function countOf(units: readonly Unit[]): PanelCount {
  return {
    sums: {
      periods,
      centres: [],
      cells: [],
      query: "",
      leftOut: { balanced: units.length, unbalanced: 0, unsettled: 0 },
    },
    table: {
      periods,
      units: units.map(({ id, reached, size }) => ({
        id,
        cohort: reached ? 2015 : null,
        cluster: id,
        weight: 1,
        covariates: [size],
      })),
      outcome: Float64Array.from(units.flatMap(({ y }) => y)),
      present: new Uint8Array(units.length * periods.length).fill(1),
    },
    twins: units.map(() => ({ cell: "", people: periods.map(() => 10) })),
    people: [],
    leftOut: { withoutUnit: 0, withoutAnswer: 0, inRing: 0 },
  };
}

function overall(units: readonly Unit[], perUnit: number) {
  const effects = {
    anticipation: 0,
    numbers: ["size"],
    cluster: null,
    twins: { perUnit, caliper: null },
  } as unknown as Effects;
  const found = twinsFound(countOf(units), effects);
  const point = found.points.find(({ part }) => part.by === "overall");
  if (!point || "reason" in point) throw new Error(JSON.stringify(found.points));
  const [range] = (found.notes ?? []).flatMap((note) => (note.kind === "leave-one-out" ? note : []));
  return { ...point, range };
}

test("beside twins one cohort's effect is the matched difference of changes, and its error that of sets, but for n/(n − 1)", () => {
  fc.assert(
    fc.property(panel, fc.constantFrom(1, 2), (units, perUnit) => {
      const column = (t: number) => units.map(({ y }) => y[t] as number);
      const twins = twinAreas({
        areas: { id: units.map(({ id }) => id), treated: units.map(({ reached }) => (reached ? 1 : 0)) },
        traits: [{ name: "size", values: units.map(({ size }) => size) }],
        histories: [{ name: "y", years: [2012, 2013, 2014], values: [0, 1, 2].map(column) }],
        ratio: perUnit,
      });
      if (twins.kind !== "matched") throw new Error(twins.detail);
      const change = units.map(
        ({ y: [, , before = 0, ...after] }) => (after[0] as number) / 2 + (after[1] as number) / 2 - before,
      );
      const wanted = matchedDifference(twins, change);
      fc.pre(wanted.kind === "effect" && wanted.se > 1e-3);
      if (wanted.kind !== "effect") return;
      const found = overall(units, perUnit);
      const sets = units.filter(({ reached }) => reached).length;
      expect(found.value).toBeCloseTo(wanted.value, 9);
      expect(found.se).toBeCloseTo(wanted.se * Math.sqrt((sets - 1) / sets), 9);
      expect(found.df).toBe(sets - 1);
      expect(found.range?.least).toBeLessThanOrEqual(found.value + 1e-9);
      expect(found.range?.most).toBeGreaterThanOrEqual(found.value - 1e-9);
    }),
  );
});

test("the order of units changes nothing, not even by a bit", () => {
  const shuffled = panel.chain((units) =>
    fc.tuple(
      fc.constant(units),
      fc.shuffledSubarray([...units], { minLength: units.length, maxLength: units.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([units, others]) => {
      expect(overall(others, 1)).toEqual(overall(units, 1));
    }),
  );
});
