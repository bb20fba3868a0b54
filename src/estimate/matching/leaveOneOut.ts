import { at } from "../../maths/at.js";
import { chooseTwins } from "./chooseTwins.js";
import type { Matching } from "./matching.js";
import type { TwinAreas } from "./twinAreas.js";

/** The effect without one area. */
export interface WithoutOne {
  readonly id: string;
  readonly role: "treated" | "twin";
  /** `null` where no pair is left. */
  readonly value: number | null;
}

export interface LeaveOneOut {
  /** With all areas. */
  readonly value: number;
  /** By role, then by id. */
  readonly without: readonly WithoutOne[];
  readonly least: number;
  readonly most: number;
  /** Ids of areas without which the effect is 0 or has the other sign: it rests on them. */
  readonly decisive: readonly string[];
}

/**
 * How much an effect rests on any one area. A treated area is left out with its twins free for others; in place of a twin
 * that is left out the next nearest is chosen.
 *
 * in      twin areas; the effect that follows from a choice of twins, of which there is at least one
 * out     effects, in the unit that they are given in
 */
export function leaveOneOut(twins: TwinAreas, effectOf: (matching: Matching) => number): LeaveOneOut {
  const { order, request, weights } = twins;
  const { id, treated } = request.areas;
  const value = effectOf(twins);
  const without = ([1, 0] as const).flatMap((side) =>
    order.rows
      .filter((row) => at(weights, row) > 0 && at(treated, row) === side)
      .map((row): WithoutOne => {
        const others = chooseTwins(twins, row);
        return {
          id: id[row] as string,
          role: side === 1 ? "treated" : "twin",
          value: others.matches.length === 0 ? null : effectOf(others),
        };
      }),
  );
  const values = without.flatMap((one) => (one.value === null ? [] : [one.value]));
  return {
    value,
    without,
    least: Math.min(value, ...values),
    most: Math.max(value, ...values),
    decisive: without
      .filter((one) => one.value !== null && Math.sign(one.value) !== Math.sign(value))
      .map((one) => one.id),
  };
}
