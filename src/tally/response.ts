import { id, type Sql, sql } from "../store/sql.js";
import { invited } from "../vocabulary/response.js";
import { regressionRequest } from "./regression.js";
import type { DesignColumns, TallyRequest } from "./request.js";

/** The name of the outcome in a tally of responses: 1 answered, 0 did not. */
export const response = "response";

/**
 * What to count of the people invited: who answered, for each combination of frame variables.
 *
 * in      names of frame variables; weighted with the base weights, or each counting one in a single stratum
 * out     a request whose domains are the patterns of variables, for rates, the model and R-indicators alike
 * not     for variables with many values: every combination is a domain
 */
export function responseRequest(
  variables: readonly string[],
  { weighted }: { readonly weighted: boolean },
): TallyRequest {
  return regressionRequest({
    rows: id(invited.table),
    design: weighted
      ? invitedDesign(id(invited.baseWeight))
      : { ...invitedDesign(sql`1.0`), stratum: sql`''` },
    response: { name: response, value: id(invited.answered) },
    predictors: variables.map((name) => ({ name, value: id(invited.variable(name)) })),
  });
}

/** The design of the people invited: drawn directly within strata. */
export function invitedDesign(weight: Sql): DesignColumns {
  return {
    wave: sql`''`,
    stratum: id(invited.stratum),
    psu: null,
    secondUnit: null,
    populationPsus: null,
    populationSecondUnits: null,
    weight,
    psusStay: false,
    person: null,
  };
}

/** Names of what `answeredRequest` adds to a request. */
export const responded = { there: "responded", share: "base weight / weight" } as const;

/**
 * A request about those who answered, counted over everyone invited: `responseResiduals` then knows what the factors of
 * weighting classes owe to chance.
 *
 * in      a request whose rows are the table of people invited with the outcomes beside, NULL for those who did not
 *         answer; the weight in the end (NULL alike)
 */
export function answeredRequest(
  request: TallyRequest,
  weight: Sql = id(invited.responseWeight),
): TallyRequest {
  const base = id(invited.baseWeight);
  const either = sql`coalesce(${weight}, ${base})`;
  return {
    ...request,
    design: { ...request.design, weight: either },
    variables: [
      ...request.variables,
      { kind: "indicator", name: responded.there, of: weight },
      { kind: "quantity", name: responded.share, value: sql`${base} / ${either}`, centred: false },
    ],
    calibration: { pattern: id(invited.weightingClass), weightBefore: either },
  };
}
