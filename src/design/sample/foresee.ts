import { normalQuantile } from "../../maths/normal.js";
import { root } from "../../maths/root.js";
import type { Expectations, Foreseen } from "../../vocabulary/samplePlan.js";

/** Answers that are expected in a part of the population. */
export interface Part {
  /** The part's share of the population; the parts' add up to 1. */
  readonly weight: number;
  readonly size: number;
  readonly answers: number;
  readonly share: number;
}

/**
 * What the answers of one or several strata will tell.
 *
 * in      parts whose weights add up to 1; what is expected
 * out     margin of a share ±z·√V; smallest change that a two-sided test at this confidence finds with this power
 *         between two waves of the same size. All are shares; `null` where a part has no answers
 * not     for shares near 0 or 1, where a normal interval is too simple: fewer than some ten people on either side
 * source  Cochran (1977), eqs. 3.8 and 5.6; Fleiss, Levin & Paik (2003), eq. 4.14, as R's `power.prop.test`; waves that
 *         share people: Tam (1984)
 */
export function foresee(parts: readonly Part[], expected: Expectations): Omit<Foreseen, "size" | "invited"> {
  const answers = parts.reduce((sum, part) => sum + part.answers, 0);
  if (parts.some((part) => !(part.answers > 0)))
    return { answers, margin: null, change: null, rise: null, fall: null };
  const z = -normalQuantile((1 - expected.confidence) / 2);
  const power = normalQuantile(expected.power);
  const at = (part: Part, one: number, two: number) =>
    part.weight ** 2 * varianceOfChange(part, one, two, expected);
  const none = Math.sqrt(sumOf(parts, (part) => at(part, part.share, part.share)));
  const found = (direction: 1 | -1): number | null => {
    const room = Math.min(...parts.map(({ share }) => (direction === 1 ? 1 - share : share)));
    const gap = (change: number) => {
      const later = ({ share }: Part) => Math.min(1, Math.max(0, share + direction * change));
      const middle = (part: Part) => (part.share + later(part)) / 2;
      const unmoved = sumOf(parts, (part) => at(part, middle(part), middle(part)));
      const moved = sumOf(parts, (part) => at(part, part.share, later(part)));
      return z * Math.sqrt(unmoved) + power * Math.sqrt(moved) - change;
    };
    if (none === 0) return 0;
    const crossing = root(gap, { low: 0, high: room, tolerance: 1e-12 });
    return crossing.kind === "found" ? crossing.x : null;
  };
  const change = (z + power) * none;
  const room = Math.max(...parts.map(({ share }) => Math.max(share, 1 - share)));
  return {
    answers,
    margin: z * Math.sqrt(sumOf(parts, (part) => part.weight ** 2 * varianceOfShare(part, expected))),
    change: change < room ? change : null,
    rise: found(1),
    fall: found(-1),
  };
}

/** p(1 − p)·deff/n, less what a finite population takes off. */
function varianceOfShare(part: Part, expected: Expectations): number {
  return part.share * (1 - part.share) * spread(part, expected);
}

/** Factor of p(1 − p) in the variance of a share. */
function spread({ answers, size }: Part, { designEffect, finite }: Expectations): number {
  const corrected = finite ? (size > 1 ? (size - answers) / (size - 1) : 0) : 1;
  return (designEffect * corrected) / answers;
}

function varianceOfChange(part: Part, one: number, two: number, expected: Expectations): number {
  const [first, second] = [one * (1 - one), two * (1 - two)];
  const shared = covariance(part, expected) * Math.sqrt(first * second);
  return Math.max(0, (first + second) * spread(part, expected) - 2 * shared);
}

/** Factor of √(p₁q₁p₂q₂) in the covariance of two waves: ρ·deff·(panel/n − 1/N), the last for a finite population. */
function covariance({ answers, size }: Part, { designEffect, finite, panel }: Expectations): number {
  if (!panel) return 0;
  if (!finite) return (panel.correlation * designEffect * panel.share) / answers;
  const corrected = size > 1 ? (size / (size - 1)) * (panel.share / answers - 1 / size) : 0;
  return panel.correlation * designEffect * corrected;
}

function sumOf(parts: readonly Part[], of: (part: Part) => number): number {
  return parts.reduce((sum, part) => sum + of(part), 0);
}
