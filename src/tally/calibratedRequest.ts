import { id, sql } from "../store/sql.js";
import { answers } from "../vocabulary/answers.js";
import { auxiliaryNames } from "../vocabulary/auxiliaryNames.js";
import type { Calibrated } from "../vocabulary/calibrated.js";
import type { TallyRequest, Variable } from "./request.js";

/**
 * A request under calibrated weights, with what `calibrationResiduals` needs beside it.
 *
 * in      a request on the table of answers, its weight the one before calibration; what `calibrate` gave
 * out     the request with the calibrated weight, the pattern of each row, an indicator of every row, and, for margins
 *         that are numbers, these and their products with every variable
 */
export function calibratedRequest(request: TallyRequest, { auxiliaries }: Calibrated): TallyRequest {
  const columns = [
    ...new Set(auxiliaries.flatMap(({ column, category }) => (category === null ? [column] : []))),
  ];
  const numbers = columns.map((column): Variable => {
    const value = sql`coalesce(CAST(${id(answers.margin(column))} AS DOUBLE), 0)`;
    return { kind: "quantity", name: auxiliaryNames.number(column), value, centred: true };
  });
  const summed = request.variables.filter(({ kind }) => kind !== "product");
  const products = columns.flatMap((column, i) =>
    [...summed, ...numbers.slice(i)].map(
      ({ name }): Variable => ({
        kind: "product",
        name: auxiliaryNames.times(column, name),
        of: [auxiliaryNames.number(column), name],
      }),
    ),
  );
  return {
    ...request,
    design: { ...request.design, weight: id(answers.calibratedWeight) },
    variables: [
      ...request.variables,
      { kind: "indicator", name: auxiliaryNames.everyone, of: sql`1` },
      ...numbers,
      ...products,
    ],
    calibration: { pattern: id(answers.marginPattern), weightBefore: request.design.weight },
  };
}
