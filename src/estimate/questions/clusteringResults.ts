import { normalQuantile } from "../../maths/normal.js";
import type { Counts } from "../../vocabulary/counted.js";
import { counting } from "../../vocabulary/counted.js";
import type { Result } from "../../vocabulary/estimate.js";
import type { Measure, Study } from "../../vocabulary/study.js";
import { randomIntercept } from "../areas/randomIntercept.js";

/**
 * How much of the differences between people lies between their areas, in each wave.
 *
 * in      sums by area
 * out     the intraclass correlation of the null model (REML), as a part of the whole
 */
export function clusteringResults(
  { study, measure, group }: { readonly study: Study; readonly measure: Measure; readonly group: string },
  { waves }: Extract<Counts, { kind: "by-area" }>,
): readonly Result[] {
  return waves.map(({ wave, sums }): Result => {
    const n = sums.people.reduce((sum, people) => sum + people, 0);
    const told = {
      quantity: { kind: "clustering", measure: measure.id, at: { wave, group, category: null } },
      n,
      evidence: {
        method: "clustering",
        variance: "model",
        query: sums.query,
        tables: ["answers"],
        unit: "person",
        psus: n,
        strata: sums.areas.length,
        lonelyPsu: study.design.lonelyPsu,
        leftOut: [{ reason: "no answer", rows: sums.leftOut.incomplete }],
        designEffect: null,
      },
    } as const;
    const { confidence } = study.design;
    const model = randomIntercept(sums, {
      outcome: counting.value,
      covariates: [],
      method: "REML",
      confidence,
    });
    if (model.kind === "not-estimable") {
      return { kind: "not-estimable", reason: model.reason, detail: model.detail, ...told };
    }
    const { low, high } = model.iccInterval;
    return {
      kind: "estimate",
      ...told,
      unit: "part",
      value: model.icc,
      // The profile has no standard error: this is that of a normal interval as wide.
      se: (high - low) / (2 * normalQuantile((1 + confidence) / 2)),
      df: Number.POSITIVE_INFINITY,
      interval: model.iccInterval,
      test: null,
      counts: null,
    };
  });
}
