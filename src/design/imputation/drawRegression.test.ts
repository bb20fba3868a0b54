import { expect, test } from "vitest";
import { fromRows, multiply, multiplyVector, transpose } from "../../maths/matrix.js";
import { leastSquares } from "../../maths/qr.js";
import { random } from "../../maths/random.js";
import { drawRegression } from "./drawRegression.js";

const dice = random(5);
const x = fromRows(Array.from({ length: 60 }, () => [1, dice.normal(), dice.uniform()]));
const y = Float64Array.from({ length: 60 }, (_, i) => 2 + 0.5 * (x.data[3 * i + 1] ?? 0) + dice.normal());
const of = {
  xx: multiply(transpose(x), x).data,
  xy: multiplyVector(transpose(x), y),
  yy: y.reduce((sum, value) => sum + value * value, 0),
  rows: 60,
};

test("the estimate is that of least squares, but for the ridge", () => {
  const { coefficients } = leastSquares(x, y);
  const { estimated } = drawRegression(of, random(1));
  coefficients.forEach((value, k) => {
    expect(Math.abs((estimated[k] as number) - value)).toBeLessThan(1e-4);
  });
});

test("draws lie around it with the covariance of the estimate, wider for the variance that is not known", () => {
  const { unscaled, residuals, coefficients } = leastSquares(x, y);
  const free = 60 - 3;
  const rss = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  const chance = random(2);
  const draws = Array.from({ length: 4000 }, () => drawRegression(of, chance).drawn);
  for (const k of [0, 1, 2]) {
    const values = draws.map((draw) => draw[k] as number);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    // E[RSS / χ²] = RSS / (df − 2); 4000 draws know a variance to 2.2 per cent.
    const wanted = ((unscaled.data[4 * k] as number) * rss) / (free - 2);
    expect(Math.abs(variance / wanted - 1)).toBeLessThan(0.1);
    expect(Math.abs(mean - (coefficients[k] as number))).toBeLessThan(4 * Math.sqrt(wanted / 4000) + 1e-4);
  }
});

test("a predictor that says nothing, or nothing new, does no harm", () => {
  const { estimated } = drawRegression(
    { xx: Float64Array.of(4, 0, 4, 0, 0, 0, 4, 0, 4), xy: Float64Array.of(8, 0, 8), yy: 16, rows: 4 },
    random(1),
  );
  expect((estimated[0] as number) + (estimated[2] as number)).toBeCloseTo(2, 4);
  expect(estimated[1]).toBe(0);
});
