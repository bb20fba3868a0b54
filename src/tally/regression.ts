import { type Sql, sql } from "../store/sql.js";
import { squareOf } from "./products.js";
import { answered, type DesignColumns, type Key, type TallyRequest } from "./request.js";

export interface Regression {
  readonly rows: Sql;
  readonly design: DesignColumns;
  /** The outcome, numeric. */
  readonly response: Key;
  /** What it may depend on: numbers or categories with few values, since every combination is a domain. */
  readonly predictors: readonly Key[];
  /** The people whom the model is about; the others still count for the design. */
  readonly where?: Sql;
}

/**
 * What to count for a regression: the outcome's sums for each combination of predictors.
 *
 * in      outcome, predictors and, for a part of the people, a condition
 * out     a request whose domains are the patterns of predictors; people for whom the outcome, a predictor or
 *         the condition is missing or false lie outside every pattern
 * not     where predictors are continuous and rows many: as many patterns as rows
 */
export function regressionRequest({ rows, design, response, predictors, where }: Regression): TallyRequest {
  const belongs = sql`${response.value} IS NOT NULL AND (${where ?? sql`true`})`;
  const keys = predictors.length > 0 ? predictors : [{ name: "everybody", value: sql`1` }];
  return {
    rows,
    design,
    by: keys.map(({ name, value }) => ({ name, value: sql`CASE WHEN ${belongs} THEN ${value} END` })),
    variables: [...answered(response.name, response.value), squareOf(response.name)],
  };
}

/** As `regressionRequest`, for counts: their deviance also needs Σ w·y·ln y. */
export function countRegressionRequest(regression: Regression): TallyRequest {
  const request = regressionRequest(regression);
  const { name, value: y } = regression.response;
  const logs = sql`CASE WHEN ${y} > 0 THEN ${y} * ln(${y}) WHEN ${y} = 0 THEN 0 END`;
  const variable = { kind: "quantity", name: `${name} × ln ${name}`, value: logs, centred: true } as const;
  return { ...request, variables: [...request.variables, variable] };
}
