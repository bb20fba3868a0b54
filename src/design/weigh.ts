import { id, join, sql } from "../store/sql.js";
import type { Store } from "../store/store.js";
import { answers } from "../vocabulary/answers.js";
import type { Calibrated, CalibrationAccount } from "../vocabulary/calibrated.js";
import type { Calibration } from "../vocabulary/design.js";
import { placedAt } from "../vocabulary/problem.js";
import { invited, type WeightingAccount } from "../vocabulary/response.js";
import type { Study } from "../vocabulary/study.js";
import { calibrate } from "./calibrate.js";
import { type Adjusted, adjustForResponse, place } from "./response/adjustForResponse.js";
import { type AccountedStep, weightingAccount } from "./response/weightingAccount.js";

/** Weights as they are used, and what led to them. */
export interface Weighed {
  /** What estimators need to take residuals; `null` where weights were not calibrated. */
  readonly calibrated: Calibrated | null;
  readonly calibration: CalibrationAccount | null;
  /** `null` where nobody is told to have been invited without answering. */
  readonly response: (Adjusted & { readonly weighting: WeightingAccount }) | null;
}

/**
 * From the weights as delivered to those that are used: adjusted for people who did not answer, trimmed, calibrated,
 * each as far as the study asks for it.
 *
 * in      the tables as intake leaves them
 * out     the table of answers with its weights; an account of every step
 * error   `Problem`s of the steps
 */
export async function weigh(store: Store, study: Study): Promise<Weighed> {
  const adjusted = study.response && (await adjustForResponse(store, study.response));
  const found = study.design.calibration && (await calibrateAt(store, study.design.calibration));
  return {
    calibrated: found?.calibrated ?? null,
    calibration: found?.account ?? null,
    response: adjusted && {
      ...adjusted,
      weighting: await accountOf(store, study, adjusted, found !== null),
    },
  };
}

/** Problems are told where the totals stand. */
async function calibrateAt(store: Store, calibration: Calibration) {
  try {
    return await calibrate(store, calibration);
  } catch (error) {
    throw calibration.at ? placedAt(error, calibration.at) : error;
  }
}

/**
 * The people invited with the weights of every step beside: those of the programme, where there is one, for groups that
 * were sampled more and less densely put together would show the sampling and not the weighting.
 */
async function accountOf(
  store: Store,
  { response, groups }: Study,
  { classes, trimmed }: Adjusted,
  calibrated: boolean,
): Promise<WeightingAccount> {
  const final = calibrated ? id(answers.calibratedWeight) : id(answers.weight);
  const person = sql`a.${id(answers.source)}::VARCHAR || ':' || a.${id(answers.line)}::VARCHAR`;
  const programme = groups.filter(({ role }) => role === "programme");
  const told = programme.length > 0 ? programme : groups;
  const group = sql`p.${id(invited.variable(place.group))}`;
  const rows = sql`(SELECT p.*, a.${final} AS final_weight FROM ${id(invited.table)} AS p
    LEFT JOIN ${id(answers.table)} AS a ON p.${id(invited.person)} = ${person}
    WHERE ${group} IN (${join(told.map((one) => sql`${one.id}`))}))`;
  const has = sql`${id(invited.answered)} = 1`;
  const steps: readonly AccountedStep[] = [
    { step: "base", weight: sql`CASE WHEN ${has} THEN ${id(invited.baseWeight)} END` },
    ...(classes ? [{ step: "classes", weight: id(invited.responseWeight) }] : []),
    ...(trimmed ? [{ step: "trimmed", weight: id(invited.trimmedWeight) }] : []),
    ...(calibrated ? [{ step: "calibrated", weight: sql`final_weight` }] : []),
  ];
  const variables = (response?.known ?? []).map((name) => ({ name: `known_${name}` }));
  const account = await weightingAccount(store, { rows, steps, variables });
  return { ...account, groups: told.map((one) => one.id) };
}
