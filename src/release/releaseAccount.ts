import type { CalibrationAccount } from "../vocabulary/calibrated.js";
import type { IntakeAccount, PublicAccount, PublicCount } from "../vocabulary/intake.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { Released } from "../vocabulary/released.js";
import { roundTo, roundToBase } from "./figure.js";
import { letOut } from "./letOut.js";

/**
 * Intake's account as it may leave.
 *
 * in      the account of every row, that of the weights if they were calibrated, and the study's policy
 * out     counts to the policy's base; nobody is told as 0, fewer people than the policy allows as `null`
 */
export function releaseAccount(
  account: IntakeAccount,
  calibration: CalibrationAccount | null,
  policy: ReleasePolicy,
): Released<PublicAccount> {
  const count = (rows: number): PublicCount => {
    if (rows === 0) return 0;
    return rows < policy.minimumCount ? null : roundToBase(rows, policy.countBase);
  };
  return letOut({
    files: account.files.map(({ file, sha256, bytes, rows, read, leftOut }) => ({
      file,
      sha256,
      bytes,
      rows: count(rows),
      read: count(read),
      leftOut: leftOut.map(({ reason, rows: left }) => ({ reason, rows: count(left) })),
    })),
    people: account.people.map(({ wave, group, rows }) => ({ wave, group, rows: count(rows) })),
    missing: account.missing.map(({ measure, wave, rows }) => ({ measure, wave, rows: count(rows) })),
    calibration: calibration && {
      kind: calibration.kind,
      waves: calibration.waves.map(({ wave, people, ratios, weightEffect }) => ({
        wave,
        people: count(people),
        ratios: [roundTo(ratios[0], 2), roundTo(ratios[1], 2)],
        weightEffect: [roundTo(weightEffect[0], 2), roundTo(weightEffect[1], 2)],
      })),
      totals: calibration.totals.map(({ wave, margin, category, total, before, after }) => ({
        wave,
        margin,
        category,
        total,
        before: roundTo(before, 0),
        after: roundTo(after, 0),
      })),
    },
  });
}
