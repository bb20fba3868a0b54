import type { Domain } from "../../vocabulary/tally.js";
import type { Rate } from "./rates.js";
import { type Measure, made, minus } from "./smooth.js";

/** The rate of one group less another's. */
export function gapOf(rate: Rate, [one, other]: readonly [Domain, Domain], within: Domain = {}): Measure {
  return made([rate({ ...within, ...one }), rate({ ...within, ...other })], minus);
}

/**
 * How much larger the gap between two groups is on one side than on the other: inside and outside the areas, between
 * children of two origins; or before and after, between areas.
 *
 *     (one − other on the first side) − (one − other on the second side)
 *
 * in      the rate; the two groups, the two sides, what both are within (a cohort)
 * out     in the rate's unit; the same with sides and groups exchanged. Its change over time is the `minus` of two
 * returns `not-estimable` where one of the four groups is
 */
export function doubleDifference(
  rate: Rate,
  {
    groups,
    sides,
    within = {},
  }: {
    readonly groups: readonly [Domain, Domain];
    readonly sides: readonly [Domain, Domain];
    readonly within?: Domain;
  },
): Measure {
  const [first, second] = sides;
  return made(
    [gapOf(rate, groups, { ...within, ...first }), gapOf(rate, groups, { ...within, ...second })],
    minus,
  );
}
