import { groupIds, type World, waveIds } from "../world.js";
import { personColumns } from "./personColumns.js";
import { numbers, type Table } from "./table.js";

/** The sampling frames: everybody who could have been invited, by group and wave, as the register knows them. */
export function frameTables(world: World): readonly Table[] {
  return groupIds.flatMap((group) =>
    waveIds.map((wave) => {
      const people = world.people[group];
      const rows = people.present[wave];
      return {
        name: `frame-${group}-${wave}`,
        title: {
          en: `Sampling frame ${wave}, ${group}. Synthetic`,
          da: `Udvalgsgrundlag ${wave}, ${group}. Syntetisk`,
        },
        rows: rows.length,
        columns: [
          ...personColumns(people, wave, rows, world.plans),
          numbers(["wave", "Wave", "Runde"], new Float64Array(rows.length).fill(wave)),
        ],
      };
    }),
  );
}
