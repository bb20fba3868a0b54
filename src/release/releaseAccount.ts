import type { IntakeAccount, PublicAccount, PublicCount } from "../vocabulary/intake.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { Released } from "../vocabulary/released.js";
import { roundToBase } from "./figure.js";
import { letOut } from "./letOut.js";

/**
 * Intake's account as it may leave.
 *
 * in      the account of every row, and the study's policy
 * out     counts to the policy's base; nobody is told as 0, fewer people than the policy allows as `null`
 */
export function releaseAccount(account: IntakeAccount, policy: ReleasePolicy): Released<PublicAccount> {
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
  });
}
