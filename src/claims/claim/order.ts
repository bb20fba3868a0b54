import { isLevel, type Place, placesOf, type Quantity } from "../../vocabulary/quantity.js";
import { type Draft, tell } from "../draft.js";
import { type Mention, oneLine } from "../markdown/reading.js";
import { type Axis, axesOf } from "./axes.js";
import type { ClaimAtHand } from "./judge.js";
import { isSame } from "./mentions.js";
import { sameness } from "./says.js";
import { type Named, namedIn } from "./typedNames.js";

type Side = "first" | "second";

/** Something named in the sentence, the words since what was named before it, and its side, if it has one. */
interface Told {
  readonly named: Named;
  readonly before: string;
  readonly side: Side | null;
}

/**
 * A true claim can be told the wrong way round: "fell from (2021) to (2018)", "higher for B than for A" where
 * it is A that is higher, "rose in (2018)" of a change that ends in 2021. What is named after "from", "to" and
 * "than" must be the side that belongs there; who is higher or lower is named first, unless after "than"; and
 * a change that names one wave names the later one, unless after "since".
 */
export function checkOrder(claim: ClaimAtHand, draft: Draft): void {
  const { assertion, reading } = claim;
  const named = namedIn(reading, draft);
  for (const one of named) checkRole(one, claim, draft);
  const axes = axesOf(assertion.quantity);
  for (const axis of axes) {
    const told: Told[] = [];
    let end = 0;
    for (const one of named) {
      const side = sideOf(one.mentions, axis);
      if (side === null) continue;
      told.push({ named: one, before: reading.forWords.slice(end, one.start), side });
      end = one.start + one.text.length;
    }
    const at = { claim, draft, after: reading.forWords.slice(end), alone: axes.length === 1 };
    for (const one of wrong[axis.along](told, at)) tellTurned(claim, axis, one.named, draft);
  }
}

interface At {
  readonly claim: ClaimAtHand;
  readonly draft: Draft;
  /** The words after all that is named. */
  readonly after: string;
  /** Whether nothing else is compared, so that "than" can only be about this. */
  readonly alone: boolean;
}

const wrong = { waves: turnedChange, sides: turnedDifference };

function turnedChange(told: readonly Told[], { draft, after, alone }: At): readonly Told[] {
  const { from, to, since, ...lexicon } = draft.finder.lexicon;
  const than = alone ? lexicon.than : [];
  const turned = told.filter(({ before, side }) => {
    if (endsWith(before, [...from, ...since]) || holds(before, than)) return side !== "first";
    return endsWith(before, to) && side !== "second";
  });
  const waves = told.filter(({ named }) => named.mentions[0].kind === "wave");
  const [lone] = waves;
  if (turned.length > 0 || !lone || lone.side === "second" || waves.some(({ side }) => side === "second"))
    return turned;
  const [earlier, next] = [told[told.indexOf(lone) - 1], told[told.indexOf(lone) + 1]];
  const later = told.slice(told.indexOf(lone) + 1).map(({ before }) => before);
  const placed =
    holds(lone.before, [...from, ...since, ...than]) ||
    isFirstLevel(earlier) ||
    (isFirstLevel(next) && !endsWith(next.before, from)) ||
    [...later, after].some((words) => holds(words, since));
  return placed ? [] : [lone];
}

const isFirstLevel = (told: Told | undefined): told is Told =>
  told?.side === "first" && told.named.mentions[0].kind === "number";

function turnedDifference(told: readonly Told[], { claim, draft }: At): readonly Told[] {
  const { than } = draft.finder.lexicon;
  const turned = told.filter(({ before, side }) => holds(before, than) && side !== "first");
  const [one] = told;
  const { says } = claim.assertion;
  const directed = !says.startsWith("no-") && !sameness.has(says);
  const compared = holds(claim.reading.forWords, than);
  return turned.length === 0 && directed && !compared && one?.side === "first" ? [one] : turned;
}

/** A level does not stand after "by", nor a change after "to"; and nothing is known of the time before a wave. */
function checkRole(named: Named, { reading }: ClaimAtHand, draft: Draft): void {
  const { from, to, by, than, earlier } = draft.finder.lexicon;
  const before = reading.forWords.slice(0, named.start);
  const [mention] = named.mentions;
  const level = mention.kind === "number" && isLevelOfPlace(mention.quantity);
  const moved = mention.kind === "number" && isMovement(mention.quantity);
  const after =
    (level && !endsWith(before, than) && ending(before, by)) ||
    (moved && !endsWith(before, than) && ending(before, [...from, ...to])) ||
    (mention.kind === "wave" && ending(before, earlier)) ||
    null;
  if (after === null) return;
  const reads =
    mention.kind === "wave" ? "a time that" : level ? "the size of a change, which" : "a level, which";
  tell(draft, named.at, {
    code: "claim-mention",
    what: `“${oneLine(reading.text)}” names “${named.text}” after “${after}”, where it reads as ${reads} the claim is not about.`,
    todo:
      mention.kind === "wave"
        ? "Name the waves that are compared: from … to …, or in …."
        : level
          ? "Put the level after “from” or “to”, or print the change: :num{change=… show=size}."
          : "Put the change after “by”, or print the level: :num{level=…}.",
  });
}

/** A gap of chances has a sign and is still a state: something may rise from it, or to it. */
const isMovement = (quantity: Quantity) => !isLevel(quantity) && quantity.kind !== "chance";

/** A level of people somewhere, and no part of a whole. */
const isLevelOfPlace = (quantity: Quantity) =>
  isLevel(quantity) && quantity.kind !== "contribution-share" && quantity.kind !== "clustering";

/** Which of the two compared sides a mention belongs to; `null` where it could be either. */
function sideOf(mentions: readonly Mention[], { first, second }: Axis): Side | null {
  const [one, other] = [first, second].map((places) => mentions.some((mention) => isAt(mention, places)));
  return one === other ? null : one ? "first" : "second";
}

function isAt(mention: Mention, places: readonly Place[]): boolean {
  switch (mention.kind) {
    case "number":
      return placesOf(mention.quantity).every((at) =>
        places.some(
          (place) =>
            at.wave === place.wave && at.group === place.group && isSame(at.category, place.category),
        ),
      );
    case "wave":
      return places.some(({ wave }) => mention.wave === wave);
    case "group":
      return places.some(({ group }) => mention.group === group);
    case "category":
      return places.some(({ category }) => isSame(category, mention.category));
    default:
      return false;
  }
}

const startOfWord = "(?<![\\p{L}\\p{N}])";
const anyOf = (phrases: readonly string[]) =>
  phrases.length === 0 ? "(?!)" : `${startOfWord}(?:${phrases.join("|").replaceAll(" ", "\\s+")})`;
const ending = (text: string, phrases: readonly string[]) =>
  new RegExp(`${anyOf(phrases)}(?=[\\s“”»«"]*$)`, "iu").exec(text)?.[0] ?? null;
const endsWith = (text: string, phrases: readonly string[]) => ending(text, phrases) !== null;
const holds = (text: string, phrases: readonly string[]) =>
  new RegExp(`${anyOf(phrases)}(?![\\p{L}\\p{N}])`, "iu").test(text);

function tellTurned({ reading }: ClaimAtHand, { instead }: Axis, named: Named, draft: Draft): void {
  tell(draft, named.at, {
    code: "claim-turned-round",
    what: `“${oneLine(reading.text)}” tells the two sides the wrong way round: “${named.text}” stands where the other side belongs.`,
    todo: `Swap the two in the sentence${instead}.`,
  });
}
