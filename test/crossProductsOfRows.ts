import type { CrossProducts } from "../src/vocabulary/crossProducts.js";
import type { Domain } from "../src/vocabulary/tally.js";

/** A person as a reader of a test sees one: who they are, and what they answered (`null`: nothing). */
export type Person = readonly [keys: Domain, ...answers: readonly (number | null)[]];

/** Cross-products counted without an engine, one cell a person. */
export function crossProductsOfRows(items: readonly string[], people: readonly Person[]): CrossProducts {
  const texts = [...new Set(people.map(([keys]) => JSON.stringify(keys)))].sort();
  return {
    items: items.map((name) => ({ name, centre: 0 })),
    domains: texts.map((text) => JSON.parse(text)),
    cells: people.map(([keys, ...answers]) => ({
      domain: texts.indexOf(JSON.stringify(keys)),
      answered: answers.map((answer) => (answer === null ? "0" : "1")).join(""),
      rows: 1,
      sums: Float64Array.from(answers, (answer) => answer ?? 0),
      products: Float64Array.from(answers.flatMap((a) => answers.map((b) => (a ?? 0) * (b ?? 0)))),
    })),
    query: "",
  };
}
