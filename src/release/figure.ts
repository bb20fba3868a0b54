import type { Estimate, EvidenceNote } from "../vocabulary/estimate.js";
import type { PublicCount } from "../vocabulary/intake.js";
import type { ReleasePolicy } from "../vocabulary/policy.js";
import type { Contrast, Figure } from "../vocabulary/released.js";
import { matchedNote } from "./matchedNote.js";
import { publicCount } from "./publicCount.js";
import { roundTo, roundToBase } from "./rounding.js";

/** A figure as it may leave: values to the policy's digits, counts to its base. */
export function figureOf(estimate: Estimate, policy: ReleasePolicy): Figure {
  const { quantity, unit, interval, band, df, evidence } = estimate;
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
    ...(band && { band: { low: to(band.low), high: to(band.high) } }),
    df: Number.isFinite(df) ? drawn(Math.round(df)) : df,
    n: people(estimate.n),
    contrast: contrastOf(estimate, digits.stored),
    evidence: {
      ...evidence,
      psus: drawn(evidence.psus),
      leftOut: evidence.leftOut.map(({ reason, rows }) => ({ reason, rows: people(rows) })),
      designEffect: evidence.designEffect === null ? null : roundTo(evidence.designEffect, 2),
      ...(evidence.notes && { notes: evidence.notes.map((note) => noteOf(note, to, policy)) }),
    },
  };
}

/** Two digits tell what a note has to tell; an effect in a note has the figure's own. */
function noteOf(note: EvidenceNote, to: (value: number) => number, policy: ReleasePolicy): EvidenceNote {
  switch (note.kind) {
    case "units":
    case "errors":
      return note;
    case "smoothness":
      return { ...note, change: Number(note.change.toPrecision(2)) };
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
    case "matched":
      return matchedNote(note, policy);
    case "siblings": {
      const [families, differing, alone] = [note.families, note.differing, note.alone].map((many) =>
        many === null ? null : publicCount(many, policy),
      ) as [PublicCount, PublicCount, PublicCount];
      return { ...note, families, differing, alone };
    }
    case "leave-one-out":
      return { ...note, least: to(note.least), most: to(note.most) };
    case "by-chance":
      return { ...note, value: to(note.value) };
    case "misplaced":
      return { ...note, unrelated: roundTo(note.unrelated, 3), uniform: roundTo(note.uniform, 3) };
    case "covered": // less than all is never told as all
      return { ...note, part: note.part < 1 ? Math.min(roundTo(note.part, 2), 0.99) : 1 };
  }
}

/** Decided on the unrounded estimate: rounding may not make or unmake a finding. */
function contrastOf(
  { value, interval, test, adjusted, equivalence, pretrend, inequality }: Estimate,
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
    ...(inequality && { inequality }),
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

/** Parts of an index's change, and what a year more goes with, are smaller than a change by far: they have a digit more. */
function digitsOf(
  { unit, quantity }: Pick<Estimate, "unit" | "quantity">,
  { decimals }: ReleasePolicy,
): { printed: number; stored: number } {
  const { kind } = quantity;
  const more =
    unit === "index" && (kind === "contribution" || kind === "component" || kind === "movers") ? 1 : 0;
  const finer = kind === "exposure" ? 1 : 0;
  switch (unit) {
    case "share":
      return { printed: decimals.share + finer, stored: decimals.share + finer + 2 };
    case "index": {
      const digits = decimals.dimension + more + finer;
      return { printed: digits, stored: digits };
    }
    case "part": {
      const small = "chance" in quantity && quantity.chance === "mutual-information" ? 1 : 0;
      return { printed: small, stored: small + 2 };
    }
    case "ratio":
      return { printed: 2, stored: 2 };
    case "mean":
      return { printed: decimals.mean + finer, stored: decimals.mean + finer };
  }
}
