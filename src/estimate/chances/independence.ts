import { chiSquaredUpperTail } from "../../maths/chiSquared.js";
import { fisherScoring } from "../../maths/fisherScoring.js";
import type { NoChance } from "../../vocabulary/chances.js";
import { devianceOf } from "./devianceOf.js";
import type { MobilityTable } from "./mobilityTable.js";
import { none } from "./smooth.js";

export type ModelFit =
  | {
      readonly kind: "fitted";
      readonly deviance: number;
      readonly df: number;
      /** Upper tail of χ²; only for people who count one by one and weigh the same. */
      readonly p: number;
      /** Share of the people who would have to be in another cell for the model to fit. */
      readonly misplaced: number;
    }
  | NoChance;

/**
 * How far a table is from the same chances for all origins.
 *
 * `quasi` leaves out those who arrive where they come from (the diagonal): then it tests whether origin matters among
 * those who moved.
 *
 * in      a table of people; for `quasi` of the same classes in rows and columns
 * out     deviance 2Σ n ln(n/μ) and its degrees of freedom
 * returns `not-estimable`: "no-answers" for a class without people, "no-convergence"
 * source  Goodman (1968), JASA 63, 1091–1131; agrees with R's `glm(family = poisson)`
 */
export function independence(table: MobilityTable, { quasi = false } = {}): ModelFit {
  const { origins, destinations } = table;
  const cells = origins.flatMap((origin, i) =>
    destinations.flatMap((destination, j) =>
      quasi && origin === destination ? [] : [{ i, j, count: table.weight(origin, destination).value }],
    ),
  );
  const lonely = [
    ...origins.filter((_, i) => !cells.some((cell) => cell.i === i && cell.count > 0)),
    ...destinations.filter((_, j) => !cells.some((cell) => cell.j === j && cell.count > 0)),
  ];
  if (lonely.length > 0) return none("no-answers", `nobody in ${lonely.join(", ")}`);
  // One parameter for each origin, then one for each destination but the first.
  const size = origins.length + destinations.length - 1;
  const own = cells.map(({ i, j }) => (j === 0 ? [i] : [i, origins.length + j - 1]));
  const fitted = (x: Float64Array) =>
    own.map((parameters) => Math.exp(parameters.reduce((sum, k) => sum + (x[k] as number), 0)));
  const all = cells.reduce((sum, { count }) => sum + count, 0);
  const start = new Float64Array(size);
  start.fill(Math.log(all / cells.length), 0, origins.length);
  const found = fisherScoring((x) => {
    const means = fitted(x);
    const gradient = new Float64Array(size);
    const information = new Float64Array(size * size);
    let value = 0;
    cells.forEach(({ count }, c) => {
      const mean = means[c] as number;
      value += mean - (count > 0 ? count * Math.log(mean) : 0);
      for (const k of own[c] ?? []) {
        gradient[k] = (gradient[k] as number) + mean - count;
        for (const l of own[c] ?? [])
          information[k * size + l] = (information[k * size + l] as number) + mean;
      }
    });
    return Number.isFinite(value) ? { value, gradient, information } : null;
  }, start);
  if (found.kind !== "found")
    return none("no-convergence", "the model of independence does not come to rest");
  const counts = cells.map(({ count }) => count);
  return fitOf(counts, fitted(found.x), cells.length - size);
}

/** How well expected counts fit. */
export function fitOf(counts: readonly number[], expected: readonly number[], df: number) {
  const deviance = devianceOf(counts, expected);
  const all = counts.reduce((sum, n) => sum + n, 0);
  const away = counts.reduce((sum, n, c) => sum + Math.abs(n - (expected[c] as number)), 0);
  const p = df > 0 ? chiSquaredUpperTail(deviance, df) : 1;
  return { kind: "fitted" as const, deviance, df, p, misplaced: away / (2 * all) };
}
