import type { ChanceResult } from "../../../vocabulary/chances.js";
import type { Study } from "../../../vocabulary/study.js";
import { none } from "../../chances/smooth.js";

/**
 * A figure with the degrees of freedom that a study's design asks for.
 *
 * returns `not-estimable` ("one-psu") where there are none
 */
export function byDesign({ design }: Pick<Study, "design">, found: ChanceResult): ChanceResult {
  if (found.kind !== "figure") return found;
  if (!(found.df > 0)) return none("one-psu", "no degrees of freedom");
  return design.degreesOfFreedom === "infinite" ? { ...found, df: Number.POSITIVE_INFINITY } : found;
}
