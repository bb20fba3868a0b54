import { counting } from "../../vocabulary/counted.js";
import type { Tally } from "../../vocabulary/tally.js";
import { peopleInAll, sharesUnits } from "../variance/degreesOfFreedom.js";
import { differentPsus, inOrder } from "../variance/differentPsus.js";

/** Units that were drawn, and the strata that they were drawn in. */
export interface Extent {
  readonly psus: number;
  readonly strata: number;
}

/**
 * How large the design is that some figures rest on: the strata in which the domains' waves and groups have people.
 *
 * in      a tally by {wave, group, …}; then indices of its domains
 * out     PSUs, or people where they were drawn directly, of all rows in those strata. Units and strata that several
 *         waves share count once, as in `degreesOfFreedom`
 */
export function designExtent(tally: Tally): (domains: readonly number[]) => Extent {
  const found = new Map<string, Extent>();
  const placeOf = tally.domains.map((domain) =>
    JSON.stringify([domain[counting.wave], domain[counting.group]]),
  );
  let reached: ReadonlyMap<string, ReadonlySet<number>> | null = null;
  let psus: readonly Int32Array[] | null = null;
  const psusIn = (strata: ReadonlySet<number>) => {
    psus ??= psusByStratum(tally);
    return differentPsus([...strata].flatMap((h) => psus?.[h] ?? []));
  };
  return (domains) => {
    const places = [...new Set(domains.map((d) => placeOf[d] ?? ""))].sort();
    const key = places.join();
    const known = found.get(key);
    if (known) return known;
    reached ??= strataOf(tally, placeOf);
    const strata = new Set(places.flatMap((place) => [...(reached?.get(place) ?? [])]));
    const extent = extentOf(tally, strata, psusIn);
    found.set(key, extent);
    return extent;
  };
}

/** The strata in which a wave and group has people. */
function strataOf({ cells }: Tally, placeOf: readonly string[]): ReadonlyMap<string, ReadonlySet<number>> {
  const reached = new Map<string, Set<number>>();
  for (let cell = 0; cell < cells.count; cell++) {
    const place = placeOf[cells.domain[cell] as number];
    if (place === undefined) continue;
    const own = reached.get(place) ?? new Set();
    reached.set(place, own.add(cells.stratum[cell] as number));
  }
  return reached;
}

function extentOf(
  tally: Tally,
  chosen: ReadonlySet<number>,
  psusIn: (strata: ReadonlySet<number>) => number,
): Extent {
  const shared = sharesUnits(tally);
  const list = [...chosen].flatMap((h) => tally.strata[h] ?? []);
  const strata = new Set(list.map(({ wave, name }) => (shared ? name : JSON.stringify([wave, name])))).size;
  const byWave = new Map<string, number>();
  for (const { wave, psus } of list) byWave.set(wave, (byWave.get(wave) ?? 0) + psus);
  const all = [...byWave.values()].reduce((sum, psus) => sum + psus, 0);
  if (!shared) return { psus: all, strata };
  if (!tally.moments) return { psus: psusIn(chosen), strata };
  const common = tally.overlaps
    .filter(({ strata: [one, other] }) => chosen.has(one) && chosen.has(other))
    .reduce((sum, overlap) => sum + overlap.common, 0);
  return { psus: peopleInAll([...byWave.values()], common), strata };
}

/** The PSUs of each stratum, in order: the same number in two strata of two waves is the same PSU. */
function psusByStratum({ cells, strata }: Tally): readonly Int32Array[] {
  const found = strata.map(() => new Set<number>());
  for (let cell = 0; cell < cells.count; cell++)
    found[cells.stratum[cell] as number]?.add(cells.psu[cell] as number);
  return found.map(inOrder);
}
