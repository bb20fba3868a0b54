import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { makeWorld } from "./makeWorld.js";
import { groupIds, type World, waveIds } from "./world.js";
import { tablesOf } from "./writeWorld.js";

const small = (seed: number, more: { notAtRandom?: boolean } = {}) =>
  makeWorld({ seed, size: 0.01, ...more });
const fingerprint = (world: World) => {
  const hash = createHash("sha256");
  for (const { columns } of tablesOf(world)) {
    for (const { values } of columns)
      hash.update(values instanceof Float64Array ? values : values.join("\n"));
  }
  return hash.digest("hex");
};

describe("a world", () => {
  test("is the same for the same seed, and another for another", () => {
    expect(fingerprint(small(1))).toBe(fingerprint(small(1)));
    expect(fingerprint(small(2))).not.toBe(fingerprint(small(1)));
  });

  test("that does not answer at random has the same people and answers, and others who respond", () => {
    const [random, not] = [small(1), small(1, { notAtRandom: true })];
    expect(not.people).toEqual(random.people);
    expect(not.answers).toEqual(random.answers);
    expect(not.surveys[0]?.rows).toEqual(random.surveys[0]?.rows);
    expect(not.surveys[0]?.answered).not.toEqual(random.surveys[0]?.answered);
  });

  test("has 66 areas, 200,000 residents, some 400 sections and 27,273 invited at full size", () => {
    const { plans, surveys } = makeWorld({ seed: 5, size: 1 });
    const sum = (of: (plan: (typeof plans)[number]) => number) =>
      plans.reduce((all, plan) => all + of(plan), 0);
    expect([plans.length, sum((plan) => plan.residents), sum((plan) => plan.sections)]).toEqual([
      66, 200000, 400,
    ]);
    expect(surveys.slice(0, 2).map(({ rows }) => rows.length)).toEqual([27273, 27273]);
    expect(plans.every(({ start }) => start >= "2016-01-01" && start < "2020-01-01")).toBe(true);
    expect(new Set(plans.map(({ name }) => name)).size).toBe(66);
  });

  test("has at least 60 invited in each of at least 12 areas, however small", () => {
    const [first] = small(3).surveys;
    expect(first?.stratumInvited.length).toBe(12);
    expect(Math.min(...(first?.stratumInvited ?? []))).toBe(60);
  });

  test("of a size that is none is a bug", () => {
    expect(() => makeWorld({ seed: 1, size: 0 })).toThrow(/size/);
    expect(() => makeWorld({ seed: 1, size: Number.NaN })).toThrow(/size/);
  });

  test("how long a small one takes", () => {
    const start = performance.now();
    for (let seed = 1; seed <= 20; seed++) small(seed);
    console.info(`a world of size 0.01: ${((performance.now() - start) / 20).toFixed(0)} ms`);
  });
});

describe.each([1, 2, 3])("the people of seed %i add up", (seed) => {
  const world = small(seed);
  const { areas } = world.people;
  const [before, after] = waveIds.map((wave) => new Set(areas.present[wave])) as [Set<number>, Set<number>];

  test("residents of 2021 are those who stayed and those who moved in; as many moved out", () => {
    const stayed = [...before].filter((row) => after.has(row));
    const movedIn = [...after].filter((row) => areas.newcomer[row] === 1);
    expect(stayed.length + movedIn.length).toBe(after.size);
    expect(before.size - stayed.length).toBe(movedIn.length);
    expect(movedIn.some((row) => before.has(row))).toBe(false);
    expect(before.size + movedIn.length).toBe(areas.count);
    // About 30 per cent, area by area between 24 and 36.
    expect(movedIn.length / after.size).toBeGreaterThan(0.24);
    expect(movedIn.length / after.size).toBeLessThan(0.36);
  });

  test("each area has its adults in both waves, and areas sum to the whole", () => {
    for (const wave of waveIds) {
      const counts = world.plans.map(
        (_, area) => areas.present[wave].filter((row) => areas.stratum[row] === area).length,
      );
      expect(counts).toEqual(world.plans.map(({ adults }) => adults));
    }
  });

  test("base weights sum to the people of each stratum, and nobody is invited twice", () => {
    for (const { group, wave, rows, stratumPeople, stratumInvited } of world.surveys) {
      const { stratum, present } = world.people[group];
      const sums = [...stratumPeople].map(() => 0);
      for (const row of rows) {
        const h = stratum[row] as number;
        sums[h] = (sums[h] ?? 0) + (stratumPeople[h] as number) / (stratumInvited[h] as number);
      }
      sums.forEach((sum, h) => void expect(sum).toBeCloseTo(stratumPeople[h] as number, 8));
      expect(stratumPeople.reduce((a, b) => a + b, 0)).toBe(present[wave].length);
      expect(new Set(rows).size).toBe(rows.length);
      const here = new Set(present[wave]);
      expect(rows.every((row) => here.has(row))).toBe(true);
    }
  });

  test("those asked again in 2021 answered in 2018 and still live there, every one of them", () => {
    const [first, second] = world.surveys;
    const answered = new Set(first?.rows.filter((_, i) => first.answered[i] === 1));
    const again = second?.rows.filter((_, i) => second.again[i] === 1) ?? [];
    expect([...again]).toEqual([...answered].filter((row) => after.has(row)));
  });

  test("years of age and at the address agree with the categories of the wave", () => {
    for (const group of groupIds) {
      const { born, movedIn, present, traits } = world.people[group];
      for (const wave of waveIds) {
        for (const row of present[wave]) {
          const years = wave - (born[row] as number);
          const least = [18, 30, 45, 60, 75][traits[wave].age[row] as number] as number;
          expect(years >= least && (least === 75 || years < least + 15)).toBe(true);
          expect(traits[wave].tenure[row] === 0).toBe(wave - (movedIn[row] as number) < 3);
        }
      }
    }
  });
});
