import type { Domain } from "../../vocabulary/tally.js";
import { doubleDifference, gapOf } from "./doubleDifference.js";
import type { Rate } from "./rates.js";
import type { Measure } from "./smooth.js";

/** What changed in areas, beside them, and elsewhere. */
export interface Displacement {
  /** Change of the areas' own rate, of that of the ring around them, and of areas elsewhere. */
  readonly inside: Measure;
  readonly ring: Measure;
  readonly elsewhere: Measure;
  /** The areas' change, and the ring's, less that elsewhere. Below 0 in the ring while above 0 inside: moved, not solved. */
  readonly insideBeyond: Measure;
  readonly ringBeyond: Measure;
}

/**
 * Whether what areas gained was lost next door.
 *
 * in      the rate by a key of place (inside, in the ring of neighbouring areas, elsewhere) and of time; areas as the
 *         clusters of the counts
 * out     changes in the rate's unit
 * not     as an effect on the ring unless ring and elsewhere would have changed alike; see docs/methods
 */
export function displacement(
  rate: Rate,
  places: { readonly inside: Domain; readonly ring: Domain; readonly elsewhere: Domain },
  times: { readonly before: Domain; readonly after: Domain },
): Displacement {
  const groups = [times.after, times.before] as const;
  const change = (place: Domain) => gapOf(rate, groups, place);
  const beyond = (place: Domain) => doubleDifference(rate, { groups, sides: [place, places.elsewhere] });
  return {
    inside: change(places.inside),
    ring: change(places.ring),
    elsewhere: change(places.elsewhere),
    insideBeyond: beyond(places.inside),
    ringBeyond: beyond(places.ring),
  };
}
