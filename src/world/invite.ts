import { at } from "../maths/at.js";
import { type Random, stream } from "../maths/random.js";
import { apportion } from "./apportion.js";
import { salts } from "./salts.js";
import type { Scale } from "./scale.js";
import type { GroupId, People, WaveId } from "./world.js";

/** Who is invited: rows of `People`, ascending, and how many of how many in each stratum. */
export interface Invited {
  readonly rows: Int32Array;
  readonly stratumPeople: Int32Array;
  readonly stratumInvited: Int32Array;
}

/**
 * A sample without replacement in each stratum. In the areas of 2021 those who answered in 2018 and still live there
 * are all asked again; the rest of an area's sample is drawn among the others who stayed and among those who moved in,
 * so that each of the two kinds has its share of the sample.
 */
export function invite(
  seed: number,
  people: People,
  wave: WaveId,
  { scale, again }: { readonly scale: Scale; readonly again: Uint8Array | null },
): Invited {
  const random = stream(seed, `${people.group}/${wave}/invited/${salts[people.group][wave]}`);
  const here = byStratum(people, wave);
  const stratumPeople = Int32Array.from(here, (rows) => rows.length);
  const stratumInvited = Int32Array.from(invitedPerStratum(people.group, [...stratumPeople], scale));
  const rows = here.flatMap((rows, stratum) => {
    const n = at(stratumInvited, stratum);
    return again === null ? random.sample(rows, n) : partlyAgain(random, rows, n, { people, again });
  });
  return { rows: Int32Array.from(rows).sort(), stratumPeople, stratumInvited };
}

function partlyAgain(
  random: Random,
  rows: readonly number[],
  n: number,
  { people, again }: { readonly people: People; readonly again: Uint8Array },
): readonly number[] {
  const moved = rows.filter((row) => people.newcomer[row] === 1);
  const asked = rows.filter((row) => again[row] === 1);
  const others = rows.filter((row) => people.newcomer[row] === 0 && again[row] !== 1);
  const ofMoved = Math.min(n - asked.length, Math.round((n * moved.length) / rows.length));
  return [...asked, ...random.sample(moved, ofMoved), ...random.sample(others, n - asked.length - ofMoved)];
}

/** In the areas as planned; in the others more of the small strata, by the square root of their size. */
function invitedPerStratum(group: GroupId, sizes: readonly number[], scale: Scale): readonly number[] {
  return group === "areas" ? scale.invited : apportion(scale[group].invited, sizes.map(Math.sqrt));
}

function byStratum(people: People, wave: WaveId): number[][] {
  const strata = Array.from({ length: people.strata }, (): number[] => []);
  for (const row of people.present[wave]) strata[at(people.stratum, row)]?.push(row);
  return strata;
}
