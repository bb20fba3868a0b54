import { expect, test } from "vitest";
import { type Gap, type Place, type Quantity, quantityKey, type Span } from "../vocabulary/quantity.js";
import type { Figure, Publishable, Released } from "../vocabulary/released.js";
import { finder } from "./finder.js";

const place = (group: string, category?: string): Place => ({
  wave: "2021",
  group,
  category: category === undefined ? null : { breakdown: "sex", category },
});
const span = (group: string): Span => ({ from: { ...place(group), wave: "2018" }, to: place(group) });
const gap = (group: string): Gap => ({ of: place(group, "women"), against: place(group, "men") });

const difference: Quantity = {
  kind: "difference",
  measure: "glad",
  of: place("areas"),
  against: place("country"),
};
const doubled: Quantity = {
  kind: "double-difference",
  measure: "glad",
  of: gap("areas"),
  against: gap("country"),
};

/** Areas 8 points below the country, from 10 to 6 below. */
const figure = {
  kind: "figure",
  value: -0.08,
  low: -0.1,
  high: -0.06,
  se: 0.01,
  n: 900,
  contrast: {
    direction: "down",
    significant: true,
    p: 0.001,
    equivalence: {
      margin: 0.12,
      equivalent: true,
      p: 0.02,
      interval: { low: -0.097, high: -0.063, confidence: 0.9 },
    },
  },
} as unknown as Omit<Figure, "quantity">;

/** What is found of one quantity where another was released. */
function found(asked: Quantity, released: Quantity, result: object = figure) {
  const entry = { ...result, quantity: released } as unknown as Released<Publishable>;
  return finder(new Map([[quantityKey(released), entry]]))(asked);
}

test("a quantity that was released is found as it stands", () => {
  expect(found(difference, difference)).toEqual({ ...figure, quantity: difference });
});

test("asked for the other way round, the country lies 8 points above the areas, from 6 to 10", () => {
  const asked = { ...difference, of: place("country"), against: place("areas") };
  expect(found(asked, difference)).toEqual({
    ...figure,
    quantity: asked,
    value: 0.08,
    low: 0.06,
    high: 0.1,
    contrast: {
      direction: "up",
      significant: true,
      p: 0.001,
      equivalence: {
        margin: 0.12,
        equivalent: true,
        p: 0.02,
        interval: { low: 0.063, high: 0.097, confidence: 0.9 },
      },
    },
  });
});

test("nothing is no less than nothing", () => {
  const none = { kind: "figure", value: 0, low: -0.1, high: 0, contrast: { direction: "none" } };
  const asked = { ...difference, of: place("country"), against: place("areas") };
  const turned = { value: 0, low: 0, high: 0.1, contrast: { direction: "none" } };
  expect(found(asked, difference, none)).toStrictEqual({ kind: "figure", quantity: asked, ...turned });
});

test("what was withheld is withheld either way, and so is what could not be estimated", () => {
  const asked = { ...difference, of: place("country"), against: place("areas") };
  for (const none of [{ kind: "withheld" }, { kind: "no-figure", reason: "one-psu" }])
    expect(found(asked, difference, none)).toEqual({ ...none, quantity: asked });
});

test("a change beside another, and a line through a gap, may name either side first", () => {
  const one: Quantity = {
    kind: "change-difference",
    measure: "glad",
    of: span("areas"),
    against: span("country"),
  };
  expect(found({ ...one, of: one.against, against: one.of }, one)).toMatchObject({ value: 0.08 });
  const trend = { kind: "trend", measure: "glad", part: "before", bend: null } as const;
  const lines: Quantity = { ...trend, ...span("areas"), against: span("country") };
  expect(found({ ...trend, ...span("country"), against: span("areas") }, lines)).toMatchObject({
    value: 0.08,
  });
  expect(found({ ...trend, ...span("areas"), against: null }, lines)).toBeUndefined();
});

test("of two gaps, swapping the groups or the sides turns the sign; both together do not", () => {
  const swapped = { of: doubled.against, against: doubled.of };
  const turned = ({ of, against }: Gap): Gap => ({ of: against, against: of });
  const sides = { of: turned(gap("areas")), against: turned(gap("country")) };
  const both = { of: turned(gap("country")), against: turned(gap("areas")) };
  expect(found({ ...doubled, ...swapped }, doubled)).toMatchObject({ value: 0.08, low: 0.06 });
  expect(found({ ...doubled, ...sides }, doubled)).toMatchObject({ value: 0.08, low: 0.06 });
  expect(found({ ...doubled, ...both }, doubled)).toMatchObject({ value: -0.08, low: -0.1 });
});

test("waves have one order, and another measure is another figure", () => {
  const change: Quantity = { kind: "change", measure: "glad", ...span("areas") };
  expect(found({ ...change, from: change.to, to: change.from }, change)).toBeUndefined();
  expect(found({ ...difference, measure: "trust" }, difference)).toBeUndefined();
});
