import { id, sql } from "../store/sql.js";
import type { UnitSums } from "../vocabulary/chances.js";

/** Cells as they come from the engine: their keys as text, in order. */
export type CountedCells = {
  readonly keys: readonly (readonly unknown[])[];
  readonly people: Float64Array;
  readonly sums: UnitSums;
};

export const places = (count: number) => Array.from({ length: count }, (_, k) => k);
/** Only cells, not rows, are turned into text and put in order. */
export const keyTexts = (count: number) =>
  places(count).map((k) => sql`CAST(${id(`key${k}`)} AS TEXT) AS ${id(`text${k}`)}`);
export const textNames = (count: number) => places(count).map((k) => id(`text${k}`));

/** The place that each cell lies in, by its first keys, and the places' names. */
export function placed(keys: CountedCells["keys"], placedBy: number) {
  const all = keys.map((key) => placeName(key.slice(0, placedBy)));
  const names = [...new Set(all)];
  const numbers = new Map(names.map((name, k) => [name, k]));
  return { of: Int32Array.from(all, (name) => numbers.get(name) ?? 0), names };
}

export const placeName = (key: readonly unknown[]) => JSON.stringify(key);
