import { at } from "../../maths/at.js";
import { bilinear, type Matrix } from "../../maths/matrix.js";
import { symmetricEigen } from "../../maths/symmetricEigen.js";
import { notEstimable, type PanelNotEstimable } from "./twoWayCells.js";

/** Effects by period, and the one figure of those after the start that is asked about. */
export interface HonestEventStudy {
  /** In order of periods one apart, those before the start first; without the base, the last period before the start. */
  readonly effects: ArrayLike<number>;
  readonly covariance: Matrix;
  /** How many lie before the start. */
  readonly before: number;
  /** Weights of the effects after the start; the first of them if left out. */
  readonly weights?: readonly number[];
}

/** A confidence interval that allows for a violation of parallel trends up to a bound. */
export interface HonestInterval {
  readonly kind: "estimated";
  readonly bound: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
}

/** The event study with its figure written as weights on all effects. */
export interface Checked extends HonestEventStudy {
  readonly kind: "checked";
  readonly weights: readonly number[];
  readonly value: number;
}

/**
 * in      an event study; consecutive periods are the caller's to see to
 * returns `not-estimable`: "no-pre-period" without an effect before the start; "no-effect" without one after it;
 *         "singular" where the covariance is not a positive semidefinite matrix
 * throws  Error on sizes that do not fit
 */
export function checkedEventStudy(study: HonestEventStudy): Checked | PanelNotEstimable {
  const { effects, covariance, before } = study;
  const after = effects.length - before;
  if (before < 1) return notEstimable("no-pre-period", "no effect before the start to judge trends by");
  if (after < 1) return notEstimable("no-effect", "no effect after the start");
  if (covariance.rows !== effects.length) throw new Error("honest: effects and covariance differ in size");
  const weights = study.weights ?? Array.from({ length: after }, (_, t) => (t === 0 ? 1 : 0));
  if (weights.length !== after) throw new Error(`honest: ${weights.length} weights for ${after} effects`);
  if (weights.every((weight) => weight === 0)) throw new Error("honest: all weights are 0");
  const { values } = symmetricEigen(covariance);
  if (at(values, values.length - 1) < -1e-10 * at(values, 0))
    return notEstimable("singular", "the covariance has a negative eigenvalue");
  const value = weights.reduce((sum, weight, t) => sum + weight * at(effects, before + t), 0);
  return { ...study, kind: "checked", weights, value };
}

export function standardError(combination: ArrayLike<number>, covariance: Matrix): number {
  return Math.sqrt(Math.max(bilinear(combination, covariance, combination), 0));
}
