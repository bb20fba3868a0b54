// Raking to known numbers by age and sex, then a mean with its standard error.
import { calibrate } from "../dist/design/calibrate.js";
import { calibrationResiduals } from "../dist/estimate/calibration/calibrationResiduals.js";
import { means } from "../dist/estimate/means/ratios.js";
import { designCovariance } from "../dist/estimate/variance/designCovariance.js";
import { id, sql } from "../dist/store/sql.js";
import { calibratedRequest } from "../dist/tally/calibratedRequest.js";
import { answered } from "../dist/tally/request.js";
import { tally } from "../dist/tally/tally.js";
import { answers } from "../dist/vocabulary/answers.js";

/** The columns that calibration reads, as intake would have made them; made before the clock starts. */
export async function asAnswers(store) {
  await store.run(sql`
    CREATE OR REPLACE TABLE ${id(answers.table)} AS
    SELECT '1' AS ${id(answers.wave)}, area, psu, w AS ${id(answers.weight)}, y,
      CAST(age AS TEXT) AS ${id(answers.margin("age"))}, CAST(sex AS TEXT) AS ${id(answers.margin("sex"))}
    FROM people`);
}

export async function calibration(store, design) {
  const margin = async (column) => {
    const rows = await store.rows(
      sql`SELECT CAST(${id(column)} AS TEXT) AS category, count(*) * 2 AS total FROM people GROUP BY 1 ORDER BY 1`,
    );
    return { name: column, column, wave: null, group: null, totals: rows };
  };
  const margins = [await margin("age"), await margin("sex")];
  const { calibrated } = await calibrate(store, { kind: "raking", margins }, { tolerance: 1e-12, most: 50 });
  const request = {
    rows: id(answers.table),
    design: { ...design, weight: id(answers.weight) },
    by: [],
    variables: answered("y", id("y")),
  };
  const counted = await tally(store, calibratedRequest(request, calibrated));
  const { values, influence } = means(counted, "y");
  const { data } = designCovariance(counted, calibrationResiduals(calibrated)(counted, influence), {
    lonelyPsu: "fail",
  });
  return [values[0], Math.sqrt(data[0])];
}
