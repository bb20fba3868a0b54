import type { ChanceCells } from "../../../vocabulary/chances.js";
import { counting } from "../../../vocabulary/counted.js";
import type { Place } from "../../../vocabulary/quantity.js";
import { type MobilityTable, mobilityTable } from "../../chances/mobilityTable.js";
import { bottomToTop, shorrocks, transitionShares } from "../../chances/transitions.js";
import type { ChanceAt } from "./chancesAt.js";

/** People of one place by their parents' class of ranks and their own. */
export function classTable(cells: ChanceCells, classes: number, { wave, group }: Place): MobilityTable {
  const all = Array.from({ length: classes }, (_, c) => `${c + 1}`);
  return mobilityTable(cells, {
    origin: counting.parentsClass,
    destination: counting.childClass,
    where: { [counting.wave]: wave, [counting.group]: group },
    origins: all,
    destinations: all,
  });
}

/**
 * Who arrives in which class from which, and how much moves: by class, limits of classes taken as known.
 *
 * Behind mobility stand the fewest who stay in any class, and the fewest who leave any: of two classes it would else
 * tell what the table withholds.
 */
export function betweenClasses(cells: ChanceCells, classes: number, at: Place): readonly ChanceAt[] {
  const table = classTable(cells, classes, at);
  const { people, origins, destinations } = table;
  const shares = transitionShares(table);
  const behind = (from: string, to: string) => {
    const n = destinations.reduce((sum, one) => sum + people(from, one), 0);
    const having = people(from, to);
    return { n, counts: { having, lacking: n - having } };
  };
  const stayed = origins.map((origin) => behind(origin, origin));
  const fewest = (of: (one: ReturnType<typeof behind>) => number) => Math.min(...stayed.map(of));
  const [bottom = "", top = ""] = [origins[0], destinations.at(-1)];
  return [
    {
      chance: "mobility",
      measure: shorrocks(table),
      n: fewest(({ n }) => n),
      counts: {
        having: fewest(({ counts }) => counts.having),
        lacking: fewest(({ counts }) => counts.lacking),
      },
    },
    { chance: "bottom-to-top", measure: bottomToTop(table), ...behind(bottom, top) },
    ...shares.flatMap((row, i) =>
      row.map(
        (measure, j): ChanceAt => ({
          chance: "transition",
          cell: { from: i + 1, to: j + 1 },
          measure,
          ...behind(`${i + 1}`, `${j + 1}`),
        }),
      ),
    ),
  ];
}
