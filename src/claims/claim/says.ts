import type { Concept } from "../words/lexicon.js";
import { type Bearing, pushOf } from "./bearing.js";

/** What a claim can say of its quantity: the value of `is`. */
export type Says = LevelSays | ChangeSays | DifferenceSays | ChangeDifferenceSays | PartSays | EffectSays;
type LevelSays = "at-least" | "more-than" | "at-most" | "less-than" | "between";
type ChangeSays =
  | "rose"
  | "fell"
  | "rose-not-significantly"
  | "fell-not-significantly"
  | "no-change-shown"
  | "unchanged";
type DifferenceSays =
  | "higher"
  | "lower"
  | "higher-not-significantly"
  | "lower-not-significantly"
  | "no-difference-shown"
  | "alike";
type ChangeDifferenceSays =
  | "more"
  | "less"
  | "more-not-significantly"
  | "less-not-significantly"
  | "same-extent";
type EffectSays = "raised" | "lowered" | "sign-of-rise" | "sign-of-fall" | "no-effect-shown";
type PartSays = "adds" | "takes" | "no-part-shown";

/** What a rule is about: quantities that are claimed alike. */
export type Kind = "level" | "change" | "difference" | "change-difference" | "part" | "effect";

/** When a claim is true, and which words its sentence must and may hold. */
export interface Rule {
  readonly kinds: readonly Kind[];
  readonly limits: 0 | 1 | 2;
  /** in: what bears on the claim, and the limits in the figure's own unit (a share is 0–1). */
  readonly holds: (bearing: Bearing, limits: readonly number[]) => boolean;
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

type Holds = Rule["holds"];

const moved =
  (direction: "up" | "down", significant: boolean): Holds =>
  ({ figure: { contrast } }) =>
    contrast?.direction === direction && contrast.significant === significant;
const notShown: Holds = ({ figure }) => figure.contrast?.significant === false;
/** An effect is claimed as one only where units went alike before it began; else there is a sign of one at most. */
const affected =
  (direction: "up" | "down"): Holds =>
  (found, limits) =>
    moved(direction, true)(found, limits) && found.figure.contrast?.pretrend?.alike === true;
const withinMargin: Holds = ({ figure }) => figure.contrast?.equivalence?.equivalent === true;

const level = (limits: 1 | 2, word: Concept, holds: Holds): Rule => ({
  kinds: ["level"],
  limits,
  holds,
  needs: [[word]],
  allows: [],
});
const contrast = (kind: Kind, holds: Holds, needs: Rule["needs"], allows: readonly Concept[]): Rule => ({
  kinds: [kind],
  limits: 0,
  holds,
  needs,
  allows,
});

/**
 * Every kind of claim, as data. A further kind is a further row.
 *
 * A level claim is about the population, so it must hold for the whole interval, not only for the estimate:
 * "at least 30 per cent" is true when the interval's low end, as printed, is 30 or more.
 * Direction and significance are separate: "rose" means up and significant at the study's confidence. That two
 * things are the same means that their difference was shown to lie within the margin that the study states.
 */
export const rules: Readonly<Record<Says, Rule>> = {
  "at-least": level(1, "at-least", ({ figure }, [limit = Number.NaN]) => figure.low >= limit - slack),
  "more-than": level(1, "more-than", ({ figure }, [limit = Number.NaN]) => figure.low > limit + slack),
  "at-most": level(1, "at-most", ({ figure }, [limit = Number.NaN]) => figure.high <= limit + slack),
  "less-than": level(1, "less-than", ({ figure }, [limit = Number.NaN]) => figure.high < limit - slack),
  between: level(
    2,
    "between",
    ({ figure }, [low = Number.NaN, high = Number.NaN]) =>
      figure.low >= low - slack && figure.high <= high + slack,
  ),
  rose: contrast("change", moved("up", true), [up], sure),
  fell: contrast("change", moved("down", true), [down], sure),
  "rose-not-significantly": contrast("change", moved("up", false), [up, hedged], unsure),
  "fell-not-significantly": contrast("change", moved("down", false), [down, hedged], unsure),
  "no-change-shown": contrast("change", notShown, [["none-shown"]], ["between"]),
  unchanged: contrast("change", withinMargin, [["same"]], ["between"]),
  higher: contrast("difference", moved("up", true), [higher], sure),
  lower: contrast("difference", moved("down", true), [lower], sure),
  "higher-not-significantly": contrast("difference", moved("up", false), [higher, hedged], unsure),
  "lower-not-significantly": contrast("difference", moved("down", false), [lower, hedged], unsure),
  more: contrast("change-difference", moved("up", true), [[...higher, ...lower]], sure),
  less: contrast("change-difference", moved("down", true), [[...lower, ...higher]], sure),
  "more-not-significantly": contrast(
    "change-difference",
    moved("up", false),
    [[...higher, ...lower], hedged],
    unsure,
  ),
  "less-not-significantly": contrast(
    "change-difference",
    moved("down", false),
    [[...lower, ...higher], hedged],
    unsure,
  ),
  "no-difference-shown": {
    ...contrast("difference", notShown, [["none-shown"]], ["between"]),
    kinds: ["difference", "change-difference"],
  },
  alike: contrast("difference", withinMargin, [["same"]], ["between"]),
  "same-extent": contrast("change-difference", withinMargin, [["same"]], unsure),
  adds: contrast("part", (found) => pushOf(found) === "adds", [["driver", "part"]], ["significance"]),
  takes: contrast("part", (found) => pushOf(found) === "takes", [["counter"]], ["significance"]),
  raised: contrast("effect", affected("up"), [["cause"], up], sure),
  lowered: contrast("effect", affected("down"), [["cause"], down], sure),
  "sign-of-rise": contrast("effect", moved("up", true), [["indication"], up], [...sure, "cause"]),
  "sign-of-fall": contrast("effect", moved("down", true), [["indication"], down], [...sure, "cause"]),
  "no-effect-shown": contrast("effect", notShown, [["none-shown"]], ["cause"]),
  "no-part-shown": contrast("part", (found) => pushOf(found) === "no-part-shown", [["none-shown"]], []),
};

/** That two things are the same, which needs a margin. */
export const sameness: ReadonlySet<Says> = new Set<Says>(["unchanged", "alike", "same-extent"]);
