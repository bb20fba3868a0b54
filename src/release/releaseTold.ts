import type { StudyAccount } from "../vocabulary/account.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import { releaseAccount } from "./releaseAccount.js";
import { releaseCodebook } from "./releaseCodebook.js";

/** What is told beside the figures, as it may leave: the account of every step, and the codebook. */
export function releaseTold(account: StudyAccount, policy: ReleasePolicy) {
  return {
    account: releaseAccount(account, policy),
    codebook: releaseCodebook(account.codebook, policy),
  };
}
