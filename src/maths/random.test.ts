import { expect, test } from "vitest";
import { chiSquaredUpperTail } from "./chiSquared.js";
import { random, stream, xoshiro128 } from "./random.js";

test("the generator is xoshiro128** 1.1: the reference implementation's first ten numbers from 1, 2, 3, 4", () => {
  const next = xoshiro128([1, 2, 3, 4]);
  expect(Array.from({ length: 10 }, next)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
  expect(() => xoshiro128([0, 0, 0, 0])).toThrow("never moves");
});

test("a seed is a promise: these numbers may never change", () => {
  const dice = random(2022);
  expect([dice.uniform(), dice.below(6), dice.normal()]).toEqual(PROMISED);
});

test("one more part with its own dice does not move another's", () => {
  const before = stream(1, "interviews");
  const first = [before.uniform(), before.uniform()];
  stream(1, "survey").uniform();
  const after = stream(1, "interviews");
  expect([after.uniform(), after.uniform()]).toEqual(first);
});

test("streams of other names, other seeds and the far half of a large seed differ", () => {
  const firsts = [
    stream(1, "a"),
    stream(1, "b"),
    stream(1, "aa"),
    stream(1, ""),
    stream(2, "a"),
    stream(-1, "a"),
    stream(1 + 2 ** 32, "a"),
    stream(2 ** 32, "a"),
    stream(0, "a"),
  ].map((dice) => dice.uniform());
  expect(new Set(firsts).size).toBe(firsts.length);
});

test("neighbouring seeds give uncorrelated numbers", () => {
  const n = 20_000;
  let sum = 0;
  for (let seed = 0; seed < n; seed++)
    sum += (random(seed).uniform() - 0.5) * (random(seed + 1).uniform() - 0.5);
  expect(Math.abs(sum / n) * 12 * Math.sqrt(n)).toBeLessThan(4);
});

test("uniform numbers are in [0, 1) and even over a hundred bins", () => {
  const dice = random(11);
  const bins = new Array<number>(100).fill(0);
  for (let i = 0; i < 100_000; i++) {
    const bin = Math.floor(dice.uniform() * 100);
    bins[bin] = (bins[bin] ?? Number.NaN) + 1;
  }
  const chi = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(chiSquaredUpperTail(chi, 99)).toBeGreaterThan(1e-4);
});

test("below(n) gives each number its share, also where 2⁵³ is not a multiple of n", () => {
  const dice = random(3);
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < 70_000; i++) {
    const k = dice.below(7);
    counts[k] = (counts[k] ?? Number.NaN) + 1;
  }
  const chi = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquaredUpperTail(chi, 6)).toBeGreaterThan(1e-4);
  // Three quarters of 2⁵³: without rejection the lower third would come twice as often.
  const n = 3 * 2 ** 51;
  const low = Array.from({ length: 30_000 }, () => dice.below(n)).filter((k) => k < n / 3).length;
  expect(Math.abs(low - 10_000)).toBeLessThan(4 * Math.sqrt(30_000 * (2 / 9)));
});

test("normal numbers have mean 0, variance 1 and the right share beyond 1.96", () => {
  const dice = random(5);
  const n = 100_000;
  const z = Array.from({ length: n }, () => dice.normal());
  const mean = z.reduce((a, b) => a + b) / n;
  const variance = z.reduce((a, b) => a + (b - mean) ** 2, 0) / n;
  const outside = z.filter((value) => Math.abs(value) > 1.959963984540054).length / n;
  expect(Math.abs(mean) * Math.sqrt(n)).toBeLessThan(4);
  expect(Math.abs(variance - 1) * Math.sqrt(n / 2)).toBeLessThan(4);
  expect(Math.abs(outside - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / n));
});

test("a shuffle has the same items, and each of the 24 orders of four its share", () => {
  const dice = random(8);
  const seen = new Map<string, number>();
  for (let i = 0; i < 24_000; i++) {
    const order = dice.shuffle(["a", "b", "c", "d"]).join("");
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  const chi = [...seen.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(seen.size).toBe(24);
  expect(chiSquaredUpperTail(chi, 23)).toBeGreaterThan(1e-4);
});

test("a sample has no item twice, leaves the list alone, and takes each item equally often", () => {
  const dice = random(9);
  const items = Object.freeze([0, 1, 2, 3, 4]);
  const times = [0, 0, 0, 0, 0];
  for (let i = 0; i < 10_000; i++) {
    const drawn = dice.sample(items, 2);
    expect(new Set(drawn).size).toBe(2);
    for (const k of drawn) times[k] = (times[k] ?? Number.NaN) + 1;
  }
  for (const count of times) expect(Math.abs(count - 4000)).toBeLessThan(4 * Math.sqrt(10_000 * 0.24));
  expect(dice.sample(items, 0)).toEqual([]);
  expect(dice.sample(items, 5).sort()).toEqual([0, 1, 2, 3, 4]);
});

test("nonsense is thrown", () => {
  expect(() => random(0.5)).toThrow("whole");
  expect(() => random(Number.NaN)).toThrow("whole");
  expect(() => random(1).below(0)).toThrow("whole");
  expect(() => random(1).sample([1], 2)).toThrow("2 of 1");
});

const PROMISED = [0.7868181155952421, 1, -0.02701962357547532];
