import { readFileSync } from "node:fs";
import type { ItemMoments } from "../../src/estimate/scales/itemMoments.js";
import type { Factor } from "../../src/estimate/scales/structureOf.js";
import { fromRows } from "../../src/maths/matrix.js";

interface Written {
  readonly items: string[];
  readonly n: number;
  readonly means: number[];
  readonly covariance: number[][];
}

const file = new URL("./scales-moments.json", import.meta.url);
const written: {
  readonly single: Readonly<Record<string, Written>>;
  readonly groups: Readonly<Record<string, Readonly<Record<string, Written>>>>;
} = JSON.parse(readFileSync(file, "utf8"));

function read({ items, n, means, covariance }: Written): ItemMoments {
  return { items, n, means: Float64Array.from(means), covariance: fromRows(covariance) };
}

/** n, means and covariances of a data set, by the name that make/scales.R gave it. */
export function momentsOf(name: string): ItemMoments {
  const found = written.single[name];
  if (!found) throw new Error(`scales-moments.json has no ${name}`);
  return read(found);
}

export function groupsOf(name: string): readonly ItemMoments[] {
  return Object.values(written.groups[name] ?? {}).map(read);
}

const factor = (name: string, ...items: string[]): Factor => ({ name, items });
const numbered = (letter: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, k) => `${letter}${from + k}`);

/** Which items measure what, by data set. */
export const factorsOf = {
  HS: [
    factor("visual", "x1", "x2", "x3"),
    factor("textual", "x4", "x5", "x6"),
    factor("speed", "x7", "x8", "x9"),
  ],
  two_and_three: [factor("visual", "x1", "x2"), factor("textual", "x4", "x5", "x6")],
  neuroticism: [factor("N", ...numbered("N", 1, 5))],
  three: [factor("N", ...numbered("N", 1, 3))],
  five: ["A", "C", "E", "N", "O"].map((letter) => factor(letter, ...numbered(letter, 1, 5))),
  made: [0, 1, 2, 3, 4, 5].map((k) => factor(`f${k + 1}`, ...numbered("q", 4 * k + 1, 4 * k + 4))),
  quarter: [factor("f", ...numbered("q", 1, 4))],
} as const satisfies Readonly<Record<string, readonly Factor[]>>;

/** The moments of some of the items. */
export function only(moments: ItemMoments, items: readonly string[]): ItemMoments {
  const places = items.map((item) => moments.items.indexOf(item));
  const rows = places.map((i) =>
    places.map((j) => moments.covariance.data[i * moments.items.length + j] as number),
  );
  return {
    items,
    n: moments.n,
    means: Float64Array.from(places, (i) => moments.means[i] as number),
    covariance: fromRows(rows),
  };
}
