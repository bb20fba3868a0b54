import { arriving, type MobilityTable } from "./mobilityTable.js";
import { ln, type Measure, made, minus, none } from "./smooth.js";

/** Two origins, and the destinations that count as arriving. */
export interface TwoOrigins {
  readonly origins: readonly [one: string, other: string];
  readonly destinations: readonly string[];
}

/** Share of one origin's people who arrive, minus the other's: −1 to 1. */
export function shareGap(table: MobilityTable, { origins, destinations }: TwoOrigins): Measure {
  const [one, other] = origins;
  return made([arriving(table, one, destinations), arriving(table, other, destinations)], minus);
}

/**
 * ln of one origin's share over the other's; exp of its interval is the ratio's.
 *
 * returns `not-estimable` ("empty-cell") where nobody of an origin arrives
 * source  Katz, Baptista, Azen & Pike (1978), Biometrics 34, 469–474
 */
export function logShareRatio(table: MobilityTable, { origins, destinations }: TwoOrigins): Measure {
  const [one, other] = origins;
  return made([logShare(table, one, destinations), logShare(table, other, destinations)], minus);
}

/**
 * ln of one origin's odds of arriving over the other's. The same however many people there are of each origin; turning
 * the destinations round changes its sign.
 *
 * returns `not-estimable` ("empty-cell") where nobody, or everybody, of an origin arrives
 * source  Woolf (1955), Annals of Human Genetics 19, 251–253
 */
export function logOddsRatio(table: MobilityTable, { origins, destinations }: TwoOrigins): Measure {
  const rest = table.destinations.filter((destination) => !destinations.includes(destination));
  const logit = (origin: string) =>
    made([logShare(table, origin, destinations), logShare(table, origin, rest)], minus);
  const [one, other] = origins;
  return made([logit(one), logit(other)], minus);
}

function logShare(table: MobilityTable, origin: string, destinations: readonly string[]): Measure {
  return made([arriving(table, origin, destinations)], (share) =>
    share.value > 0
      ? ln(share)
      : none("empty-cell", `nobody from ${origin} arrives in ${destinations.join(", ")}`),
  );
}
