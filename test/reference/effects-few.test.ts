import { describe, expect, test } from "vitest";
import { wildBootstrap } from "../../src/estimate/clustered/wildBootstrap.js";
import { bandsSimultaneous } from "../../src/estimate/effects/bandsSimultaneous.js";
import { type TwoWayEventStudy, twoWayEventStudy } from "../../src/estimate/effects/twoWayEventStudy.js";
import {
  type TwoWayFixedEffects,
  twoWayFixedEffects,
} from "../../src/estimate/effects/twoWayFixedEffects.js";
import { twoWayRegression } from "../../src/estimate/effects/twoWayRegression.js";
import { fromRows } from "../../src/maths/matrix.js";
import { random } from "../../src/maths/random.js";
import type { PanelTable } from "../../src/vocabulary/panel.js";
import type { ClusterErrors } from "../../src/vocabulary/quantity.js";
import { expectAgree } from "./agree.js";
import { list, reference } from "./fixtures.js";
import { madePanel } from "./made-panel.js";

const confidence = 0.95;
const twoWay = (panel: PanelTable, errors: ClusterErrors) =>
  twoWayFixedEffects(panel, { errors, confidence }) as TwoWayFixedEffects;

/** By clubSandwich with a dummy for every unit and period: see make/effects-few.R. */
describe("36 units over 9 years with gaps, in clusters of two: unit effects are taken off before", () => {
  const weighted = madePanel("effects", "gaps");
  const even: PanelTable = { ...weighted, units: weighted.units.map((unit) => ({ ...unit, weight: 1 })) };

  test.each([
    ["two_way_weighted", weighted],
    ["two_way", even],
  ])("%s: CR0, CR2 and its degrees of freedom", (key, panel) => {
    const wanted = reference("effects-few", key);
    const [plain, adjusted] = [twoWay(panel, "CR0"), twoWay(panel, "CR2")];
    expectAgree([plain.value, adjusted.value], [Number(wanted.value), Number(wanted.value)]);
    expectAgree([plain.se, adjusted.se, adjusted.df], [wanted.CR0, wanted.CR2, wanted.df].map(Number), 1e-9);
  });

  test("interaction: over everything and by periods since the start, CR2 and its degrees of freedom", () => {
    const wanted = reference("effects-few", "interaction");
    const { overall, effects } = twoWayEventStudy(weighted, {
      errors: "CR2",
      confidence,
    }) as TwoWayEventStudy;
    const all = [overall, ...effects];
    expect(effects.map(({ since }) => since)).toEqual(wanted.since);
    expectAgree(
      all.map(({ value }) => value),
      list(wanted.value as number[]),
      1e-9,
    );
    expectAgree(
      all.map(({ se }) => se),
      list(wanted.CR2 as number[]),
      1e-8,
    );
    expectAgree(
      all.map(({ df }) => df),
      list(wanted.df as number[]),
      1e-8,
    );
  });
});

describe("a bootstrap of 8 clusters, by every pattern of signs", () => {
  const panel = madePanel("effects-few", "wild");
  const { at: hypotheses, found } = reference("effects-few", "wild") as unknown as {
    readonly at: readonly number[];
    readonly found: readonly { readonly t: number; readonly p: number }[];
  };
  const cells = Uint8Array.from(panel.present);
  const reached = Float64Array.from(cells, (_, cell) => {
    const { cohort = null } = panel.units[Math.floor(cell / panel.periods.length)] ?? {};
    return cohort !== null && Number(panel.periods[cell % panel.periods.length]) >= cohort ? 1 : 0;
  });

  test.each(hypotheses.map((hypothesis, k) => [hypothesis, k] as const))("against %d", (hypothesis, k) => {
    const fitted = twoWayRegression(panel, cells, [reached], "wild");
    if (fitted.kind !== "fitted") throw new Error(fitted.detail);
    const drawn = wildBootstrap(fitted.regression, {
      ...{ coefficient: "0", hypothesis, weights: "rademacher", draws: 256 },
    } as const);
    expect(drawn).toMatchObject({ kind: "bootstrap", all: true });
    if (drawn.kind === "bootstrap")
      expectAgree([drawn.t, drawn.p], [Number(found[k]?.t), Number(found[k]?.p)]);
  });
});

/** mvtnorm: see make/effects-few.R. Ours draws: 0.02 is what 100,000 draws leave of chance. */
describe("the largest |t| of several estimates", () => {
  const { quantiles } = reference("effects-few", "largest_t") as unknown as {
    readonly quantiles: readonly {
      readonly corr: number[][];
      readonly df: number;
      readonly quantile: number;
    }[];
  };

  test.each(quantiles.map((one) => [one.corr.length, one.df, one] as const))(
    "%i estimates on %i degrees of freedom",
    (_, df, { corr, quantile }) => {
      const estimates = corr.map(() => ({ value: 0, df }));
      const [band] = bandsSimultaneous(estimates, fromRows(corr), { random: random(3), draws: 100_000 });
      expect(Math.abs((band?.critical ?? 0) - quantile)).toBeLessThan(0.02);
    },
  );
});
