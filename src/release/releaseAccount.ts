import type { StudyAccount } from "../vocabulary/account.js";
import type { CalibrationAccount } from "../vocabulary/calibrated.js";
import type { PublicAccount } from "../vocabulary/intake.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { Released } from "../vocabulary/released.js";
import { roundTo } from "./figure.js";
import { letOut } from "./letOut.js";
import { publicCount } from "./publicCount.js";
import { releaseResponse } from "./releaseResponse.js";
import { releaseScale } from "./releaseScale.js";

/**
 * A study's account as it may leave: every row, the weights, who answered, how well scales measure.
 *
 * in      what was done between the files and the figures, and the study's policy
 * out     counts to the policy's base; nobody is told as 0, fewer people than the policy allows as `null`
 * source  docs/methods/release.md
 */
export function releaseAccount(
  { intake, calibration, response, scales }: StudyAccount,
  policy: ReleasePolicy,
): Released<PublicAccount> {
  const count = (rows: number) => publicCount(rows, policy);
  return letOut({
    files: intake.files.map(({ file, sha256, bytes, rows, read, leftOut }) => ({
      file,
      sha256,
      bytes,
      rows: count(rows),
      read: count(read),
      leftOut: leftOut.map(({ reason, rows: left }) => ({ reason, rows: count(left) })),
    })),
    people: intake.people.map(({ wave, group, rows }) => ({ wave, group, rows: count(rows) })),
    missing: intake.missing.map(({ measure, wave, rows }) => ({ measure, wave, rows: count(rows) })),
    calibration: calibration && releaseCalibration(calibration, policy),
    response: response && releaseResponse(response, policy),
    scales: scales.map((scale) => releaseScale(scale, policy)),
  });
}

function releaseCalibration({ kind, waves, totals }: CalibrationAccount, policy: ReleasePolicy) {
  return {
    kind,
    waves: waves.map(({ wave, people, ratios, weightEffect }) => ({
      wave,
      people: publicCount(people, policy),
      ratios: [roundTo(ratios[0], 2), roundTo(ratios[1], 2)] as const,
      weightEffect: [roundTo(weightEffect[0], 2), roundTo(weightEffect[1], 2)] as const,
    })),
    totals: totals.map(({ wave, margin, category, total, before, after }) => ({
      wave,
      margin,
      category,
      total,
      before: roundTo(before, 0),
      after: roundTo(after, 0),
    })),
  };
}
