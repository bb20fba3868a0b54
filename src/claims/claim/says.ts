import type { Figure } from "../../vocabulary/released.js";
import type { Concept } from "../words/lexicon.js";

/** What a claim can say of its quantity: the value of `is`. */
export type Says = LevelSays | ChangeSays | DifferenceSays;
type LevelSays = "at-least" | "more-than" | "at-most" | "less-than" | "between";
type ChangeSays = "rose" | "fell" | "rose-not-significantly" | "fell-not-significantly" | "no-change-shown";
type DifferenceSays =
  | "higher"
  | "lower"
  | "higher-not-significantly"
  | "lower-not-significantly"
  | "no-difference-shown";

/** When a claim is true, and which words its sentence must and may hold. */
export interface Rule {
  readonly kind: "level" | "change" | "difference";
  readonly limits: 0 | 1 | 2;
  /** in: the figure, and the limits in the figure's own unit (a share is 0–1). */
  readonly holds: (figure: Figure, limits: readonly number[]) => boolean;
  /** Of each group at least one word. */
  readonly needs: readonly (readonly Concept[])[];
  /** Words that may stand beside; any other asserting word contradicts or exceeds the claim. */
  readonly allows: readonly Concept[];
}

const up: readonly Concept[] = ["rise", "higher", "more-than"];
const down: readonly Concept[] = ["fall", "lower", "less-than"];
const higher: readonly Concept[] = ["higher", "more-than"];
const lower: readonly Concept[] = ["lower", "less-than"];
const hedged: readonly Concept[] = ["hedge", "none-shown"];
const sure: readonly Concept[] = ["significance", "comparative", "between"];
const unsure: readonly Concept[] = ["comparative", "between"];

/** Slack for comparing rounded decimals that are stored in binary. */
const slack = 1e-9;

const moved = (direction: "up" | "down", significant: boolean) => (figure: Figure) =>
  figure.contrast?.direction === direction && figure.contrast.significant === significant;
const notShown = (figure: Figure) => figure.contrast?.significant === false;

/**
 * Every kind of claim, as data. A further kind is a further row.
 *
 * A level claim is about the population, so it must hold for the whole interval, not only for the estimate:
 * "at least 30 per cent" is true when the interval's low end, as printed, is 30 or more.
 * Direction and significance are separate: "rose" means up and significant at the study's confidence.
 */
export const rules: Readonly<Record<Says, Rule>> = {
  "at-least": {
    kind: "level",
    limits: 1,
    holds: (figure, [limit = Number.NaN]) => figure.low >= limit - slack,
    needs: [["at-least"]],
    allows: [],
  },
  "more-than": {
    kind: "level",
    limits: 1,
    holds: (figure, [limit = Number.NaN]) => figure.low > limit + slack,
    needs: [["more-than"]],
    allows: [],
  },
  "at-most": {
    kind: "level",
    limits: 1,
    holds: (figure, [limit = Number.NaN]) => figure.high <= limit + slack,
    needs: [["at-most"]],
    allows: [],
  },
  "less-than": {
    kind: "level",
    limits: 1,
    holds: (figure, [limit = Number.NaN]) => figure.high < limit - slack,
    needs: [["less-than"]],
    allows: [],
  },
  between: {
    kind: "level",
    limits: 2,
    holds: (figure, [low = Number.NaN, high = Number.NaN]) =>
      figure.low >= low - slack && figure.high <= high + slack,
    needs: [["between"]],
    allows: [],
  },
  rose: { kind: "change", limits: 0, holds: moved("up", true), needs: [up], allows: sure },
  fell: { kind: "change", limits: 0, holds: moved("down", true), needs: [down], allows: sure },
  "rose-not-significantly": {
    kind: "change",
    limits: 0,
    holds: moved("up", false),
    needs: [up, hedged],
    allows: unsure,
  },
  "fell-not-significantly": {
    kind: "change",
    limits: 0,
    holds: moved("down", false),
    needs: [down, hedged],
    allows: unsure,
  },
  "no-change-shown": {
    kind: "change",
    limits: 0,
    holds: notShown,
    needs: [["none-shown"]],
    allows: ["between"],
  },
  higher: { kind: "difference", limits: 0, holds: moved("up", true), needs: [higher], allows: sure },
  lower: { kind: "difference", limits: 0, holds: moved("down", true), needs: [lower], allows: sure },
  "higher-not-significantly": {
    kind: "difference",
    limits: 0,
    holds: moved("up", false),
    needs: [higher, hedged],
    allows: unsure,
  },
  "lower-not-significantly": {
    kind: "difference",
    limits: 0,
    holds: moved("down", false),
    needs: [lower, hedged],
    allows: unsure,
  },
  "no-difference-shown": {
    kind: "difference",
    limits: 0,
    holds: notShown,
    needs: [["none-shown"]],
    allows: ["between"],
  },
};

/** The values of `is` that a kind of claim knows. */
export function saysOf(kind: Rule["kind"]): readonly Says[] {
  return (Object.keys(rules) as Says[]).filter((says) => rules[says].kind === kind);
}
