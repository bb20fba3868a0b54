import { at } from "../../../maths/at.js";
import type { MoverSums } from "../../../vocabulary/chances.js";

/** Who stands behind a part of a divided change. */
export interface MoversBehind {
  /** Those whom it is told of. */
  readonly n: number;
  /** The fewest whom it depends on, or who are left when it is taken from the whole. */
  readonly fewest: number;
  /** By those whom it depends on: how many they are, and the plain sum of their values. */
  readonly domains: { readonly answered: Float64Array; readonly sums: Float64Array };
}

/**
 * People behind the parts of `moverParts`, where everybody counts one.
 *
 * in      sums of `chancesMovers`; a way that is not told is ""
 * out     those who came stand beside those who stayed as these are after, those who left as they were before; so both
 *         are behind the part. One way of several gives away those whose way is not told, who are no part of their own
 */
export function behindMovers({ sums, people, came, left, centre }: MoverSums) {
  const side = (who: number, total: number): Side => {
    const n = people[who] ?? 0;
    return { n, sum: at(sums.totals, total) + n * centre };
  };
  const before = side(0, 1);
  const after = side(0, 2);
  const ways = {
    came: new Map(came.map((how, k) => [how, side(1 + k, 4 + 2 * k)])),
    left: new Map(left.map((how, k) => [how, side(1 + came.length + k, 4 + 2 * (came.length + k))])),
  };
  const beside = (part: "came" | "left", movers: Side, untold?: number): MoversBehind =>
    behind(movers.n, [movers, part === "came" ? after : before], untold);
  return {
    stayed: behind(before.n, [before, after]),
    all: (part: "came" | "left") => beside(part, [...ways[part].values()].reduce(together, nobody)),
    way: (part: "came" | "left", how: string) =>
      beside(part, ways[part].get(how) ?? nobody, ways[part].get("")?.n),
  };
}

interface Side {
  readonly n: number;
  readonly sum: number;
}

const nobody: Side = { n: 0, sum: 0 };
const together = (a: Side, b: Side): Side => ({ n: a.n + b.n, sum: a.sum + b.sum });

function behind(n: number, sides: readonly Side[], untold = Number.POSITIVE_INFINITY): MoversBehind {
  return {
    n,
    fewest: Math.min(untold, ...sides.map((one) => one.n)),
    domains: {
      answered: Float64Array.from(sides, (one) => one.n),
      sums: Float64Array.from(sides, (one) => one.sum),
    },
  };
}
