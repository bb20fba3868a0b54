import type { ChanceFigure, NoChance } from "../../vocabulary/chances.js";
import type { Smooth } from "../contrasts/deltaMethod.js";
import { figureOf } from "./figureOf.js";
import { fromOrigin, type MobilityTable, toDestination } from "./mobilityTable.js";
import { combined, constant, ln, minus, none, over, plus, times } from "./smooth.js";

/** How much of where people arrive is told by where they come from. */
export type Information =
  | (ChanceFigure & {
      /** In parts of what there is to tell, the entropy of the destinations: 0 to 1. */
      readonly share: ChanceFigure;
      /** What chance alone adds to the value on average. */
      readonly byChance: number;
    })
  | NoChance;

/**
 * Mutual information of origin and destination, in nats: 0 where origins have the same chances.
 *
 *     Σ π_ij ln(π_ij / π_i π_j)
 *
 * Many origins make small cells, and small cells look unequal by chance: the value then grows with every trait that
 * origins are divided by. So it is refused where cells are small, and what chance adds is told.
 *
 * in      a table; `minimum`: people that the smallest cell must be expected to have were origins alike (default 5)
 * out     value and share with standard errors; `byChance` = (origins − 1)(destinations − 1)/(2·people)
 * returns `not-estimable`: "small-cells"; "empty-cell" where everybody arrives in one destination
 * not     the standard error where chances are equal or nearly so: the value is then not normal about its mean
 * source  Theil (1970), AJS 76, 103–154; Miller (1955) for what chance adds; Brunori, Peragine & Serlenga (2019),
 *         Social Choice and Welfare 52, 165–180, for how small cells inflate inequality of opportunity
 */
export function mutualInformation(table: MobilityTable, { minimum = 5 } = {}): Information {
  const { origins, destinations } = table;
  const peopleFrom = origins.map((i) => destinations.reduce((sum, j) => sum + table.people(i, j), 0));
  const peopleTo = destinations.map((j) => origins.reduce((sum, i) => sum + table.people(i, j), 0));
  const people = peopleFrom.reduce((sum, n) => sum + n, 0);
  const smallest = (Math.min(...peopleFrom) * Math.min(...peopleTo)) / people;
  if (!(smallest >= minimum))
    return none("small-cells", `the smallest cell would have ${smallest.toFixed(1)} people, not ${minimum}`);
  if (destinations.length < 2) return none("empty-cell", "everybody arrives in one destination");
  const value = figureOf(table.sums, information(table));
  const share = figureOf(table.sums, over(information(table), entropy(table)));
  if (value.kind !== "figure" || share.kind !== "figure") throw new Error("mutualInformation: no value");
  const byChance = ((origins.length - 1) * (destinations.length - 1)) / (2 * people);
  return { ...value, share, byChance };
}

/** The mutual information as a measure, for changes of it. */
export function information(table: MobilityTable): Smooth {
  const { origins, destinations } = table;
  const cells = origins.flatMap((i) => destinations.map((j) => table.weight(i, j)));
  const from = origins.map((i) => fromOrigin(table, i));
  return over(
    combined([
      ...cells.map((cell) => [1, timesLog(cell)] as const),
      ...from.map((n) => [-1, timesLog(n)] as const),
      ...destinations.map((j) => [-1, timesLog(toDestination(table, j))] as const),
      [1, timesLog(plus(...from))],
    ]),
    plus(...from),
  );
}

function entropy(table: MobilityTable): Smooth {
  const to = table.destinations.map((j) => toDestination(table, j));
  const all = plus(...to);
  return over(minus(timesLog(all), plus(...to.map(timesLog))), all);
}

/** n·ln n, 0 where there is nobody. */
function timesLog(n: Smooth): Smooth {
  return n.value > 0 ? times(n, ln(n)) : constant(0);
}
