import { at } from "./at.js";
import { normalQuantile } from "./normal.js";

/** A source of chance that gives the same numbers on every machine. Each call moves it on. */
export interface Random {
  /** A number in [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number;
  /** A whole number from 0 to n − 1, each exactly as likely. */
  below(n: number): number;
  /** Standard normal, by inversion: one number used for each number given. */
  normal(): number;
  /** The items in a random order, as a new list. */
  shuffle<T>(items: readonly T[]): T[];
  /** k of the items, without replacement, in random order. */
  sample<T>(items: readonly T[], k: number): T[];
}

/**
 * Chance from a seed; the same seed gives the same numbers.
 *
 * in      a whole number
 * source  xoshiro128** 1.1 (Blackman & Vigna 2018), its state filled as in `stream`
 */
export function random(seed: number): Random {
  return stream(seed, "");
}

/**
 * A named source of chance from a seed. Streams of different names are independent, so giving one more part of a study
 * its own dice does not move the others'.
 *
 * in      a whole number between ±2⁵³, any name
 * throws  Error for a seed that is not whole
 */
export function stream(seed: number, name: string): Random {
  if (!Number.isSafeInteger(seed)) throw new Error(`stream: a seed is a whole number, this one is ${seed}`);
  const next = xoshiro128(stateFrom(seed, name));
  const bits53 = () => (next() >>> 5) * 2 ** 26 + (next() >>> 6);
  const uniform = () => bits53() * 2 ** -53;
  const below = (n: number) => {
    if (!Number.isSafeInteger(n) || n < 1) throw new Error(`below: n is a whole number from 1, not ${n}`);
    const whole = 2 ** 53 - (2 ** 53 % n);
    for (;;) {
      const drawn = bits53();
      if (drawn < whole) return drawn % n;
    }
  };
  const sample = <T>(items: readonly T[], k: number): T[] => {
    if (!Number.isSafeInteger(k) || k < 0 || k > items.length) {
      throw new Error(`sample: ${k} of ${items.length} items`);
    }
    const pool = [...items];
    for (let i = 0; i < k; i++) {
      const j = i + below(pool.length - i);
      [pool[i], pool[j]] = [pool[j] as T, pool[i] as T];
    }
    return pool.slice(0, k);
  };
  return {
    uniform,
    below,
    normal: () => normalQuantile((Math.floor(bits53() / 2) + 0.5) * 2 ** -52),
    shuffle: (items) => sample(items, items.length),
    sample,
  };
}

/**
 * The generator itself: 32 random bits a call.
 *
 * in      four 32-bit words, not all 0
 */
export function xoshiro128(state: ArrayLike<number>): () => number {
  let [a, b, c, d] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3)];
  if ((a | b | c | d) === 0) throw new Error("xoshiro128: a state of zeros never moves");
  return () => {
    const result = Math.imul(turn(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = turn(d, 11);
    return result;
  };
}

function turn(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** Four words from a seed and a name: each a chain of splitmix's bijections, started from its own place. */
function stateFrom(seed: number, name: string): readonly number[] {
  const words = [
    (seed % 2 ** 32) | 0,
    Math.floor(seed / 2 ** 32) | 0,
    ...Array.from({ length: name.length }, (_, i) => name.charCodeAt(i)),
  ];
  const state = STARTS.map((start) => words.reduce((hash, word) => scramble((hash ^ word) + GOLDEN), start));
  return state.every((word) => word === 0) ? STARTS : state;
}

const GOLDEN = 0x9e3779b9;
const STARTS = [1, 2, 3, 4].map((k) => Math.imul(k, GOLDEN));

/** A bijection of 32-bit words in which every bit of the input moves half of the output (murmur3's last step). */
function scramble(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
