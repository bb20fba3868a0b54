import type { ChanceMeasure } from "../../vocabulary/quantity.js";
import type { Figure } from "../../vocabulary/released.js";
import type { Language } from "../../vocabulary/text.js";
import { fill, wordsIn } from "../words.js";

/** A measure of chances in two waves, and its change. */
export interface MeasuredChance {
  readonly chance: ChanceMeasure;
  readonly name: string;
  readonly from: Figure;
  readonly to: Figure;
  readonly change: Figure;
}

/**
 * That measures of chances disagree, in a sentence without its time and place: one is shown to have become more unequal,
 * and another points the other way; "" where they do not, or where nothing is shown.
 */
export function chancesDisagree(measured: readonly MeasuredChance[], language: Language): string {
  const words = wordsIn(language);
  const ways = measured.map((one) => ({
    ...one,
    way: wayOf(one),
    shown: one.change.contrast?.significant === true,
  }));
  const named = (such: "more" | "less") =>
    ways
      .filter(({ way }) => way === such)
      .map(({ name, shown }) => (shown ? name : fill(words.notShown, { name })));
  const [more, less] = [named("more"), named("less")];
  if (more.length === 0 || less.length === 0 || !ways.some(({ way, shown }) => shown && way !== null))
    return "";
  const list = (names: readonly string[]) => new Intl.ListFormat(words.language).format(names);
  return fill(words.chancesDisagree, { more: list(more), less: list(less) });
}

/** What says that chances are equal, and whether a measure rises with inequality, against it, or away from that. */
const meaning: Readonly<
  Record<ChanceMeasure, { readonly equal: number; readonly rises: "away" | "with" | "against" }>
> = {
  "share-gap": { equal: 0, rises: "away" },
  "share-ratio": { equal: 1, rises: "away" },
  "odds-ratio": { equal: 1, rises: "away" },
  dissimilarity: { equal: 0, rises: "with" },
  "rank-slope": { equal: 0, rises: "away" },
  "rank-at-25": { equal: 0.5, rises: "against" },
  upward: { equal: 0.5, rises: "against" },
};

/** Whether chances became more or less unequal by a measure; `null`: neither. */
function wayOf({ chance, from, to, change }: MeasuredChance): "more" | "less" | null {
  const { equal, rises } = meaning[chance];
  const direction = change.contrast?.direction ?? "none";
  if (direction === "none") return null;
  const up = direction === "up" ? "more" : "less";
  const down = direction === "up" ? "less" : "more";
  if (rises !== "away") return rises === "with" ? up : down;
  if (from.value >= equal && to.value >= equal) return up;
  if (from.value <= equal && to.value <= equal) return down;
  const apart = ({ value, unit }: Figure) =>
    Math.abs(unit === "ratio" && equal === 1 ? Math.log(value) : value - equal);
  const grown = apart(to) - apart(from);
  return grown === 0 ? null : grown > 0 ? "more" : "less";
}
