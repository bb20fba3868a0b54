import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type Bacon, bacon } from "../../src/estimate/effects/bacon.js";
import { type Imputation, imputation } from "../../src/estimate/effects/imputation.js";
import {
  type ImputationPreTrend,
  imputationPreTrend,
} from "../../src/estimate/effects/imputationPreTrend.js";
import { type TwoWayEventStudy, twoWayEventStudy } from "../../src/estimate/effects/twoWayEventStudy.js";
import {
  type TwoWayFixedEffects,
  twoWayFixedEffects,
} from "../../src/estimate/effects/twoWayFixedEffects.js";
import { expectAgree } from "./agree.js";
import { castle, castleMissing } from "./effects-castle-data.js";
import { reference } from "./fixtures.js";

/** Values of R, which lie beside the data. */
const path = fileURLToPath(new URL("../../../shared/reference/did-castle.json", import.meta.url));
const missing = castleMissing || !existsSync(path);

interface Wanted {
  readonly est: number;
  readonly se: number;
  readonly n: number;
  readonly "df.t": number;
  readonly treated: readonly number[];
  readonly untreated: readonly number[];
  readonly estimate: readonly number[];
  readonly weight: readonly number[];
  readonly egt: readonly number[];
  readonly "att.egt": readonly number[];
}

describe.skipIf(missing)(
  `castle laws${missing ? ": skipped, castle.csv and did-castle.json are not beside the repository" : ""}`,
  () => {
    const results = missing ? {} : JSON.parse(readFileSync(path, "utf8")).results;
    const wanted = (key: string): Wanted => results[key];
    test.each([
      ["castle.twfe", false],
      ["castle.twfe.w", true],
    ] as const)("%s: R fixest 0.14, clustered by state: 1e-10", (key, weighted) => {
      const found = twoWayFixedEffects(castle({ weighted })) as TwoWayFixedEffects;
      expectAgree([found.value, found.se], [wanted(key).est, wanted(key).se]);
      expect([found.cells, found.df]).toEqual([wanted(key).n, wanted(key)["df.t"]]);
    });

    test("bacon: R bacondecomp 0.1.1, 25 comparisons that make up the coefficient: 1e-10", () => {
      const found = bacon(castle()) as Bacon;
      const { treated, untreated, estimate, weight } = wanted("bacon");
      expect(found.comparisons).toHaveLength(25);
      const sorted = treated.map((cohort, k) => {
        const against = untreated[k] === 99999 ? null : untreated[k];
        const one = found.comparisons.find((c) => c.cohort === cohort && c.against === against);
        return one ?? expect.fail(`no comparison of ${cohort} with ${against}`);
      });
      expectAgree(
        sorted.map(({ value }) => value),
        estimate,
      );
      expectAgree(
        sorted.map((one) => one.weight),
        weight,
      );
      expectAgree([found.value], [wanted("castle.twfe").est]);
      const later = treated.flatMap((cohort, k) =>
        cohort > Number(untreated[k]) ? [Number(weight[k])] : [],
      );
      expectAgree([found.forbidden], [later.reduce((sum, part) => sum + part, 0)]);
    });

    test.each(["castle.did.nocov.dynamic", "castle.did.nocov.w.dynamic"])(
      "%s: the interaction-weighted event study has the same effects from the start on: 1e-10",
      (key) => {
        const found = twoWayEventStudy(castle({ weighted: key.includes(".w.") })) as TwoWayEventStudy;
        const after = found.effects.filter(({ since }) => since >= 0);
        const { egt, "att.egt": values } = wanted(key);
        expect(after.map(({ since }) => since)).toEqual(egt.filter((since) => since >= 0));
        expectAgree(
          after.map(({ value }) => value),
          values.filter((_, k) => Number(egt[k]) >= 0),
        );
      },
    );

    test("imputation, its pre-trend, the event study's errors: dummies in lm(), full matrices: 1e-10", () => {
      const made = reference("effects", "castle") as unknown as {
        readonly imputation: { readonly overall: number[]; readonly horizons: number[][] };
        readonly pretrend: { readonly values: number[]; readonly se: number[]; readonly F: number };
        readonly interacted: { readonly effects: number[][]; readonly overall: number[] };
      };
      const found = imputation(castle()) as Imputation;
      expectAgree([found.overall.value, found.overall.se], made.imputation.overall);
      expectAgree(
        found.horizons.flatMap(({ value, se }) => [value, se]),
        made.imputation.horizons.flat(),
      );
      const before = imputationPreTrend(castle(), { leads: 3 }) as ImputationPreTrend;
      expectAgree(
        before.leads.map(({ value }) => value),
        made.pretrend.values,
      );
      expectAgree(
        before.leads.map(({ se }) => se),
        made.pretrend.se,
      );
      if (before.test.kind === "tested")
        expectAgree([before.test.statistic / before.test.df], [made.pretrend.F]);
      const study = twoWayEventStudy(castle()) as TwoWayEventStudy;
      expectAgree(
        study.effects.flatMap(({ value, se }) => [value, se]),
        made.interacted.effects.flat(),
      );
      expectAgree([study.overall.value, study.overall.se], made.interacted.overall);
    });
  },
);
