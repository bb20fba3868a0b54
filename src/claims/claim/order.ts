import type { Place } from "../../vocabulary/quantity.js";
import { type Draft, tell } from "../draft.js";
import { type Mention, oneLine } from "../markdown/reading.js";
import type { ClaimAtHand } from "./judge.js";
import { isSame, placesOf } from "./mentions.js";
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
  if (assertion.quantity.kind === "level") return;
  const [first, second] = placesOf(assertion);
  const told: Told[] = [];
  let end = 0;
  for (const one of named) {
    const side = sideOf(one.mentions, first, second);
    if (side === null) continue;
    told.push({ named: one, before: reading.forWords.slice(end, one.start), side });
    end = one.start + one.text.length;
  }
  const wrong = assertion.quantity.kind === "change" ? turnedChange : turnedDifference;
  const after = reading.forWords.slice(end);
  for (const one of wrong(told, { claim, draft, after })) tellTurned(claim, one.named, draft);
}

interface At {
  readonly claim: ClaimAtHand;
  readonly draft: Draft;
  /** The words after all that is named. */
  readonly after: string;
}

function turnedChange(told: readonly Told[], { draft, after }: At): readonly Told[] {
  const { from, to, than, since } = draft.finder.lexicon;
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
  const directed = !claim.assertion.says.startsWith("no-");
  const compared = holds(claim.reading.forWords, than);
  return turned.length === 0 && directed && !compared && one?.side === "first" ? [one] : turned;
}

/** A level does not stand after "by", nor a change after "to"; and nothing is known of the time before a wave. */
function checkRole(named: Named, { reading }: ClaimAtHand, draft: Draft): void {
  const { from, to, by, than, earlier } = draft.finder.lexicon;
  const before = reading.forWords.slice(0, named.start);
  const [mention] = named.mentions;
  const level = mention.kind === "number" && mention.quantity.kind === "level";
  const moved = mention.kind === "number" && mention.quantity.kind !== "level";
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

/** Which of the two compared places a mention belongs to; `null` where it could be either. */
function sideOf(mentions: readonly Mention[], first: Place, second: Place): Side | null {
  const [one, other] = [first, second].map((place) => mentions.some((mention) => isAt(mention, place)));
  return one === other ? null : one ? "first" : "second";
}

function isAt(mention: Mention, place: Place): boolean {
  switch (mention.kind) {
    case "number": {
      if (mention.quantity.kind !== "level") return false;
      const { at } = mention.quantity;
      return at.wave === place.wave && at.group === place.group && isSame(at.category, place.category);
    }
    case "wave":
      return mention.wave === place.wave;
    case "group":
      return mention.group === place.group;
    case "category":
      return isSame(mention.category, place.category);
    default:
      return false;
  }
}

const startOfWord = "(?<![\\p{L}\\p{N}])";
const anyOf = (phrases: readonly string[]) =>
  `${startOfWord}(?:${phrases.join("|").replaceAll(" ", "\\s+")})`;
const ending = (text: string, phrases: readonly string[]) =>
  new RegExp(`${anyOf(phrases)}(?=[\\s“”»«"]*$)`, "iu").exec(text)?.[0] ?? null;
const endsWith = (text: string, phrases: readonly string[]) => ending(text, phrases) !== null;
const holds = (text: string, phrases: readonly string[]) =>
  new RegExp(`${anyOf(phrases)}(?![\\p{L}\\p{N}])`, "iu").test(text);

function tellTurned({ reading, assertion }: ClaimAtHand, named: Named, draft: Draft): void {
  const [a, b] = assertion.quantity.kind === "change" ? ["from", "to"] : ["of", "against"];
  tell(draft, named.at, {
    code: "claim-turned-round",
    what: `“${oneLine(reading.text)}” tells the two sides the wrong way round: “${named.text}” stands where the other side belongs.`,
    todo: `Swap the two in the sentence, or swap “${a}” and “${b}” and say the opposite.`,
  });
}
