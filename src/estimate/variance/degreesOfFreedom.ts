import type { Tally } from "../../vocabulary/tally.js";
import { differentPsus, inOrder } from "./differentPsus.js";

/**
 * Degrees of freedom of a design-based variance: PSUs − strata, of those that the domains reach.
 *
 * in      a tally; the indices of the domains used (default: the whole design)
 * out     an integer, at least 0; PSUs and people that several waves share count once
 * source  Korn & Graubard (1999), section 5.2; R survey 4.5 `degf`
 */
export function degreesOfFreedom(tally: Tally, domains?: readonly number[]): number {
  const reach = reachOf(tally);
  const wanted = new Set(domains ?? reach.keys());
  const chosen = [...wanted].flatMap((d) => reach.get(d) ?? []);
  const strata = new Set(chosen.flatMap((one) => [...one.strata])).size;
  if (!tally.moments) return Math.max(0, differentPsus(chosen.map((one) => one.psus)) - strata);
  const people = new Map<string, number>();
  let common = 0;
  for (const one of chosen) {
    for (const [wave, rows] of one.people) people.set(wave, (people.get(wave) ?? 0) + rows);
    for (const d of wanted) common += one.common.get(d) ?? 0;
  }
  return Math.max(0, peopleInAll([...people.values()], common) - strata);
}

/** The strata, the PSUs and the people (by wave) that the rows of a domain are in. */
interface Reach {
  readonly strata: ReadonlySet<string>;
  /** In order. */
  readonly psus: Int32Array;
  readonly people: Map<string, number>;
  /** People who in a later wave are in another domain, or in this one again. */
  readonly common: Map<number, number>;
}

const known = new WeakMap<Tally, ReadonlyMap<number, Reach>>();

/** By domain (−1: outside every domain); found once for a tally. */
function reachOf(tally: Tally): ReadonlyMap<number, Reach> {
  const before = known.get(tally);
  if (before) return before;
  const { cells, strata } = tally;
  const names = strata.map(({ wave, name }) => (sharesUnits(tally) ? name : JSON.stringify([wave, name])));
  const found = new Map<number, Collected>();
  const of = (d: number): Collected => {
    const own = found.get(d) ?? { strata: new Set(), psus: new Set(), people: new Map(), common: new Map() };
    found.set(d, own);
    return own;
  };
  for (let cell = 0; cell < cells.count; cell++) {
    const reach = of(cells.domain[cell] as number);
    const h = cells.stratum[cell] as number;
    const wave = strata[h]?.wave ?? "";
    reach.people.set(wave, (reach.people.get(wave) ?? 0) + (cells.rows[cell] as number));
    reach.psus.add(cells.psu[cell] as number);
    reach.strata.add(names[h] ?? "");
  }
  for (const { cells } of tally.overlaps) {
    cells.people.forEach((people, cell) => {
      const { common } = of(cells.domains[0][cell] as number);
      const later = cells.domains[1][cell] as number;
      common.set(later, (common.get(later) ?? 0) + people);
    });
  }
  const reached = new Map([...found].map(([d, own]) => [d, { ...own, psus: inOrder(own.psus) }]));
  known.set(tally, reached);
  return reached;
}

interface Collected extends Pick<Reach, "people" | "common"> {
  readonly strata: Set<string>;
  readonly psus: Set<number>;
}

/** True where a PSU or a person is in several waves, so that their strata are the same strata. */
export function sharesUnits(tally: Tally): boolean {
  return tally.moments ? tally.overlaps.length > 0 : psusShared(tally);
}

const shared = new WeakMap<Tally, boolean>();

function psusShared(tally: Tally): boolean {
  const known = shared.get(tally);
  if (known !== undefined) return known;
  const waveOf = new Map<number, string>();
  let found = false;
  for (let cell = 0; cell < tally.cells.count && !found; cell++) {
    const wave = tally.strata[tally.cells.stratum[cell] as number]?.wave ?? "";
    const psu = tally.cells.psu[cell] as number;
    found = (waveOf.get(psu) ?? wave) !== wave;
    waveOf.set(psu, wave);
  }
  shared.set(tally, found);
  return found;
}

/** People in any wave: exact for two waves, for more the better of two lower bounds (Bonferroni; the largest wave). */
export function peopleInAll(byWave: readonly number[], common: number): number {
  return Math.max(byWave.reduce((sum, n) => sum + n, 0) - common, ...byWave);
}
