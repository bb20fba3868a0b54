import { normalQuantile } from "../../maths/normal.js";
import type { Allocation, Expectations, StratumAhead } from "../../vocabulary/samplePlan.js";

/**
 * Invitations by stratum, in the order of the strata.
 *
 * in      strata; how invitations are shared out; for "precision" what is expected
 * out     whole numbers, never more than the people of a stratum; they add up to the total, or to everybody where the
 *         total is more than that. What a full stratum cannot take goes to the others by the same rule
 * source  Neyman (1934), with invitations that are answered at different rates: ∝ N·√(p(1 − p)/response); Bankier
 *         (1988), The American Statistician 42, 174–177 ("power"); largest remainders, the earlier of two equal ones first
 */
export function allocate(
  strata: readonly StratumAhead[],
  allocation: Allocation,
  expected: Expectations,
): readonly number[] {
  switch (allocation.kind) {
    case "equal":
      return shareOut(strata, allocation.total, () => 1);
    case "proportional":
      return shareOut(strata, allocation.total, ({ size }) => size);
    case "power":
      return shareOut(strata, allocation.total, ({ size }) => size ** allocation.exponent);
    case "neyman":
      return shareOut(
        strata,
        allocation.total,
        ({ size, share, response }) => size * Math.sqrt((share * (1 - share)) / response),
      );
    case "precision":
      return strata.map((stratum) => {
        const invited = answersFor(stratum, allocation.margin, expected) / stratum.response;
        return Math.min(stratum.size, Math.ceil(invited - 1e-9));
      });
  }
}

/** Answers that give a stratum this margin: n₀ = z²·deff·p(1 − p)/margin², in a finite population N·n₀/(N − 1 + n₀). */
function answersFor({ size, share }: StratumAhead, margin: number, expected: Expectations): number {
  const z = -normalQuantile((1 - expected.confidence) / 2);
  const wanted = (z * z * expected.designEffect * share * (1 - share)) / margin ** 2;
  return expected.finite ? (size * wanted) / (size - 1 + wanted) : wanted;
}

function shareOut(
  strata: readonly StratumAhead[],
  total: number,
  measure: (stratum: StratumAhead) => number,
): readonly number[] {
  const quotas = new Map<number, number>();
  let open = strata.map((_, i) => i);
  let left = Math.min(
    total,
    strata.reduce((sum, { size }) => sum + size, 0),
  );
  const sizeOf = (i: number) => strata[i]?.size ?? 0;
  for (let filled = true; filled && open.length > 0; ) {
    const measures = open.map((i) => measure(strata[i] as StratumAhead));
    const whole = measures.reduce((sum, each) => sum + each, 0);
    open.forEach((i, k) => {
      quotas.set(i, (left * (measures[k] as number)) / whole);
    });
    const full = open.filter((i) => (quotas.get(i) as number) >= sizeOf(i));
    for (const i of full) {
      quotas.set(i, sizeOf(i));
      left -= sizeOf(i);
    }
    open = open.filter((i) => !full.includes(i));
    filled = full.length > 0;
  }
  const invited = strata.map((_, i) => Math.floor(quotas.get(i) ?? 0));
  const remainder = (i: number) => (quotas.get(i) ?? 0) - (invited[i] as number);
  const rest = left - open.reduce((sum, i) => sum + (invited[i] as number), 0);
  for (const i of open.toSorted((a, b) => remainder(b) - remainder(a) || a - b).slice(0, rest))
    invited[i] = (invited[i] as number) + 1;
  return invited;
}
