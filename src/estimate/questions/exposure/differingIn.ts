import { at } from "../../../maths/at.js";
import type { ChanceMoments } from "../../../vocabulary/chances.js";
import { momentPlace } from "../../chances/momentPlace.js";

/**
 * Which variables differ between the people who are compared: within groups what all of a group share falls out.
 *
 * in      moments among all; those that are asked about, of the same people and variables
 * out     names of the variables whose squares about the mean, or the groups' means, are more than rounding leaves of what
 *         they are among all
 */
export function differingIn(all: ChanceMoments, compared: ChanceMoments): readonly string[] {
  const names = all.variables.map(({ name }) => name);
  return names.filter((_, v) => squares(compared, v) > 1e-10 * squares(all, v));
}

function squares({ variables, sums: { totals } }: ChanceMoments, v: number): number {
  const many = variables.length;
  const [ones, sum, whole] = [momentPlace(many, -1, -1), momentPlace(many, -1, v), momentPlace(many, v, v)];
  return at(totals, whole) - at(totals, sum) ** 2 / at(totals, ones);
}
