import { group } from "d3-array";
import type { FigureRow } from "../display/figureRow.js";
import { fill, type Words } from "../words.js";

/** How figures were computed, told once for those computed alike. */
export interface Computation {
  /** The figures it concerns; `null` where it concerns all. */
  readonly of: string | null;
  readonly told: readonly string[];
  readonly query: number;
}

export function howComputed(rows: readonly FigureRow[], words: Words): readonly Computation[] {
  const alike = group(rows, ({ method, design, leftOut, notes, query }) =>
    JSON.stringify([method, design, leftOut, notes, query]),
  );
  return [...alike.values()].flatMap(([first, ...others]) =>
    first
      ? {
          of: alike.size > 1 ? [first, ...others].map(({ label }) => label).join("; ") : null,
          told: [
            `${words.methodOf}: ${first.method}`,
            `${words.designOf}: ${first.design}`,
            fill(words.leftOut, { rows: first.leftOut }),
            ...first.notes,
          ],
          query: first.query,
        }
      : [],
  );
}
