import type { StudyAccount } from "../vocabulary/account.js";
import type { CalibrationAccount } from "../vocabulary/calibrated.js";
import type { AreaAccount, PublicAccount, PublicCount } from "../vocabulary/intake.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { PublicRegisterMap, RegisterMap } from "../vocabulary/registers.js";
import type { Released } from "../vocabulary/released.js";
import { letOut } from "./letOut.js";
import { publicCount } from "./publicCount.js";
import { releaseResponse } from "./releaseResponse.js";
import { releaseRulesBeside } from "./releaseRulesBeside.js";
import { releaseScale } from "./releaseScale.js";
import { roundTo } from "./rounding.js";
import { leastPeople } from "./rules.js";

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
    missing: intake.missing.map(({ rows, ...of }) => ({ ...of, rows: count(rows) })),
    ...(intake.areas && { areas: releaseAreas(intake.areas, policy) }),
    calibration: calibration && releaseCalibration(calibration, policy),
    response: response && releaseResponse(response, policy),
    scales: scales.map((scale) => releaseScale(scale, policy)),
    ...(intake.registers && {
      registers: intake.registers.map((map) => releaseRegisters(map, count, policy)),
    }),
  });
}

/** The map of registers; a break is told by its year and kind only. */
function releaseRegisters(
  { period, registers, children, beside }: RegisterMap,
  count: (rows: number) => PublicCount,
  policy: ReleasePolicy,
): PublicRegisterMap {
  const counted = (list: RegisterMap["children"]) =>
    list.map(({ what, rows }) => ({ what, rows: count(rows) }));
  return {
    period,
    registers: registers.map(({ register, reference, years, breaks, setAside }) => ({
      register,
      reference,
      years: years.map(({ year, rows }) => ({ year, rows: count(rows) })),
      breaks,
      setAside: counted(setAside),
    })),
    children: counted(children),
    beside: releaseRulesBeside(beside, policy),
  };
}

function releaseAreas({ without, once }: AreaAccount, policy: ReleasePolicy): PublicAccount["areas"] {
  const named = once.filter(({ rows }) => rows >= leastPeople({ kind: "area" }, policy));
  return {
    without: without.map(({ wave, rows }) => ({ wave, rows: publicCount(rows, policy) })),
    once: named.map(({ area, wave }) => ({ area, wave })),
    onceUnnamed: once.length - named.length,
  };
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
    totals: totals.map(({ wave, group, margin, column, category, total, before, after }) => ({
      wave,
      group,
      margin,
      column,
      category,
      total,
      before: roundTo(before, 0),
      after: roundTo(after, 0),
    })),
  };
}
