import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, test } from "vitest";
import { type AreaPredictions, areaPredictions } from "../../src/estimate/areas/areaPredictions.js";
import { type AreaVarianceMethod, fayHerriot } from "../../src/estimate/areas/fayHerriot.js";
import type { AreaData } from "../../src/estimate/areas/sampledAreas.js";
import { fromRows } from "../../src/maths/matrix.js";
import { expectAgree } from "./agree.js";
import { list, reference } from "./fixtures.js";

const methods: readonly AreaVarianceMethod[] = ["REML", "ML", "FH"];

function fitted(data: AreaData, method: AreaVarianceMethod): AreaPredictions {
  const found = fayHerriot({ ...data, method });
  if (found.kind !== "fitted") throw new Error(found.detail);
  return found;
}

const of = <T, K extends keyof T>(items: readonly T[], key: K) => items.map((item) => Number(item[key]));

/** Areas that are made up: R metafor for the fit, the mean squared error from its definition in full matrices. */
describe.each(["areas40", "areas40_two_missing", "alike8"])("%s", (name) => {
  const made = reference("small-area-made", name);
  const data: AreaData = {
    direct: made.y as (number | null)[],
    variance: made.psi as number[],
    covariates: fromRows((made.x as number[][]).map((row) => [1, ...row])),
  };

  test.each(methods)("%s: variance between areas, coefficients, estimates, errors", (method) => {
    const wanted = reference("small-area-made", `${name}_${method}`);
    const found = fitted(data, method);
    expectAgree([found.areaVariance], list(wanted.areaVariance), 1e-9);
    expectAgree(of(found.coefficients, "value"), list(wanted.beta), 1e-9);
    expectAgree(of(found.coefficients, "se"), list(wanted.se), 1e-9);
    expectAgree(of(found.areas, "value"), list(wanted.eblup), 1e-9);
    expectAgree(of(found.areas, "mse"), list(wanted.mse), 1e-9);
  });
});

/** The milk areas of R's `sae` are not part of this repository; where they lie beside it, they are used. */
const milkPath = fileURLToPath(new URL("../../../shared/reference/data/milk.csv", import.meta.url));
const missing = !existsSync(milkPath);

describe.skipIf(missing)(
  `milk, R sae 1.3${missing ? ": skipped, milk.csv is not beside the repository" : ""}`,
  () => {
    const rows = missing
      ? []
      : readFileSync(milkPath, "utf8")
          .trim()
          .split("\n")
          .slice(1)
          .map((line) => line.split(",").map(Number));
    const data: AreaData = {
      direct: rows.map((row) => row[2] ?? null),
      variance: rows.map((row) => (row[3] ?? 0) ** 2),
      covariates: fromRows(rows.map((row) => [1, ...[2, 3, 4].map((area) => (row[5] === area ? 1 : 0))])),
    };

    test.each(methods)("fh_milk_%s at its variance between areas: 1e-10", (method) => {
      const wanted = reference("small-area", `fh_milk_${method}`);
      const found = areaPredictions(data, Number(wanted.refvar), method);
      const coefficients = wanted.coef as Readonly<Record<string, number[]>>;
      const goodness = wanted.goodness as Readonly<Record<string, number>>;
      expectAgree(of(found.areas, "value"), list(wanted.eblup));
      expectAgree(of(found.areas, "mse"), list(wanted.mse));
      expectAgree(of(found.coefficients, "value"), list(coefficients.beta));
      expectAgree(of(found.coefficients, "se"), list(coefficients["std.error"]));
      expectAgree(of(found.coefficients, "statistic"), list(coefficients.tvalue));
      expectAgree(of(found.coefficients, "p"), list(coefficients.pvalue));
      const { logLikelihood, aic, bic, kic } = found.goodness;
      expectAgree([logLikelihood, aic, bic, kic], Object.values(goodness));
    });

    /** sae stops when a step moves the variance by less than 1e-4 of itself; its last step leaves up to 6e-6. */
    test.each(methods)("fh_milk_%s from the start: as near as sae goes, 1e-5", (method) => {
      const wanted = reference("small-area", `fh_milk_${method}`);
      const found = fitted(data, method);
      expectAgree([found.areaVariance], list(wanted.refvar), 1e-5);
      expectAgree(of(found.areas, "value"), list(wanted.eblup), 1e-5);
      expectAgree(of(found.areas, "mse"), list(wanted.mse), 1e-5);
    });
  },
);
