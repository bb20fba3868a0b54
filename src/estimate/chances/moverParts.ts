import { at } from "../../maths/at.js";
import type { MoverSums } from "../../vocabulary/chances.js";
import type { Smooth } from "../contrasts/deltaMethod.js";
import { constant, type Measure, made, minus, none, over, plus, times, total } from "./smooth.js";

/** An area's change in the parts that people's moving divides it into; they add up to it exactly. */
export interface MoverParts {
  readonly change: Measure;
  /** What changed among those who were there both times. */
  readonly stayed: Measure;
  /** By way of coming: how far they lie above those who stayed, times their part of the later population. */
  readonly came: readonly { readonly how: string; readonly part: Measure }[];
  /** By way of leaving: how far they lay below those who stayed, times their part of the earlier population. */
  readonly left: readonly { readonly how: string; readonly part: Measure }[];
}

/**
 * Whether an area changed because its people did, or because other people live there.
 *
 *     change = (S₂ − S₁) + Σ came (C − S₂)·part + Σ left (S₁ − L)·part
 *
 * S are the means of those who stayed, before and after; C and L of those who came and left. An area may stand still
 * while everybody who stays there gets on: those who do well move out and others move in.
 *
 * in      sums of `chancesMovers`, of one area or of many together
 * out     parts in the outcome's unit, with the covariance between both times of the same people counted
 * returns `not-estimable` ("no-answers") for all parts where nobody stayed; a way that nobody took has part 0
 * source  an identity; Christensen (2013), Kraks Fond, for why it must be looked at
 */
export function moverParts({ sums, came, left }: MoverSums): MoverParts {
  const zero = constant(0);
  const pair = (place: number) => ({ people: total(sums, place), outcome: total(sums, place + 1) });
  const stayers = total(sums, 0);
  const comers = came.map((_, k) => pair(3 + 2 * k));
  const leavers = left.map((_, k) => pair(3 + 2 * came.length + 2 * k));
  if (!(at(sums.totals, 0) > 0)) {
    const part = none("no-answers", "nobody was there both times");
    const all = (ways: readonly string[]) => ways.map((how) => ({ how, part }));
    return { change: part, stayed: part, came: all(came), left: all(left) };
  }
  const before = over(total(sums, 1), stayers);
  const after = over(total(sums, 2), stayers);
  const beside = (ways: readonly { people: Smooth; outcome: Smooth }[], level: Smooth) => {
    const population = plus(stayers, ...ways.map(({ people }) => people));
    return ways.map(({ people, outcome }) =>
      people.value > 0 ? over(minus(outcome, times(people, level)), population) : zero,
    );
  };
  const stayed = minus(after, before);
  const comersParts = beside(comers, after);
  const leaversParts = beside(leavers, before).map((part) => minus(zero, part));
  return {
    change: made([stayed, ...comersParts, ...leaversParts], (...parts) => plus(...parts)),
    stayed,
    came: came.map((how, k) => ({ how, part: comersParts[k] ?? zero })),
    left: left.map((how, k) => ({ how, part: leaversParts[k] ?? zero })),
  };
}
