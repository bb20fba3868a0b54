import type { Unit } from "./estimate.js";
import type { Measure } from "./study.js";

/** The unit in which a measure's levels are told: means, totals, ratios and quantiles in their item's own. */
export function measureUnit(measure: Measure): Unit {
  switch (measure.kind) {
    case "share":
      return "share";
    case "dimension":
    case "index":
      return "index";
    case "mean":
    case "total":
    case "ratio":
    case "quantile":
      return "mean";
  }
}
