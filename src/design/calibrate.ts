import { id, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { Auxiliary, Calibrated, CalibrationAccount } from "../vocabulary/calibrated.js";
import type { Calibration } from "../vocabulary/design.js";
import { type Auxiliaries, auxiliariesOf } from "./auxiliaries.js";
import { accountOf } from "./calibrationAccount.js";
import { type MarginPatterns, marginPatterns } from "./marginPatterns.js";
import { problems } from "./problems.js";
import type { RakeOptions } from "./rakePatterns.js";
import { type NotMet, type Ratio, solveCalibration } from "./solveCalibration.js";

/**
 * Calibrates the weights of the table of answers to known totals.
 *
 * in      a store with the table of answers, its margin columns filled; the calibration as declared
 * out     the table with `calibrated_weight` and `margin_pattern`, the same for any order of rows; what estimators need
 *         for their residuals; an account of what happened to the weights. Rows of waves without margins keep theirs
 * error   a `Problem` for each thing that can be impossible (see `problems`), naming margin and category
 * not     within PSUs (R's `stage`), nor equal weights within them (`aggregate.stage`)
 * source  Deville & Särndal (1992); R survey 4.5 `postStratify`, `rake`, `calibrate`
 */
export async function calibrate(
  store: Store,
  calibration: Calibration,
  options: RakeOptions = {},
): Promise<{ readonly calibrated: Calibrated; readonly account: CalibrationAccount }> {
  const known = auxiliariesOf(calibration, await wavesOf(store));
  const sample = await marginPatterns(store, known);
  if ("bounds" in calibration) checkBounds(calibration.bounds, known.list, sample);
  const found = await solveCalibration(store, calibration, known, sample, options);
  if (found.kind === "not-met") throw failed(known, found);
  await writeWeights(store, found);
  return {
    calibrated: {
      residuals: calibration.kind === "raking" ? "sweeps" : "regression",
      auxiliaries: known.list,
      margins: known.margins,
      patterns: sample.patterns,
    },
    account: await accountOf(store, calibration.kind, found.iterations, known.list, sample),
  };
}

async function writeWeights(store: Store, { value, beside }: Ratio): Promise<void> {
  const table = id(answers.table);
  const column = id(answers.calibratedWeight);
  await store.run(sql`ALTER TABLE ${table} DROP COLUMN IF EXISTS ${column}`);
  await store.run(sql`ALTER TABLE ${table} ADD COLUMN ${column} DOUBLE`);
  await store.run(
    sql`UPDATE ${table} SET ${column} = CAST(${id(answers.weight)} AS DOUBLE) * ${value}
        FROM ${beside} WHERE ${id(answers.marginPattern)} = coefficients.pattern`,
  );
}

/** No weights within the bounds can meet a category's total that lies outside them by itself. */
function checkBounds(
  bounds: readonly [number, number],
  list: readonly Auxiliary[],
  { patterns, weights }: MarginPatterns,
): void {
  list.forEach((auxiliary, k) => {
    if (auxiliary.category === null) return;
    const before = patterns.reduce(
      (sum, auxiliaries, i) => sum + (auxiliaries.includes(k) ? (weights[i] as number) : 0),
      0,
    );
    const ratio = auxiliary.total / before;
    if (ratio < bounds[0] || ratio > bounds[1])
      throw problems.boundsTooNarrow({ ...auxiliary, bounds, ratio });
  });
}

function failed({ list, margins }: Auxiliaries, { worst, reached, iterations, blame }: NotMet) {
  const auxiliary = list[worst];
  if (!auxiliary) throw new Error("no auxiliary is furthest from its total");
  const names = blame.flatMap((m) => list[margins[m]?.[0] ?? -1]?.margin ?? []);
  return problems.calibrationFailed({ ...auxiliary, reached, iterations, blame: names });
}

async function wavesOf(store: Store): Promise<readonly string[]> {
  const rows = await store.rows(
    sql`SELECT DISTINCT CAST(${id(answers.wave)} AS TEXT) AS wave FROM ${id(answers.table)} ORDER BY wave`,
  );
  return rows.map(({ wave }) => String(wave));
}
