import { describe, expect, test } from "vitest";
import type { PanelCount } from "../../../vocabulary/counted.js";
import type { Effects } from "../../../vocabulary/study.js";
import type { EffectFound, EffectsFound } from "./found.js";
import { twinsFound } from "./twinsFound.js";

interface Unit {
  readonly begins: number | null;
  /** Outcomes in 2012, 2013, 2014 and 2015. */
  readonly y: readonly (number | null)[];
  readonly kind?: string | null;
  readonly size?: number;
  readonly weight?: number;
  readonly people?: number;
}

const units: Readonly<Record<string, Unit>> = {
  Nordby: { begins: 2014, y: [50, 52, 64, 66] },
  Sydby: { begins: 2015, y: [30, 30, 30, 35] },
  Havnen: { begins: null, y: [50, 52, 55, 56] },
  Engen: { begins: null, y: [30, 31, 31, 33] },
  Skoven: { begins: null, y: [90, 70, 20, 20] },
};

function panelOf(from: Readonly<Record<string, Unit>>): PanelCount {
  const all = Object.entries(from);
  const seen = all.filter(([, { y }]) => !y.includes(null)).length;
  return {
    sums: {
      periods: [],
      centres: [],
      cells: [],
      query: "",
      leftOut: { balanced: seen, unbalanced: all.length - seen, unsettled: 0 },
    },
    table: {
      periods: [2012, 2013, 2014, 2015],
      units: all.map(([id, { begins, size = 1, weight = 1 }]) => ({
        id,
        cohort: begins,
        cluster: id,
        weight,
        covariates: [size],
      })),
      outcome: Float64Array.from(all.flatMap(([, { y }]) => y.map(Number))),
      present: Uint8Array.from(all.flatMap(([, { y }]) => y.map((value) => (value === null ? 0 : 1)))),
    },
    twins: all.map(([, { kind = "", people = 100 }]) => ({
      cell: kind,
      people: [people, people, people, people],
    })),
    people: [],
    leftOut: { withoutUnit: 0, withoutAnswer: 0, inRing: 0 },
  };
}

const rule = { perUnit: 1, caliper: null };
const asked = { anticipation: 0, numbers: ["size"], cluster: null, twins: rule } as unknown as Effects;
const found = (changed: Readonly<Record<string, Unit>> = {}, effects: Partial<Effects> = {}): EffectsFound =>
  twinsFound(panelOf({ ...units, ...changed }), { ...asked, ...effects });

function estimated(
  { points }: EffectsFound,
  by: string,
  at?: number,
): Extract<EffectFound, { value: number }> {
  const point = points.find(({ part }) => part.by === by && (!("at" in part) || part.at === at));
  if (!point || "reason" in point) throw new Error(JSON.stringify(points));
  return point;
}
const balanceOf = ({ notes = [] }: EffectsFound) =>
  notes.flatMap((note) => (note.kind === "balance" ? note : []))[0];

describe("units beside their twins", () => {
  const alike = {
    Sydby: { begins: 2014, y: [30, 30, 42, 45] },
    Engen: { begins: null, y: [30, 31, 34, 36] },
  };

  test("Nordby rose by 12 and 14 since 2013, Havnen by 3 and 4; Sydby by 5 since 2014, Engen by 2", () => {
    expect(estimated(found(), "cohort", 2014).value).toBeCloseTo((12 - 3 + (14 - 4)) / 2, 12);
    expect(estimated(found(), "cohort", 2015).value).toBeCloseTo(5 - 2, 12);
    expect(estimated(found(), "overall").value).toBeCloseTo((9 + 10 + 3) / 3, 12);
  });

  test("a pair is one: where all pairs differ alike nothing varies, however much the units do", () => {
    expect(estimated(found(alike), "overall").value).toBeCloseTo(9.5, 12);
    expect(estimated(found(alike), "overall").se).toBe(0);
  });

  test("two twins of a unit count half each, and all of them as much as it does", () => {
    const more = {
      Bakken: { begins: null, y: [51, 52, 52, 60] },
      Dalen: { begins: null, y: [29, 30, 34, 40] },
    };
    const twice = found(more, { twins: { ...rule, perUnit: 2 } });
    expect(estimated(twice, "cohort", 2014).value).toBeCloseTo((12 + 14) / 2 - (3 + 4 + 0 + 8) / 4, 12);
    expect(balanceOf(twice)).toMatchObject({ reached: 2, matched: 2, twins: 4 });
    const heavy = found({ Nordby: { begins: 2014, y: [50, 52, 64, 66], weight: 3 } });
    expect(estimated(heavy, "overall").value).toBeCloseTo((3 * 9 + 3 * 10 + 3) / 7, 12);
  });

  test("each unit counts as much however many twins it has: Skoven is left for Nordby alone", () => {
    const uneven = found(
      { Sydby: { begins: 2014, y: [30, 30, 42, 45] } },
      { twins: { ...rule, perUnit: 2 } },
    );
    const nordby = 13 - (3.5 - 50) / 2;
    const sydby = 13.5 - 1;
    expect(estimated(uneven, "overall").value).toBeCloseTo((nordby + sydby) / 2, 12);
  });

  test("a unit and its twins are one cluster, unless the study names what units belong to", () => {
    expect(estimated(found(alike), "overall").se).toBe(0);
    // Rises of 13 and 13.5 beside 3.5 and 4: each side's variance is that of two, 2·(0.25/2)².
    expect(estimated(found(alike, { cluster: "town" }), "overall").se).toBeCloseTo(0.25, 12);
  });

  test("two pairs of one beginning leave one degree of freedom", () => {
    expect(estimated(found(alike), "overall").df).toBe(1);
  });

  test("the fewest people stand on the side of the twins", () => {
    const few = found({ Havnen: { begins: null, y: [50, 52, 55, 56], people: 7 } });
    expect(estimated(few, "overall").people).toBe(107);
    expect(estimated(few, "cohort", 2014).people).toBe(7);
  });

  test("is not tested for the time before, in which twins were chosen to be alike", () => {
    expect(found().pretrend).toBeUndefined();
  });
});

