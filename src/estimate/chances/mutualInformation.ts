import { entry } from "../../maths/matrix.js";
import type { Smooth } from "../contrasts/deltaMethod.js";
import { covarianceOf } from "./figureOf.js";
import { fromOrigin, type MobilityTable, toDestination } from "./mobilityTable.js";
import { combined, constant, ln, type Measure, minus, none, over, plus, times } from "./smooth.js";

/**
 * How much of where people arrive is told by where they come from: mutual information of origin and destination in parts
 * of what there is to tell, the entropy of the destinations.
 *
 *     Σ π_ij ln(π_ij / π_i π_j) / −Σ π_j ln π_j
 *
 * Many origins make small cells, and small cells look unequal by chance: the value then grows with every trait that
 * origins are divided by. So it is refused where cells are small, and `informationByChance` says what chance adds.
 *
 * in      a table; `minimum`: people that the smallest cell must be expected to have were origins alike (default 5)
 * out     0 to 1; 0 where origins have the same chances
 * returns `not-estimable`: "small-cells"; "empty-cell" where everybody arrives in one destination
 * not     the standard error where chances are equal or nearly so: the value is then not normal about its mean
 * source  Theil (1970), AJS 76, 103–154; Brunori, Peragine & Serlenga (2019), Social Choice and Welfare 52, 165–180, for
 *         how small cells inflate inequality of opportunity
 */
export function mutualInformation(table: MobilityTable, { minimum = 5 } = {}): Measure {
  const { origins, destinations } = table;
  const peopleFrom = origins.map((i) => destinations.reduce((sum, j) => sum + table.people(i, j), 0));
  const peopleTo = destinations.map((j) => origins.reduce((sum, i) => sum + table.people(i, j), 0));
  const people = peopleFrom.reduce((sum, n) => sum + n, 0);
  if (peopleTo.filter((n) => n > 0).length < 2)
    return none("empty-cell", "everybody arrives in one destination");
  const smallest = (Math.min(...peopleFrom) * Math.min(...peopleTo)) / people;
  if (!(smallest >= minimum))
    return none("small-cells", `the smallest cell would have ${smallest.toFixed(1)} people, not ${minimum}`);
  return over(information(table), entropy(table));
}

/**
 * What chance alone adds to it on average, to the second order.
 *
 *     ½ Σ variance of (π_ij − π_i π_j) / (π_i π_j), over the entropy
 *
 * For people who count one by one this is (origins − 1)(destinations − 1)/(2·people) where chances are equal.
 *
 * in      a table of which the information can be had
 * source  Miller (1955), in Quastler (ed.), Information Theory in Psychology, 95–100; weights and clusters as in the first
 *         correction of Rao & Scott (1984), Annals of Statistics 12, 46–60
 */
export function informationByChance(table: MobilityTable): number {
  const { origins, destinations, sums } = table;
  const to = destinations.map((j) => toDestination(table, j));
  const all = plus(...to);
  const parts = origins.flatMap((origin) =>
    destinations.map((destination, j) => {
      const product = times(over(fromOrigin(table, origin), all), over(to[j] ?? all, all));
      const apart = minus(over(table.weight(origin, destination), all), product);
      return { apart, expected: product.value };
    }),
  );
  const covariance = covarianceOf(
    sums,
    parts.map(({ apart }) => apart),
  );
  const spread = parts.reduce((sum, { expected }, c) => sum + entry(covariance, c, c) / expected, 0);
  return spread / 2 / entropy(table).value;
}

/** The mutual information itself, in nats. */
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
