import { arriving, type MobilityTable } from "./mobilityTable.js";
import { combined, constant, type Measure, made } from "./smooth.js";

/** Where the people of each origin arrive: origins × destinations, each row adding up to 1. */
export function transitionShares(table: MobilityTable): readonly (readonly Measure[])[] {
  return table.origins.map((origin) =>
    table.destinations.map((destination) => arriving(table, origin, [destination])),
  );
}

/**
 * Mobility of a square table: 0 where everybody stays in the class they come from, 1 where origin says nothing about
 * who stays.
 *
 *     (k − Σ share staying) / (k − 1)
 *
 * throws  Error where origins and destinations are not the same classes
 * source  Shorrocks (1978), Econometrica 46, 1013–1024
 */
export function shorrocks(table: MobilityTable): Measure {
  const { origins, destinations } = table;
  const k = origins.length;
  if (k < 2 || k !== destinations.length || origins.some((origin) => !destinations.includes(origin)))
    throw new Error("shorrocks: origins and destinations are different classes");
  const staying = origins.map((origin) => arriving(table, origin, [origin]));
  return made(staying, (...parts) =>
    combined([[k / (k - 1), constant(1)], ...parts.map((part) => [-1 / (k - 1), part] as const)]),
  );
}

/** Share of the people of the first origin who arrive in the last destination: from bottom to top, as they are given. */
export function bottomToTop(table: MobilityTable): Measure {
  return arriving(table, table.origins[0] ?? "", table.destinations.slice(-1));
}
