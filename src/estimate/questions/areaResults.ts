import { matrix } from "../../maths/matrix.js";
import { normalQuantile } from "../../maths/normal.js";
import type { Estimate, NotEstimableReason, Result } from "../../vocabulary/estimate.js";
import { measureUnit } from "../../vocabulary/measureUnit.js";
import { type Place, placesOf as places, type Quantity } from "../../vocabulary/quantity.js";
import type { Areas, Measure, Study } from "../../vocabulary/study.js";
import { apartFrom } from "../areas/apartFrom.js";
import { fayHerriot } from "../areas/fayHerriot.js";
import { zeroTest } from "../contrasts/zeroTest.js";
import { adjustP } from "../multiplicity/adjustP.js";
import { type AreaDirect, areaChanges, areaLevels } from "./areaDirect.js";
import type { DomainEstimates } from "./domainEstimates.js";
import { evidenceOf } from "./evidenceOf.js";
import { sideCounts } from "./sideCounts.js";

interface Asked {
  readonly study: Study;
  readonly areas: Areas;
  readonly measure: Measure;
}

/**
 * Every area's level in each wave, its distance from the mean of all areas, and its change, each by a model that
 * leans on the other areas.
 *
 * in      a measure's estimates by {wave, group, area}
 * out     an area has a figure though nobody answered in it; the gate then withholds it. `not-estimable` where the model
 *         cannot be fitted
 * source  `fayHerriot` (REML) on variances smoothed over areas, `apartFrom`
 */
export function areaResults(asked: Asked, estimates: DomainEstimates): readonly Result[] {
  const { study, measure } = asked;
  const waves = study.waves.map(({ id }) => id);
  const { id } = measure;
  const levels = waves.flatMap((wave) => {
    const of = (area: string): Quantity => ({ kind: "area", measure: id, at: place(asked, wave, area) });
    const apart = (area: string): Quantity => ({
      kind: "area-apart",
      measure: id,
      at: place(asked, wave, area),
    });
    return shrunk(asked, estimates, areaLevels(asked, estimates, wave), { of, apart });
  });
  const changes = waves.flatMap((from, i) =>
    waves.slice(i + 1).flatMap((to) => {
      const of = (area: string): Quantity => ({
        kind: "area-change",
        measure: id,
        from: place(asked, from, area),
        to: place(asked, to, area),
      });
      return shrunk(asked, estimates, areaChanges(asked, estimates, { from, to }), { of });
    }),
  );
  return [...levels, ...changes];
}

const place = ({ areas: { group, breakdown } }: Asked, wave: string, category: string): Place => ({
  wave,
  group,
  category: { breakdown, category },
});

interface Naming {
  readonly of: (area: string) => Quantity;
  /** Names the distance from the mean of all areas, where that is wanted. */
  readonly apart?: (area: string) => Quantity;
}

function shrunk(
  asked: Asked,
  estimates: DomainEstimates,
  direct: AreaDirect,
  { of, apart }: Naming,
): readonly Result[] {
  const { study, areas, measure } = asked;
  const behind = (i: number, quantity: Quantity) => {
    const domains = direct.domains[i] ?? [];
    return {
      quantity,
      n: Math.min(...domains.map((d) => estimates.behind.answered[d] ?? 0)),
      evidence: evidenceOf(study.design, measure, estimates, quantity, domains),
    };
  };
  const none = (reason: NotEstimableReason, detail: string): readonly Result[] =>
    areas.list.flatMap(({ id }, i) =>
      [of, ...(apart ? [apart] : [])].map(
        (name): Result => ({ kind: "not-estimable", reason, detail, ...behind(i, name(id)) }),
      ),
    );
  if (direct.kind === "not-estimable") return none(direct.reason, direct.detail);
  const many = areas.covariates.length + 1;
  const covariates = matrix(areas.list.length, many, (i, j) =>
    j === 0 ? 1 : (areas.list[i]?.known[j - 1] ?? Number.NaN),
  );
  const model = fayHerriot({ direct: direct.values, variance: direct.variances, covariates, method: "REML" });
  if (model.kind === "not-estimable") {
    return none(model.reason, model.detail);
  }
  const estimate = (i: number, quantity: Quantity, value: number, se: number): Estimate => {
    const told = behind(i, quantity);
    const domains = (direct.domains[i] ?? []).filter((d) => d >= 0);
    const reach = normalQuantile((1 + study.design.confidence) / 2) * se;
    const tested = places(quantity).length > 1 || quantity.kind === "area-apart";
    return {
      kind: "estimate",
      ...told,
      unit: measureUnit(measure),
      value,
      se,
      df: Number.POSITIVE_INFINITY,
      interval: {
        low: value - reach,
        high: value + reach,
        confidence: study.design.confidence,
        method: "normal, mean squared error of the model",
      },
      test: tested ? zeroTest({ value, se, df: Number.POSITIVE_INFINITY }) : null,
      counts: sideCounts(study, measure, estimates.behind, domains),
    };
  };
  const shown = areas.list.map(({ id }, i) => {
    const { value = 0, mse = 0 } = model.areas[i] ?? {};
    return estimate(i, of(id), value, Math.sqrt(mse));
  });
  if (!apart) return readTogether(shown);
  const against = apartFrom(
    { values: model.areas.map(({ value }) => value), covariance: model.errors },
    { confidence: study.design.confidence },
  );
  const distances = areas.list.map(({ id }, i): Estimate => {
    const { difference = 0, se = 0, p = 1 } = against.areas[i] ?? {};
    return { ...estimate(i, apart(id), difference, se), adjusted: { family: "areas", p } };
  });
  return [...shown, ...distances];
}

/** Tests of every area, adjusted for being read together (Holm): among many, some would move by chance. */
function readTogether(estimates: readonly Estimate[]): readonly Estimate[] {
  const ps = adjustP(estimates.map(({ test }) => test?.p ?? 1));
  return estimates.map((one, i) =>
    one.test ? { ...one, adjusted: { family: "areas", p: ps[i] ?? 1 } } : one,
  );
}
