import { describe, expect, test } from "vitest";
import { makeWorld } from "../../src/world/makeWorld.js";
import { indicators, items, questionnaire } from "../../src/world/questionnaire.js";
import { truthOf } from "../../src/world/truth/truthOf.js";
import { groupIds, waveIds } from "../../src/world/world.js";

/** A person's answers, each on 0–1 with 1 the most favourable, read one by one: the naive way to the same truth. */
function naive(
  world: ReturnType<typeof makeWorld>,
  group: (typeof groupIds)[number],
  wave: (typeof waveIds)[number],
) {
  return [...world.people[group].present[wave]].map((row) => {
    const codes = items.map(({ scale, reversed }, i) => {
      const steps = world.answers[group][wave][i]?.[row] ?? 0;
      return reversed ? scale.from + scale.labels.length - 1 - steps : scale.from + steps;
    });
    const scores = items.map(({ scale, reversed }, i) => {
      const value = ((codes[i] ?? 0) - scale.from) / (scale.labels.length - 1);
      return reversed ? 1 - value : value;
    });
    const dimensions = questionnaire.map(({ items: own }) => {
      const mine = own.map((item) => scores[items.indexOf(item)] ?? 0);
      return mine.reduce((sum, score) => sum + score, 0) / mine.length;
    });
    return { row, codes, dimensions };
  });
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

describe.each([1, 11])("the truth about a small world of seed %i", (seed) => {
  const world = makeWorld({ seed, size: 0.01 });
  const truth = truthOf(world);

  test("is what counting person by person gives", () => {
    for (const group of groupIds) {
      for (const wave of waveIds) {
        const people = naive(world, group, wave);
        const value = (measure: string) =>
          truth.levels.find(
            (one) => one.measure === measure && one.group === group && one.wave === wave && !one.trait,
          )?.value;
        for (const [d, { id }] of questionnaire.entries()) {
          expect(value(id)).toBeCloseTo(mean(people.map(({ dimensions }) => dimensions[d] ?? 0)), 10);
        }
        expect(value("total")).toBeCloseTo(mean(people.map(({ dimensions }) => mean(dimensions))), 10);
        for (const [i, { id }] of items.entries()) {
          expect(value(id)).toBeCloseTo(mean(people.map(({ codes }) => codes[i] ?? 0)), 10);
        }
        for (const { id, item, orAbove } of indicators) {
          const i = items.findIndex((one) => one.id === item);
          expect(value(id)).toBeCloseTo(
            mean(people.map(({ codes }) => Number((codes[i] ?? 0) >= orAbove))),
            10,
          );
        }
      }
    }
  });

  test("by category, weighted by people, adds up to the whole", () => {
    for (const whole of truth.levels.filter((one) => one.trait === undefined)) {
      const same = truth.levels.filter(
        (one) =>
          one.trait && one.measure === whole.measure && one.group === whole.group && one.wave === whole.wave,
      );
      for (const trait of new Set(same.map((one) => one.trait))) {
        const parts = same.filter((one) => one.trait === trait);
        expect(parts.reduce((sum, { people }) => sum + people, 0)).toBe(whole.people);
        const sum = parts.reduce((all, { people, value }) => all + people * (value ?? 0), 0);
        expect(sum / whole.people).toBeCloseTo(whole.value ?? Number.NaN, 10);
      }
    }
  });

  test("by area, weighted by people, adds up to all areas", () => {
    for (const wave of waveIds) {
      for (const measure of ["glad", "trust", "total"]) {
        const parts = truth.areas.filter((one) => one.wave === wave && one.measure === measure);
        const people = parts.reduce((sum, part) => sum + part.people, 0);
        const whole = truth.levels.find(
          (one) => one.group === "areas" && one.wave === wave && one.measure === measure && !one.trait,
        );
        expect(people).toBe(whole?.people);
        expect(parts.reduce((sum, part) => sum + part.people * (part.value ?? 0), 0) / people).toBeCloseTo(
          whole?.value ?? Number.NaN,
          10,
        );
      }
    }
  });

  test("splits a change into parts that add up to it: who moves, which dimension, which shares and means", () => {
    const changeOf = (measure: string, group: string) =>
      truth.changes.find((one) => one.measure === measure && one.group === group && !one.trait)?.value ??
      Number.NaN;
    for (const { measure, change, samePeople, otherPeople } of truth.moving) {
      expect(samePeople + otherPeople).toBeCloseTo(changeOf(measure, "areas"), 10);
      expect(change).toBeCloseTo(changeOf(measure, "areas"), 10);
    }
    for (const group of groupIds) {
      const drivers = truth.drivers.filter((one) => one.group === group);
      expect(drivers.reduce((sum, one) => sum + one.contribution, 0)).toBeCloseTo(
        changeOf("total", group),
        10,
      );
      expect(drivers.reduce((sum, one) => sum + one.share, 0)).toBeCloseTo(1, 8);
    }
    for (const { group, measure, byShares, byMeans } of truth.compositions) {
      expect(byShares + byMeans).toBeCloseTo(changeOf(measure, group), 10);
    }
  });

  test("gaps and differences of changes are the areas minus the others", () => {
    const gap = (when: 2018 | 2021 | "change") =>
      truth.gaps.find(
        (one) => one.measure === "glad" && one.benchmark === "population" && one.in === when && !one.trait,
      )?.value ?? Number.NaN;
    expect(gap("change")).toBeCloseTo(gap(2021) - gap(2018), 10);
    expect(gap(2021)).toBeCloseTo(0.83 - 0.93, 2);
  });
});

describe("who answers", () => {
  const responses = (notAtRandom: boolean) =>
    truthOf(makeWorld({ seed: 1, size: 0.1, notAtRandom })).responses.filter(
      ({ group }) => group === "areas",
    );

  test("is known from traits alone, and is wrong by less than a per cent without weights", () => {
    const [first] = responses(false);
    const bias = first?.biases.find(({ measure }) => measure === "glad")?.value ?? Number.NaN;
    expect(first?.rate).toBeCloseTo(0.384, 4);
    expect(bias).toBeGreaterThan(0.002);
    expect(bias).toBeLessThan(0.01);
    expect(first?.rIndicator).toBeGreaterThan(0.8);
    expect(first?.rIndicator).toBeLessThan(0.95);
  });

  test("is wrong by several per cent where the content answer more often", () => {
    const bias = responses(true)[0]?.biases.find(({ measure }) => measure === "glad")?.value ?? 0;
    expect(bias).toBeGreaterThan(0.03);
  });
});
