import type { SamplingDesign } from "../../vocabulary/design.js";
import type { Evidence } from "../../vocabulary/estimate.js";
import type { Quantity } from "../../vocabulary/quantity.js";
import type { Measure } from "../../vocabulary/study.js";
import type { DomainEstimates } from "./domainEstimates.js";

/** The road back from a figure to the rows: how it was made, and of whom. */
export function evidenceOf(
  design: SamplingDesign,
  measure: Measure,
  estimates: Pick<DomainEstimates, "behind" | "query" | "designEffects">,
  quantity: Quantity,
  domains: readonly number[],
): Evidence {
  const known = domains.filter((d) => d >= 0);
  const { psus, strata } = estimates.behind.extent(known);
  const { rows, answered } = estimates.behind;
  const silent = known.reduce((sum, d) => sum + (rows[d] as number) - (answered[d] as number), 0);
  return {
    method: quantity.kind === "level" && measure.kind === "quantile" ? "quantiles" : quantity.kind,
    variance: quantity.kind.startsWith("area") ? "model" : design.replicates ? "replicates" : "linearisation",
    unit: design.stages.length > 0 ? "psu" : "person",
    query: estimates.query,
    tables: ["answers"],
    psus,
    strata,
    lonelyPsu: design.lonelyPsu,
    leftOut: [{ reason: "no answer", rows: silent }],
    designEffect: known.length === 1 ? (estimates.designEffects[known[0] as number] ?? null) : null,
  };
}
