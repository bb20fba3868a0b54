import { at } from "../../maths/at.js";
import type { NoChance, UnitSums } from "../../vocabulary/chances.js";
import type { Smooth } from "../contrasts/deltaMethod.js";

/** A measure of chances as it depends on the totals it is made of, or why there is none. */
export type Measure = Smooth | NoChance;

/** True for a measure that has a value. */
export function isSmooth(measure: Measure): measure is Smooth {
  return "gradient" in measure;
}

export function none(reason: NoChance["reason"], detail: string): NoChance {
  return { kind: "not-estimable", reason, detail };
}

/** A measure made of others: the first reason where one of them has none. */
export function made<const Parts extends readonly Measure[]>(
  parts: Parts,
  of: (...parts: { readonly [K in keyof Parts]: Smooth }) => Measure,
): Measure {
  const missing = parts.find((part) => !isSmooth(part));
  return missing ?? of(...(parts as { readonly [K in keyof Parts]: Smooth }));
}

/** Total i itself. */
export function total({ totals }: UnitSums, i: number): Smooth {
  return { value: at(totals, i), gradient: new Map([[i, 1]]) };
}

export function constant(value: number): Smooth {
  return { value, gradient: new Map() };
}

/** Σ factor·part. */
export function combined(parts: readonly (readonly [factor: number, part: Smooth])[]): Smooth {
  const gradient = new Map<number, number>();
  let value = 0;
  for (const [factor, part] of parts) {
    value += factor * part.value;
    for (const [i, slope] of part.gradient) gradient.set(i, (gradient.get(i) ?? 0) + factor * slope);
  }
  return { value, gradient };
}

export function plus(...parts: readonly Smooth[]): Smooth {
  return combined(parts.map((part) => [1, part]));
}

export function minus(a: Smooth, b: Smooth): Smooth {
  return combined([
    [1, a],
    [-1, b],
  ]);
}

export function scaled(a: Smooth, factor: number): Smooth {
  return combined([[factor, a]]);
}

export function times(a: Smooth, b: Smooth): Smooth {
  return withValue(a.value * b.value, [
    [b.value, a],
    [a.value, b],
  ]);
}

export function over(a: Smooth, b: Smooth): Smooth {
  return withValue(a.value / b.value, [
    [1 / b.value, a],
    [-a.value / b.value ** 2, b],
  ]);
}

/** ln a, for a above 0. */
export function ln(a: Smooth): Smooth {
  return withValue(Math.log(a.value), [[1 / a.value, a]]);
}

/** The distance from 0; at 0 itself it has no slope and counts as growing. */
export function size(a: Smooth): Smooth {
  return scaled(a, a.value < 0 ? -1 : 1);
}

function withValue(value: number, slopes: readonly (readonly [number, Smooth])[]): Smooth {
  return { value, gradient: combined(slopes).gradient };
}
