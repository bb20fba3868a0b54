import { at } from "../../maths/at.js";
import type { NamedColumn } from "../clustered/cells.js";
import { areaColumns, areaCoordinates, type History } from "./areaCoordinates.js";
import { type Balance, balance } from "./balance.js";
import { type Candidates, type IdOrder, orderById, rowsOf } from "./candidates.js";
import { chooseTwins } from "./chooseTwins.js";
import type { Match, Matching, MatchingOptions } from "./matching.js";

export interface TwinRequest extends MatchingOptions {
  /** All areas, treated or not; twins must agree in `exact`. */
  readonly areas: Candidates;
  readonly traits: readonly NamedColumn[];
  /** Outcomes in the years before the start. */
  readonly histories: readonly History[];
}

export interface TwinAreas extends Matching {
  readonly kind: "matched";
  /** Every pair that might be, from near to far: what `leaveOneOut` chooses from again. */
  readonly pairs: readonly Match[];
  readonly balance: Balance;
  readonly request: TwinRequest;
  readonly order: IdOrder;
}

export type Twins =
  | TwinAreas
  | { readonly kind: "not-estimable"; readonly reason: "no-match"; readonly detail: string };

/**
 * Twin areas: for each treated area those that were most like it before the start, in traits, in levels and in trend.
 *
 * The nearest pair of all is taken first, then the nearest of those left; with `ratio` above 1 every treated area gets a
 * first twin before any gets a second. Distances are root mean squares of standardised differences (see
 * `areaCoordinates`), so a caliper of 0.5 means half a standard deviation in the typical trait.
 *
 * in      areas with traits and histories, in any order; `ratio` twins (1), with or without replacement (without),
 *         `caliper` (none)
 * out     twins by row; balance of all that was matched on. Ties are decided by the id of the treated area, then of the twin
 * returns `not-estimable` ("no-match") where no treated area has a twin
 * not     for individuals: every pair is looked at
 * source  Stuart (2010), Statistical Science 25, 1–21 (nearest pairs first, calipers, balance); Ham & Miratrix (2024),
 *         Annals of Applied Statistics 18 (when matching on levels before the start helps, and when it harms)
 */
export function twinAreas(request: TwinRequest): Twins {
  const { areas, traits, histories, caliper = Number.POSITIVE_INFINITY } = request;
  const order = orderById(areas);
  const theirs = rowsOf(order.rows, areas.treated, 1);
  const others = rowsOf(order.rows, areas.treated, 0);
  const columns = areaColumns(traits, histories);
  const coordinates = areaCoordinates(columns, order.rows);
  const distance = (a: number, b: number) =>
    Math.sqrt(coordinates.reduce((sum, values) => sum + (at(values, a) - at(values, b)) ** 2, 0));
  const alike = (a: number, b: number) => areas.exact?.[a] === areas.exact?.[b];
  // Rows come by id and sorting keeps the order of equals: ties are decided.
  const pairs = theirs
    .flatMap((treated) =>
      others
        .filter((control) => alike(treated, control))
        .map((control) => ({ treated, control, distance: distance(treated, control) })),
    )
    .filter((pair) => pair.distance <= caliper)
    .sort((a, b) => a.distance - b.distance);
  const matching = chooseTwins({ pairs, request, order });
  if (matching.matches.length === 0)
    return { kind: "not-estimable", reason: "no-match", detail: "no area is near enough to a treated one" };
  const pick = (values: ArrayLike<number>) => Float64Array.from(order.rows, (row) => at(values, row));
  const place = new Map(order.rows.map((row, k) => [row, k]));
  return {
    kind: "matched",
    ...matching,
    pairs,
    balance: balance({
      treated: pick(areas.treated),
      traits: columns.map(({ name, values }) => ({ name, values: pick(values) })),
      weights: pick(matching.weights),
      matches: matching.matches.map((match) => ({
        treated: place.get(match.treated) as number,
        control: place.get(match.control) as number,
        distance: match.distance,
      })),
    }),
    request,
    order,
  };
}
