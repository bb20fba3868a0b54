import { at } from "../../../maths/at.js";
import { normalCdf, normalQuantile } from "../../../maths/normal.js";
import type { Life } from "../lives.js";
import { period } from "../people.js";
import { plantedMobility } from "../plantedChances.js";
import { cohortOf, isInside } from "./told.js";

interface TrueSlope {
  readonly cohort: string;
  readonly inside: "yes" | "no";
  readonly children: number;
  /** By how much of a rank a child's expected rank rises with its parents' rank. */
  readonly slope: number;
}

/** Steps on which the distribution of scores is laid down, and quantiles that stand for a child's own chance. */
const fine = { from: -6, to: 6, steps: 600, quantiles: 64 } as const;

/**
 * The slope of children's ranks on their parents' within each cohort and place, of those whose income at 30 is told: the
 * child's expected rank among all children of the year, given what is planted, on its parents' rank.
 */
export function trueSlopes(lives: readonly Life[]): readonly TrueSlope[] {
  const told = lives.filter((life) => {
    const { born, from, to } = life.child;
    return isInside(life) !== null && born + 30 <= period[1] && from <= born + 30 && born + 30 <= to;
  });
  const points = [...grouped(told, ({ child }) => String(child.born)).values()].flatMap((year) => {
    const expected = expectedRanks(year);
    const parents = ranks(year.map(({ score }) => score.parents));
    return year.map((life, i) => ({ life, x: at(parents, i), y: at(expected, i) }));
  });
  const groups = grouped(points, ({ life }) => `${cohortOf(life)} ${isInside(life) ? "yes" : "no"}`);
  return [...groups].map(([key, own]): TrueSlope => {
    const [cohort = "", inside] = key.split(" ");
    return { cohort, inside: inside === "yes" ? "yes" : "no", children: own.length, slope: slopeOf(own) };
  });
}

function expectedRanks(lives: readonly Life[]): readonly number[] {
  const spread = Math.sqrt(1 - plantedMobility.correlation ** 2);
  const { from, to, steps, quantiles } = fine;
  const step = (to - from) / steps;
  const below = Array.from({ length: steps + 1 }, (_, i) => {
    const y = from + i * step;
    return lives.reduce((sum, { score }) => sum + normalCdf((y - score.expected) / spread), 0) / lives.length;
  });
  const own = Array.from({ length: quantiles }, (_, q) => spread * normalQuantile((q + 0.5) / quantiles));
  return lives.map(({ score }) => {
    const sum = own.reduce((all, chance) => {
      const place = Math.max(0, Math.min(steps, (score.expected + chance - from) / step));
      const left = Math.min(steps - 1, Math.floor(place));
      return all + at(below, left) + (place - left) * (at(below, left + 1) - at(below, left));
    }, 0);
    return sum / quantiles;
  });
}

/** Places from 0 to 1; who are equal share the mean of theirs. */
function ranks(values: readonly number[]): readonly number[] {
  const order = values.map((_, i) => i).sort((a, b) => at(values, a) - at(values, b));
  const out = new Array<number>(values.length).fill(0);
  for (let i = 0; i < order.length; ) {
    let end = i;
    while (end < order.length && at(values, at(order, end)) === at(values, at(order, i))) end++;
    for (let k = i; k < end; k++) out[at(order, k)] = (i + end) / 2 / order.length;
    i = end;
  }
  return out;
}

function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  const mean = (value: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + value(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  return mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
}

function grouped<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const own = groups.get(key(item));
    if (own) own.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
