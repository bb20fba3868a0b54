import { exactSum } from "../store/exact.js";
import { double } from "../store/literal.js";
import { type Sql, sql } from "../store/sql.js";
import type { TallyRequest } from "./request.js";
import type { Scales } from "./scales.js";

/** Variable j of a row as it is summed: its distance from the centre; NULL where it is missing. */
export function term(request: TallyRequest, scales: Scales, j: number): Sql {
  const variable = request.variables[j];
  if (!variable) throw new Error(`no variable ${j}`);
  switch (variable.kind) {
    case "indicator":
      return sql`CASE WHEN ${variable.of} IS NOT NULL THEN 1.0::DOUBLE END`;
    case "quantity": {
      const centre = scales.centres[j] ?? 0;
      return centre === 0
        ? sql`CAST(${variable.value} AS DOUBLE)`
        : sql`(CAST(${variable.value} AS DOUBLE) - ${double(centre)})`;
    }
    case "product":
      return sql`(${termOf(request, scales, variable.of[0])} * ${termOf(request, scales, variable.of[1])})`;
  }
}

function termOf(request: TallyRequest, scales: Scales, name: string): Sql {
  return term(
    request,
    scales,
    request.variables.findIndex((variable) => variable.name === name),
  );
}

/** Σ w·v of variable j, the same for any order of rows. */
export function weightedSum(request: TallyRequest, scales: Scales, j: number): Sql {
  return sumWith(request.design.weight, scales.largestWeight, request, scales, j);
}

/** Σ w₀·v of variable j with the weights before calibration. */
export function sumBefore(request: TallyRequest, scales: Scales, j: number): Sql {
  return sumWith(request.calibration?.weightBefore ?? sql`0`, scales.largestBefore, request, scales, j);
}

/** Σ w·v of variable j with another weight, whose largest absolute value is told. */
export function sumWith(
  weight: Sql,
  largestWeight: number,
  request: TallyRequest,
  scales: Scales,
  j: number,
): Sql {
  const variable = request.variables[j];
  const largest = largestWeight * (scales.largest[j] ?? 0);
  return variable?.kind === "indicator"
    ? exactSum(sql`CASE WHEN ${variable.of} IS NOT NULL THEN ${weight} END`, largest)
    : exactSum(sql`${weight} * ${term(request, scales, j)}`, largest);
}

/** Σ v of variable j, the same for any order of rows. */
export function plainSum(request: TallyRequest, scales: Scales, j: number): Sql {
  const variable = request.variables[j];
  return variable?.kind === "indicator"
    ? sql`CAST(count(${variable.of}) AS DOUBLE)`
    : exactSum(term(request, scales, j), scales.largest[j] ?? 0);
}