describe("who may be a twin", () => {
  const bakken = { Bakken: { begins: null, y: [60, 60, 61, 61] } };

  test("nobody of another kind, nor further away than the caliper", () => {
    const third = { Vestby: { begins: 2015, y: [88, 70, 22, 25] } };
    expect(balanceOf(found(third))).toMatchObject({ reached: 3, matched: 3 });
    const west = { ...third, Nordby: { begins: 2014, y: [50, 52, 64, 66], kind: "west" } };
    expect(balanceOf(found(west))).toMatchObject({ reached: 3, matched: 2, twins: 2 });
    const far = { ...third, Nordby: { begins: 2014, y: [0, 200, 64, 66] } };
    expect(balanceOf(found(far, { twins: { ...rule, caliper: 0.5 } }))).toMatchObject({
      reached: 3,
      matched: 2,
    });
  });

  test("nobody of whom a trait is not known; these are counted", () => {
    const unknown = found({ ...bakken, Havnen: { begins: null, y: [50, 52, 55, 56], size: Number.NaN } });
    expect(estimated(unknown, "cohort", 2014).value).toBeCloseTo((12 - 1 + (14 - 1)) / 2, 12);
    expect(balanceOf(unknown)).toMatchObject({ unknown: 1 });
    expect(
      balanceOf(found({ ...bakken, Havnen: { begins: null, y: [50, 52, 55, 56], kind: null } }))?.unknown,
    ).toBe(1);
  });

  test("nobody with a gap; these are told as left out", () => {
    const gap = found({ ...bakken, Havnen: { begins: null, y: [50, null, 55, 56] } });
    expect(balanceOf(gap)).toMatchObject({ gaps: 1, unknown: 0 });
    expect(estimated(gap, "cohort", 2014).value).toBeCloseTo((12 - 1 + (14 - 1)) / 2, 12);
  });
});

describe("notes", () => {
  test("balance of each number, of each period before and of the trend over them", () => {
    const rows = balanceOf(found())?.rows ?? [];
    expect(rows.map(({ trait }) => trait)).toEqual([
      { by: "column", column: "size" },
      { by: "level", period: 2012 },
      { by: "level", period: 2013 },
      { by: "trend" },
    ]);
    // Reached 50 and 30 (deviation √200); others 50, 30 and 90; twins 50 and 30.
    expect(rows[1]?.before).toBeCloseTo((40 - 170 / 3) / Math.sqrt(200), 12);
    expect(rows[1]?.after).toBeCloseTo(0, 12);
  });

  test("leaving one out: without Nordby 3, without Sydby 9.5", () => {
    const [note] = (found().notes ?? []).flatMap((one) => (one.kind === "leave-one-out" ? one : []));
    expect(note?.least).toBeCloseTo(3, 12);
    expect(note?.most).toBeGreaterThanOrEqual(9.5);
  });
});

describe("there is no effect", () => {
  const reasonOf = ({ points }: EffectsFound) =>
    points.map((point) => ("reason" in point ? point.reason : ""));

  test("where nobody is left to be a twin", () => {
    const west = Object.fromEntries(
      Object.entries(units).map(([id, unit]) => [
        id,
        { ...unit, kind: unit.begins === null ? "west" : "east" },
      ]),
    );
    expect(reasonOf(found(west))).toEqual(["no-comparison"]);
  });

  test("where nobody is reached, or everybody from the start", () => {
    const never = {
      Nordby: { begins: null, y: [50, 52, 64, 66] },
      Sydby: { begins: null, y: [30, 30, 30, 35] },
    };
    expect(reasonOf(found(never))).toEqual(["nobody-reached"]);
    const always = {
      Nordby: { begins: 2012, y: [50, 52, 64, 66] },
      Sydby: { begins: 2012, y: [30, 30, 30, 35] },
    };
    expect(reasonOf(found(always))).toEqual(["no-pre-period"]);
  });

  test("where most units have gaps", () => {
    const gap = [null, 52, 55, 56];
    const gaps = {
      Havnen: { begins: null, y: gap },
      Engen: { begins: null, y: gap },
      Skoven: { begins: null, y: gap },
    };
    expect(reasonOf(found(gaps))).toEqual(["unbalanced"]);
  });
});
