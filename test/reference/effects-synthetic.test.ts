import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type SyntheticDid, syntheticDid } from "../../src/estimate/effects/syntheticDid.js";
import { panelOf } from "../panelOf.js";
import { expectAgree } from "./agree.js";
import { reference } from "./fixtures.js";

interface Made {
  readonly outcome: number[][];
  readonly start: (number | null)[];
  readonly value: number;
  readonly cohorts: readonly { unit: number[]; time: number[]; zeta: number; value: number }[];
  readonly jackknife: number;
  readonly single: number;
  readonly placebos: number[];
}

/** Weights by R's quadprog, estimates by full matrices: see make/effects.R. */
describe("30 units over 12 periods, starts in 7 and 9", () => {
  const wanted = reference("effects", "synthetic") as unknown as Made;
  const panel = (units: number) =>
    panelOf(
      wanted.outcome.slice(0, units).flatMap((path, i) =>
        path.map((outcome, t) => ({
          unit: `${i}`,
          period: t + 1,
          outcome,
          cohort: wanted.start[i] ?? null,
        })),
      ),
    );

  test("weights, effects by cohort and overall, jackknife", () => {
    const found = syntheticDid(panel(30), { spread: { kind: "jackknife" } }) as SyntheticDid;
    expectAgree([found.value, found.se], [wanted.value, wanted.jackknife], 1e-7);
    found.cohorts.forEach((cohort, k) => {
      const { unit, time, zeta, value } = wanted.cohorts[k] ?? expect.fail("a cohort too many");
      expectAgree([cohort.penalties.unit], [zeta]);
      expectAgree(cohort.unitWeights, unit, 1e-8);
      expectAgree(cohort.timeWeights, time, 1e-6);
      expectAgree([cohort.value], [value], 1e-7);
    });
  });

  test("a placebo's spread is that of the effects that each unit never reached would have had", () => {
    const found = syntheticDid(panel(25), {
      spread: { kind: "placebo", draws: 800, seed: 7 },
    }) as SyntheticDid;
    expectAgree([found.value], [wanted.single], 1e-7);
    const mean = wanted.placebos.reduce((sum, value) => sum + value, 0) / 24;
    const sd = Math.sqrt(wanted.placebos.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 24);
    // 800 draws of 24 values: a standard deviation is off by 5 per cent or less, 19 times in 20
    expect(Math.abs(found.se / sd - 1)).toBeLessThan(0.07);
  });
});

/** Packs of cigarettes a head in 39 states; California raised its tax in 1989. */
describe("Proposition 99", () => {
  const rows = readFileSync(fileURLToPath(new URL("data/prop99.csv", import.meta.url)), "utf8")
    .trim()
    .split("\n");
  const years = (rows[0] ?? "").split(",").slice(1).map(Number);
  const panel = panelOf(
    rows.slice(1).flatMap((row) => {
      const [unit = "", ...packs] = row.split(",");
      const cohort = unit === "California" ? 1989 : null;
      return packs.map((outcome, t) => ({
        unit,
        period: Number(years[t]),
        outcome: Number(outcome),
        cohort,
      }));
    }),
  );
  const found = syntheticDid(panel, { spread: { kind: "placebo", draws: 200, seed: 1 } }) as SyntheticDid;

  test("−15.604 in R synthdid 0.0.9, whose weights stop 1e-5 short of the best; −15.6 as published", () => {
    expect(Math.abs(found.value - -15.60383)).toBeLessThan(0.005);
  });

  test("weights and effect as by quadprog", () => {
    const wanted = reference("effects", "prop99") as unknown as Made;
    expectAgree([found.value], [wanted.value], 1e-7);
    expectAgree(found.cohorts[0]?.unitWeights ?? [], wanted.cohorts[0]?.unit ?? [], 1e-8);
    expectAgree(found.cohorts[0]?.timeWeights ?? [], wanted.cohorts[0]?.time ?? [], 1e-6);
  });

  test("one unit reached: a placebo says how sure, near the published 8.4 to 9.8; a jackknife cannot", () => {
    expect(found.se).toBeGreaterThan(8);
    expect(found.se).toBeLessThan(11);
    expect(syntheticDid(panel, { spread: { kind: "jackknife" } })).toMatchObject({ reason: "too-few-units" });
  });
});
