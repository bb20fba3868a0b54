import { describe, expect, test } from "vitest";
import type { Inequality } from "../vocabulary/estimate.js";
import type { ChanceMeasure, Estimator, Place, Quantity } from "../vocabulary/quantity.js";
import type { Contrast, Publishable, Released } from "../vocabulary/released.js";
import { findingsIn } from "./findings.js";

const place = (wave: string): Place => ({ wave, group: "areas", category: null });
const over = { from: place("2000"), to: place("2010") };

function figure(quantity: Quantity, contrast: Partial<Contrast>): Released<Publishable> {
  const told = { direction: "none", significant: false, p: 0.5, ...contrast };
  return { kind: "figure", quantity, contrast: told } as unknown as Released<Publishable>;
}

const change = (chance: ChanceMeasure, analysis = "origins"): Quantity => ({
  kind: "chance-change",
  measure: "school",
  analysis,
  chance,
  ...over,
});
const moved = (chance: ChanceMeasure, way: Inequality["way"], shown: boolean, analysis?: string) =>
  figure(change(chance, analysis), { inequality: { way, shown } });
const effect = (estimator: Estimator, direction: Contrast["direction"], significant: boolean) =>
  figure(
    { kind: "effect", measure: "school", analysis: "plan", estimator, part: { by: "overall" }, ...over },
    { direction, significant },
  );

describe("measures of chances", () => {
  test("one way by one that is shown, the other way by another: who says what is told", () => {
    expect(findingsIn([moved("share-gap", "less", true), moved("odds-ratio", "more", false)])).toEqual([
      {
        kind: "chances-one-way-shown",
        measure: "school",
        analysis: "origins",
        ...over,
        more: [{ chance: "odds-ratio", shown: false }],
        less: [{ chance: "share-gap", shown: true }],
      },
    ]);
  });

  test("they disagree only where both ways are shown", () => {
    const kinds = (...shown: readonly [less: boolean, more: boolean]) =>
      findingsIn([moved("share-gap", "less", shown[0]), moved("odds-ratio", "more", shown[1])]).map(
        ({ kind }) => kind,
      );
    expect(kinds(true, true)).toEqual(["chances-disagree"]);
    expect(kinds(false, true)).toEqual(["chances-one-way-shown"]);
  });

  test("nothing is said where nothing is shown, where all go one way, or of two analyses", () => {
    const less = moved("share-gap", "less", true);
    expect(findingsIn([moved("share-gap", "less", false), moved("odds-ratio", "more", false)])).toEqual([]);
    expect(findingsIn([less, moved("odds-ratio", "less", false)])).toEqual([]);
    expect(findingsIn([less, moved("odds-ratio", "neither", true)])).toEqual([]);
    expect(findingsIn([less, moved("rank-slope", "more", true, "ranks")])).toEqual([]);
  });

  test("what is withheld takes no part", () => {
    const withheld = { kind: "withheld", quantity: change("odds-ratio") } as Released<Publishable>;
    expect(findingsIn([moved("share-gap", "less", true), withheld])).toEqual([]);
  });
});

describe("ways of estimating an effect", () => {
  test("point in opposite directions, or show an effect or not", () => {
    const about = (...ways: Released<Publishable>[]) =>
      findingsIn(ways).map((finding) => finding.kind === "effects-apart" && finding.about);
    expect(about(effect("group-time", "up", false), effect("twins", "down", false))).toEqual(["direction"]);
    expect(about(effect("group-time", "up", true), effect("twins", "up", false))).toEqual(["shown"]);
    expect(about(effect("group-time", "up", true), effect("twins", "up", true))).toEqual([]);
    expect(about(effect("group-time", "up", true))).toEqual([]);
    expect(about(effect("group-time", "up", true), effect("two-way", "down", false))).toEqual([]);
  });
});
