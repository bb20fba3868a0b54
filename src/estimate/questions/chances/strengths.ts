import type { MobilityTable } from "../../chances/mobilityTable.js";
import { type Measure, none } from "../../chances/smooth.js";
import { uniformDifference } from "../../chances/uniformDifference.js";
import type { ChanceAt } from "./chancesAt.js";

/**
 * How strong the association of origin and destination is in each wave against the first, by one model of all waves in
 * which anybody is counted.
 *
 * in      a table for each wave, the same classes on the same sums
 * out     ln of the strength for each wave; nothing for the first
 * returns `not-estimable` ("no-answers") where the wave, or the first one, has nobody; else for all waves what the model
 *         returns
 */
export function strengths(tables: readonly MobilityTable[]): readonly (ChanceAt | null)[] {
  const counted = tables.filter((table) => smallest(table).n > 0);
  const [first] = tables;
  const fitted =
    first && counted[0] === first && counted.length > 1
      ? uniformDifference(counted)
      : none("no-answers", "nobody is counted in two waves of which one is the first");
  const behind = counted.map(smallest);
  const fewest = (of: (one: Smallest) => number) => Math.min(...behind.map(of));
  return tables.map((table, k): ChanceAt | null => {
    if (k === 0) return null;
    const own = counted.indexOf(table);
    const measure: Measure =
      fitted.kind !== "fitted"
        ? fitted
        : (fitted.strengths[own] ?? none("no-answers", "nobody is counted in this wave"));
    return {
      chance: "uniform-difference",
      measure,
      n: own < 0 ? 0 : fewest(({ n }) => n),
      counts: { having: fewest(({ cell }) => cell), lacking: fewest(({ rest }) => rest) },
      ...(fitted.kind === "fitted" && { notes: [{ kind: "misplaced", ...fitted.misplaced }] }),
    };
  });
}

interface Smallest {
  /** The origin with fewest people. */
  readonly n: number;
  /** The fewest who arrive anywhere from anywhere, and the fewest of an origin who do not. */
  readonly cell: number;
  readonly rest: number;
}

function smallest({ people, origins, destinations }: MobilityTable): Smallest {
  const rows = origins.map((from) => destinations.map((to) => people(from, to)));
  const sums = rows.map((row) => row.reduce((sum, n) => sum + n, 0));
  return {
    n: Math.min(...sums),
    cell: Math.min(...rows.flat()),
    rest: Math.min(...rows.flatMap((row, i) => row.map((n) => (sums[i] ?? 0) - n))),
  };
}
