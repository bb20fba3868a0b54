import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DrawOrder, FramePerson, PanelRule } from "../../vocabulary/samplePlan.js";
import { drawSample } from "./drawSample.js";

const person = (name: string, stratum: string, more: Partial<FramePerson> = {}): FramePerson => ({
  person: name,
  stratum,
  banned: false,
  answeredBefore: false,
  thereBefore: true,
  ...more,
});
const people = (stratum: string, many: number, more: (i: number) => Partial<FramePerson> = () => ({})) =>
  Array.from({ length: many }, (_, i) => person(`${stratum}${i}`, stratum, more(i)));
const order = (
  seed: number,
  invited: Readonly<Record<string, number>>,
  panel: PanelRule = { kind: "as-others" },
): DrawOrder => ({
  seed,
  panel,
  invited: Object.entries(invited).map(([stratum, many]) => ({ stratum, people: many })),
});
const names = (frame: readonly FramePerson[], asked: DrawOrder) =>
  drawSample(frame, asked).drawn.map((each) => each.person);

describe("a sample drawn from a frame", () => {
  const frame = [...people("a", 20), ...people("b", 30)];

  test("a seed is a promise: these people may never change", () => {
    expect(names(frame, order(2021, { a: 3, b: 2 }))).toEqual(PROMISED);
  });

  test("the same frame and seed give the same people, in whatever order the rows stand", () => {
    const asked = order(5, { a: 7, b: 7 });
    expect(names(frame.toReversed(), asked)).toEqual(names(frame, asked));
  });

  test("what happens in one stratum does not move another's people", () => {
    const other = [...people("a", 25), ...people("b", 30)];
    const inB = (drawn: readonly string[]) => drawn.filter((name) => name.startsWith("b"));
    expect(inB(names(other, order(5, { a: 9, b: 7 })))).toEqual(inB(names(frame, order(5, { a: 7, b: 7 }))));
  });

  test("each stands for N/n people, and all of them for the stratum", () => {
    const { drawn } = drawSample(frame, order(1, { a: 5, b: 10 }));
    expect(new Set(drawn.map(({ stratum, weight }) => `${stratum} ${weight}`))).toEqual(
      new Set(["a 4", "b 3"]),
    );
    expect(drawn.reduce((sum, { weight }) => sum + weight, 0)).toBe(50);
  });

  test("whoever must not be contacted is never drawn, and is counted", () => {
    const banned = people("a", 20, (i) => ({ banned: i < 15 }));
    const { drawn, strata } = drawSample(banned, order(1, { a: 5 }));
    expect(drawn.map((each) => each.person)).toEqual(["a15", "a16", "a17", "a18", "a19"]);
    expect(strata).toEqual([
      {
        stratum: "a",
        frame: 20,
        excluded: [{ reason: "contact-ban", people: 15 }],
        planned: 5,
        panel: 0,
        fresh: 5,
      },
    ]);
  });
});

describe("people who answered in the wave before", () => {
  // Twenty people: five answered before, three more have moved in since.
  const frame = people("a", 20, (i) => ({ answeredBefore: i < 5, thereBefore: i < 17 }));
  const drawnUnder = (panel: PanelRule, planned = 8) => drawSample(frame, order(3, { a: planned }, panel));

  test("are invited again up to their part, the others refresh the sample", () => {
    const { strata, drawn } = drawnUnder({ kind: "reinvite", most: 0.5 });
    expect(strata[0]).toMatchObject({ planned: 8, panel: 4, fresh: 4 });
    expect(drawn.filter(({ from }) => from === "panel")).toHaveLength(4);
  });

  test("stand for fewer people than newcomers, who had one chance only", () => {
    const { drawn } = drawnUnder({ kind: "reinvite", most: 0.5 });
    const chance = (name: string) => drawn.find((each) => each.person === name)?.probability;
    const stayed = 4 / 17 + (1 - 5 / 17) * (4 / 15);
    const ofPanel = drawn.find(({ from }) => from === "panel");
    expect(ofPanel?.probability).toBeCloseTo(stayed, 15);
    for (const name of ["a17", "a18", "a19"]) {
      const newcomer = chance(name);
      if (newcomer !== undefined) expect(newcomer).toBeCloseTo(4 / 15, 15);
    }
  });

  test("are left alone where the rule says so", () => {
    const { drawn, strata } = drawnUnder({ kind: "leave-out" });
    expect(drawn.every(({ person: name }) => Number(name.slice(1)) >= 5)).toBe(true);
    expect(strata[0]?.excluded).toEqual([{ reason: "answered-before", people: 5 }]);
  });

  test("where everybody was there before, the weights of panel and refreshment add up to the stratum", () => {
    const stable = people("a", 20, (i) => ({ answeredBefore: i < 5 }));
    const { drawn } = drawSample(stable, order(3, { a: 8 }, { kind: "reinvite", most: 0.5 }));
    for (const { weight } of drawn) expect(weight).toBeCloseTo(20 / 8, 12);
  });
});

