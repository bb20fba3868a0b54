import type { ReleasePolicy } from "../vocabulary/policy.js";

/**
 * The release policies that a study may name. A study may sharpen a number; it must name a policy to publish
 * anything at all.
 *
 * source  open: data that anyone may download, guarded against figures that mean nothing
 *         dst: Statistics Denmark, confidentiality policy, at least three observations
 *         standard: five, as the Danish Health Data Authority asks, counts rounded to 5
 *         strict: SACRO/ACRO defaults: threshold 10, 10 residual degrees of freedom
 */
export const policies = {
  open: {
    minimumCount: 3,
    minimumPerSide: 1,
    minimumDf: 1,
    countBase: 1,
    decimals: { share: 1, mean: 2, dimension: 3 },
  },
  dst: {
    minimumCount: 3,
    minimumPerSide: 3,
    minimumDf: 1,
    countBase: 1,
    decimals: { share: 1, mean: 2, dimension: 3 },
  },
  standard: {
    minimumCount: 5,
    minimumPerSide: 5,
    minimumDf: 5,
    countBase: 5,
    decimals: { share: 1, mean: 2, dimension: 3 },
  },
  strict: {
    minimumCount: 10,
    minimumPerSide: 10,
    minimumDf: 10,
    countBase: 10,
    decimals: { share: 0, mean: 1, dimension: 2 },
  },
} as const satisfies Record<string, Omit<ReleasePolicy, "name">>;

export type PolicyName = keyof typeof policies;

export const policyNames = Object.keys(policies) as [PolicyName, ...PolicyName[]];
