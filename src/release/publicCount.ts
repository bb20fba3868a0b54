import type { PublicCount } from "../vocabulary/intake.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import { roundToBase } from "./rounding.js";

/** A number of people as it may be told: nobody as 0, fewer than the policy allows as `null`, others to its base. */
export function publicCount(people: number, { minimumCount, countBase }: ReleasePolicy): PublicCount {
  if (people === 0) return 0;
  return people < minimumCount ? null : roundToBase(people, countBase);
}
