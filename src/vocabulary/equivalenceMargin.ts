import type { Unit } from "./estimate.js";
import type { Analysis } from "./study.js";

/** The largest difference in a measure that counts as none: its own, or that of its unit; absent where none is stated. */
export function equivalenceMargin(
  { equivalence }: Pick<Analysis, "equivalence">,
  measure: string,
  unit: Unit,
): number | undefined {
  const { measures, ...units } = equivalence;
  return unit === "part" || unit === "ratio" ? undefined : (measures?.[measure] ?? units[unit]);
}
