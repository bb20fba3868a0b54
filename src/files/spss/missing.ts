import type { UserMissing } from "../../vocabulary/labelled.js";

/** The number next to the mark for system-missing: SPSS writes it for the word LOWEST. */
export const lowest = -1.7976931348623155e308;

/**
 * What a variable declares as missing, from the values of its record.
 *
 * `range`: the first two are the ends of a range; LOWEST and HIGHEST become infinite.
 */
export function userMissing(values: readonly (number | string)[], range: boolean): UserMissing {
  const [low, high] = values;
  if (!range || typeof low !== "number" || typeof high !== "number") return { values, ranges: [] };
  const ends = {
    low: low <= lowest ? Number.NEGATIVE_INFINITY : low,
    high: high >= Number.MAX_VALUE ? Number.POSITIVE_INFINITY : high,
  };
  return { values: values.slice(2), ranges: [ends] };
}
