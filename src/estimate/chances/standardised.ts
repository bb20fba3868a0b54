import type { ChanceCells } from "../../vocabulary/chances.js";
import type { Domain } from "../../vocabulary/tally.js";
import type { Smooth } from "../contrasts/deltaMethod.js";
import { named, type Rate, weightOf } from "./rates.js";
import { constant, isSmooth, type Measure, none, over, plus, times } from "./smooth.js";

export interface Standardised {
  /** One for each group, in the groups' order. */
  readonly rates: readonly Measure[];
  /** Share of the standard population in covariate cells where every group has people. */
  readonly covered: number;
  /** Cells of the standard population that some group has nobody in. */
  readonly noCounterpart: readonly {
    readonly cell: Domain;
    /** Share of the standard population. */
    readonly share: number;
    /** Places of the groups without people. */
    readonly groups: readonly number[];
  }[];
}

/**
 * What groups would have on average with the same composition: direct standardisation.
 *
 *     Σ share of the standard population in cell x · rate of the group's people in cell x
 *
 * All groups are compared over the same cells: those where each of them has people. What that leaves of the standard
 * population is told, and so is every cell without counterpart.
 *
 * in      cells and the rate to standardise; the groups; the keys that make up the composition; the standard: cells of
 *         these counts (a year, a side; its shares then vary as counts do), or shares given by cell, taken as known
 * out     rates in their own unit
 * returns `no-counterpart` for the rates where no cell has people of every group
 * source  Keiding & Clayton (2014), Statistical Science 29, 529–558
 */
export function standardised(
  cells: ChanceCells,
  rate: Rate,
  {
    groups,
    by,
    standard,
  }: {
    readonly groups: readonly Domain[];
    readonly by: readonly string[];
    readonly standard: Domain | readonly { readonly cell: Domain; readonly share: number }[];
  },
): Standardised {
  const given = Array.isArray(standard) ? (standard as readonly { cell: Domain; share: number }[]) : null;
  const composition = given
    ? given.map(({ cell, share }) => ({ cell, weight: constant(share) }))
    : compositions(cells, by).map((cell) => ({
        cell,
        weight: weightOf(cells, { ...cell, ...(standard as Domain) }),
      }));
  const there = composition.filter(({ weight }) => weight.value > 0);
  const whole = there.reduce((sum, { weight }) => sum + weight.value, 0);
  const lacking = (cell: Domain) =>
    groups.flatMap((group, g) => (isSmooth(rate({ ...cell, ...group })) ? [] : [g]));
  const looked = there.map(({ cell, weight }) => ({ cell, weight, groups: lacking(cell) }));
  const common = looked.filter((one) => one.groups.length === 0);
  const base = plus(...common.map(({ weight }) => weight));
  const average = (group: Domain): Measure => {
    if (common.length === 0)
      return none("no-counterpart", `no cell has people of ${groups.map(named).join("; ")}`);
    const parts = common.map(({ cell, weight }) => times(weight, rate({ ...cell, ...group }) as Smooth));
    return over(plus(...parts), base);
  };
  return {
    rates: groups.map(average),
    covered: whole > 0 ? base.value / whole : 0,
    noCounterpart: looked
      .filter((one) => one.groups.length > 0)
      .map(({ cell, weight, groups: missing }) => ({ cell, share: weight.value / whole, groups: missing })),
  };
}

/** Every combination of these keys' values that somebody has, in the order of the cells. */
export function compositions({ cells }: ChanceCells, by: readonly string[]): readonly Domain[] {
  const found = new Map<string, Domain>();
  for (const cell of cells) {
    const own = Object.fromEntries(by.map((key) => [key, cell[key] ?? ""]));
    found.set(JSON.stringify(own), own);
  }
  return [...found.values()];
}
