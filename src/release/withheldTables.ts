import type { Result } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import { type Quantity, quantityKey } from "../vocabulary/quantity.js";
import { passes } from "./rules.js";

/**
 * Cells of transition tables that are withheld because another cell of their table is.
 *
 * The shares of a class's children add up to all of them, and so do, over groups, those who arrive in a class: one cell
 * follows from the others. A table of one wave and group, or of its change, is therefore told whole or not at all.
 *
 * in      every result of the study, and the policy
 * out     keys of quantities that must not leave
 * source  complementary suppression: Hundepool et al. (2012), Statistical Disclosure Control, §4.3
 */
export function withheldTables(results: readonly Result[], policy: ReleasePolicy): ReadonlySet<string> {
  const cells = results.flatMap((result) => {
    const table = tableOf(result.quantity);
    return table === null ? [] : [{ result, table }];
  });
  const broken = new Set(
    cells
      .filter(({ result }) => result.kind !== "estimate" || !passes(result, policy))
      .map(({ table }) => table),
  );
  return new Set(
    cells.filter(({ table }) => broken.has(table)).map(({ result }) => quantityKey(result.quantity)),
  );
}

/** The table that a quantity is a cell of. */
function tableOf(quantity: Quantity): string | null {
  if ((quantity.kind !== "chance" && quantity.kind !== "chance-change") || !quantity.cell) return null;
  return quantityKey({ ...quantity, cell: { from: 0, to: 0 } });
}
