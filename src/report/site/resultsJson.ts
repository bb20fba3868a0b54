import type { Publishable, ReleasedResults } from "../../vocabulary/released.js";
import type { Study } from "../../vocabulary/study.js";
import { absenceOf } from "../display/status.js";

/**
 * Every released result with its evidence, by the key of its quantity; sorted, so that two runs can be compared.
 * A query stands once in `queries`, and a figure's evidence has its number there, from 0.
 */
export function resultsJson(
  { policy, byKey, findings }: ReleasedResults,
  { synthetic }: Pick<Study, "synthetic">,
): string {
  const queries: string[] = [];
  const numberOf = (query: string) => {
    if (!queries.includes(query)) queries.push(query);
    return queries.indexOf(query);
  };
  const keys = [...byKey.keys()].sort();
  const results = Object.fromEntries(keys.map((key) => [key, told(byKey.get(key), numberOf)]));
  return `${JSON.stringify({ synthetic, policy, queries, results, findings }, null, 1)}\n`;
}

/** JSON has no infinity: a normal interval's degrees of freedom read "infinite". */
function told(result: Publishable | undefined, numberOf: (query: string) => number): object | undefined {
  if (!result) return undefined;
  if (result.kind !== "figure")
    return { kind: result.kind, quantity: result.quantity, reason: absenceOf(result)?.reason };
  const evidence = { ...result.evidence, query: numberOf(result.evidence.query) };
  return { ...result, df: Number.isFinite(result.df) ? result.df : "infinite", evidence };
}
