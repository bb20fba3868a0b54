import type { Tally } from "../../vocabulary/tally.js";

/**
 * Degrees of freedom of a design-based variance: PSUs − strata, of those that the domains reach.
 *
 * in      a tally; the indices of the domains used (default: the whole design)
 * out     an integer, at least 0; PSUs and people that several waves share count once
 * source  Korn & Graubard (1999), section 5.2; R survey 4.5 `degf`
 */
export function degreesOfFreedom(tally: Tally, domains?: readonly number[]): number {
  const wanted = domains ? new Set(domains) : null;
  const { cells, strata } = tally;
  const psus = new Set<string>();
  const reached = new Set<string>();
  const people = new Map<string, number>();
  for (let cell = 0; cell < cells.count; cell++) {
    if (wanted && !wanted.has(cells.domain[cell] as number)) continue;
    const stratum = strata[cells.stratum[cell] as number];
    const wave = stratum?.wave ?? "";
    people.set(wave, (people.get(wave) ?? 0) + (cells.rows[cell] as number));
    psus.add(String(cells.psu[cell]));
    if (stratum)
      reached.add(sharesUnits(tally) ? stratum.name : JSON.stringify([stratum.wave, stratum.name]));
  }
  const units = tally.moments ? peopleInAll([...people.values()], commonPeople(tally, wanted)) : psus.size;
  return Math.max(0, units - reached.size);
}

/** True where a PSU or a person is in several waves, so that their strata are the same strata. */
function sharesUnits(tally: Tally): boolean {
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
function peopleInAll(byWave: readonly number[], common: number): number {
  return Math.max(byWave.reduce((sum, n) => sum + n, 0) - common, ...byWave);
}

/** People counted twice because they answered in two of the waves. */
function commonPeople(tally: Tally, wanted: ReadonlySet<number> | null): number {
  let common = 0;
  for (const overlap of tally.overlaps) {
    for (const { domains, people } of overlap.cells) {
      if (!wanted || (wanted.has(domains[0]) && wanted.has(domains[1]))) common += people;
    }
  }
  return common;
}
