import { describe, expect, test } from "vitest";
import { type Row, tallyOfRows } from "../../../test/tallyOfRows.js";
import type { Matrix } from "../../maths/matrix.js";
import { designCovariance } from "../variance/designCovariance.js";
import { gaussian } from "./family.js";
import { glm, type Regression } from "./glm.js";
import { type Column, numeric } from "./modelColumns.js";
import { termLikelihoodRatio, termWald } from "./termTests.js";

const rows = [
  [0, 1, 2],
  [1, 0, 3],
  [2, 1, 3],
  [3, 0, 7],
  [4, 1, 6],
  [5, 0, 9],
].map(
  ([x, z, y], psu): Row => ({
    psu,
    weight: 1 + (psu % 2),
    keys: { x: String(x), z: String(z) },
    values: { y: Number(y) },
  }),
);
const tally = tallyOfRows(rows);

function regress(columns: readonly Column[]): Regression {
  const found = glm(tally, { response: "y", family: gaussian, columns });
  if (found.kind !== "regression") throw new Error(found.detail);
  return found;
}

function covarianceOf({ influence }: Regression): Matrix {
  const found = designCovariance(tally, influence, { lonelyPsu: "fail" });
  if (found.kind !== "covariance") throw new Error(found.kind);
  return { rows: found.size, cols: found.size, data: found.data };
}

const both = regress([...numeric("x"), ...numeric("z")]);
const entry = ({ data, cols }: Matrix, p: number) => data[p * cols + p] as number;

describe("one term of a least squares fit", () => {
  test("Wald: the square of its t", () => {
    const covariance = covarianceOf(both);
    const result = termWald(both, covariance, ["z"]);
    if (result.kind !== "tested") throw new Error(result.detail);
    expect(result.statistic).toBeCloseTo((both.values[2] as number) ** 2 / entry(covariance, 2), 10);
    expect(result.df).toEqual([1, both.df]);
  });

  test("likelihood ratio: the deviances differ by b²/(X'WX)⁻¹, and the effect is the ratio of the variances", () => {
    const covariance = covarianceOf(both);
    const result = termLikelihoodRatio(both, regress(numeric("x")), covariance, ["z"]);
    if (result.kind !== "tested") throw new Error(result.detail);
    expect(result.statistic).toBeCloseTo((both.values[2] as number) ** 2 / entry(both.unscaled, 2), 10);
    expect(result.effects[0]).toBeCloseTo(entry(covariance, 2) / entry(both.unscaled, 2), 10);
  });
});

test("a term that the model does not have is our bug", () => {
  expect(() => termWald(both, covarianceOf(both), ["w"])).toThrow("no term “w”");
});
