import type { Estimate, EvidenceNote } from "../vocabulary/estimate.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { Contrast, Figure } from "../vocabulary/released.js";

/** A figure as it may leave: values to the policy's digits, counts to its base. */
export function figureOf(estimate: Estimate, policy: ReleasePolicy): Figure {
  const { quantity, unit, interval, df, evidence } = estimate;
  const digits = digitsOf(estimate, policy);
  const to = (value: number) => roundTo(value, digits.stored);
  const people = (rows: number) => roundToBase(rows, policy.countBase);
  const drawn = evidence.unit === "person" ? people : (units: number) => units;
  return {
    kind: "figure",
    quantity,
    unit,
    decimals: digits.printed,
    value: to(estimate.value),
    se: roundTo(estimate.se, digits.stored + 1),
    low: to(interval.low),
    high: to(interval.high),
    confidence: interval.confidence,
    df: Number.isFinite(df) ? drawn(Math.round(df)) : df,
    n: people(estimate.n),
    contrast: contrastOf(estimate, digits.stored),
    evidence: {
      ...evidence,
      psus: drawn(evidence.psus),
      leftOut: evidence.leftOut.map(({ reason, rows }) => ({ reason, rows: people(rows) })),
      designEffect: evidence.designEffect === null ? null : roundTo(evidence.designEffect, 2),
      ...(evidence.notes && { notes: evidence.notes.map((note) => noteOf(note, to)) }),
    },
  };
}

/** Two digits tell what a note has to tell; an effect in a note has the figure's own. */
function noteOf(note: EvidenceNote, to: (value: number) => number): EvidenceNote {
  switch (note.kind) {
    case "units":
      return note;
    case "breakdown":
      return { ...note, times: roundTo(note.times, 2) };
    case "forbidden":
      return { ...note, part: roundTo(note.part, 2) };
    case "negative":
      return { ...note, sum: roundTo(note.sum, 2) };
    case "balance": {
      const two = (value: number | null) => (value === null ? null : roundTo(value, 2));
      return {
        ...note,
        rows: note.rows.map(({ trait, before, after }) => ({
          trait,
          before: two(before),
          after: two(after),
        })),
      };
    }
    case "leave-one-out":
      return { ...note, least: to(note.least), most: to(note.most) };
  }
}

/** Decided on the unrounded estimate: rounding may not make or unmake a finding. */
function contrastOf(
  { value, interval, test, adjusted, equivalence, pretrend }: Estimate,
  digits: number,
): Contrast | null {
  if (test === null) return null;
  const level = 1 - interval.confidence;
  const rounded = (p: number) => Number(p.toPrecision(3));
  return {
    direction: value > 0 ? "up" : value < 0 ? "down" : "none",
    significant: (adjusted ?? test).p < level,
    p: rounded(test.p),
    ...(adjusted && { adjusted: { family: adjusted.family, p: rounded(adjusted.p) } }),
    ...(pretrend && {
      pretrend: {
        p: pretrend.p === null ? null : rounded(pretrend.p),
        alike: pretrend.p === null || pretrend.p >= level,
      },
    }),
    ...(equivalence && {
      equivalence: {
        margin: equivalence.margin,
        equivalent: equivalence.p < level,
        p: rounded(equivalence.p),
        interval: {
          low: roundTo(equivalence.interval.low, digits + 1),
          high: roundTo(equivalence.interval.high, digits + 1),
          confidence: equivalence.interval.confidence,
        },
      },
    }),
  };
}

/** Parts of an index's change are smaller than the change by far: they have a digit more. */
function digitsOf(
  { unit, quantity: { kind } }: Pick<Estimate, "unit" | "quantity">,
  { decimals }: ReleasePolicy,
): { printed: number; stored: number } {
  const more = unit === "index" && (kind === "contribution" || kind === "component") ? 1 : 0;
  switch (unit) {
    case "share":
      return { printed: decimals.share, stored: decimals.share + 2 };
    case "index":
      return { printed: decimals.dimension + more, stored: decimals.dimension + more };
    case "part":
      return { printed: 0, stored: 2 };
    case "ratio":
      return { printed: 2, stored: 2 };
    case "mean":
      return { printed: decimals.mean, stored: decimals.mean };
  }
}

/** Rounds half away from zero, on the fifteen digits that a double holds for sure and not on its binary tail. */
export function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const size = Math.round(Number((Math.abs(value) * scale).toPrecision(15))) / scale;
  return value < 0 && size !== 0 ? -size : size;
}

/** The nearest multiple of the base. */
export function roundToBase(count: number, base: number): number {
  return base <= 1 ? count : Math.round(count / base) * base;
}