describe("over many seeds", () => {
  const seeds = Array.from({ length: 4000 }, (_, i) => i);

  test("everyone is drawn as often as their probability says", () => {
    const frame = people("a", 12);
    const times = new Map<string, number>();
    for (const seed of seeds)
      for (const name of names(frame, order(seed, { a: 3 }))) times.set(name, (times.get(name) ?? 0) + 1);
    for (const { person: name } of frame)
      expect(Math.abs((times.get(name) ?? 0) - 1000)).toBeLessThan(4 * Math.sqrt(4000 * 0.25 * 0.75));
  });

  test("over both waves' chances, stayers and newcomers are invited as often as their probability says", () => {
    // In the first wave 6 of the 15 who lived there answered, at random; then 5 moved in.
    const invitedTimes = { stayer: 0, newcomer: 0 };
    const told = { stayer: 0, newcomer: 0 };
    for (const seed of seeds) {
      const first = new Set(names(people("a", 15), order(seed + 1e6, { a: 6 })));
      const now = people("a", 20, (i) => ({ answeredBefore: first.has(`a${i}`), thereBefore: i < 15 }));
      const { drawn } = drawSample(now, order(seed, { a: 8 }, { kind: "reinvite", most: 0.5 }));
      for (const { person: name, probability } of drawn) {
        const who = Number(name.slice(1)) < 15 ? "stayer" : "newcomer";
        invitedTimes[who] += 1;
        told[who] = probability;
      }
    }
    expect(invitedTimes.stayer / (4000 * 15)).toBeCloseTo(told.stayer, 2);
    expect(invitedTimes.newcomer / (4000 * 5)).toBeCloseTo(told.newcomer, 2);
  });
});

test("nobody is drawn twice, under any rule, for any frame", () => {
  const frame = fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.boolean(), fc.boolean(), fc.boolean()), {
    maxLength: 40,
  });
  const rule = fc.oneof(
    fc.constantFrom<PanelRule>({ kind: "as-others" }, { kind: "leave-out" }),
    fc.double({ min: 0, max: 1, noNaN: true }).map((most): PanelRule => ({ kind: "reinvite", most })),
  );
  const many = fc.integer({ min: 0, max: 25 });
  fc.assert(
    fc.property(frame, rule, many, many, fc.integer(), (drawnFrame, panel, a, b, seed) => {
      const everyone = drawnFrame.map(([stratum, banned, answeredBefore, thereBefore], i) =>
        person(`p${i}`, stratum, { banned, answeredBefore, thereBefore }),
      );
      const { drawn, strata } = drawSample(everyone, order(seed, { a, b }, panel));
      expect(new Set(drawn.map((each) => each.person)).size).toBe(drawn.length);
      const banned = new Set(everyone.filter((each) => each.banned).map((each) => each.person));
      for (const { person: name, probability } of drawn) {
        expect(banned.has(name)).toBe(false);
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThanOrEqual(1 + 1e-12);
      }
      for (const { planned, panel: again, fresh } of strata)
        expect(again + fresh).toBeLessThanOrEqual(planned);
    }),
  );
});

const PROMISED = ["a11", "a19", "a2", "b28", "b5"];
