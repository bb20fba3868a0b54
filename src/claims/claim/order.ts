import type { Place } from "../../vocabulary/quantity.js";
import { type Draft, tell } from "../draft.js";
import { type Mention, oneLine, type PlacedPiece } from "../markdown/reading.js";
import type { ClaimAtHand } from "./judge.js";
import { isSame, placesOf } from "./mentions.js";

/**
 * A true claim can be told the wrong way round: "fell from (2021) to (2018)", "higher for B than for A" where
 * it is A that is higher. What is named after "from", "to" and "than" must be the side that belongs there.
 */
export function checkOrder(claim: ClaimAtHand, draft: Draft): void {
  const { assertion, reading } = claim;
  if (assertion.quantity.kind === "level") return;
  const [first, second] = placesOf(assertion);
  const { from, to, than } = draft.finder.lexicon;
  const sided = reading.pieces
    .map((piece) => ({ piece, side: sideOf(piece.mention, first, second) }))
    .filter(({ side }) => side !== null);
  let [fromSaid, end] = [false, 0];
  for (const { piece, side } of sided) {
    const before = reading.forWords.slice(end, piece.start);
    const change = assertion.quantity.kind === "change";
    const saysFrom = change && endsWith(before, from);
    const saysTo = change && fromSaid && endsWith(before, to);
    const wanted = saysFrom || holds(before, than) ? "first" : saysTo ? "second" : null;
    if (wanted !== null && side !== wanted) tellTurned(claim, piece, draft);
    fromSaid ||= saysFrom;
    end = piece.start + piece.text.length;
  }
}

/** Which of the two compared places a mention belongs to; `null` where it could be either. */
function sideOf(mention: Mention | null, first: Place, second: Place): "first" | "second" | null {
  const [one, other] = [isAt(mention, first), isAt(mention, second)];
  return one === other ? null : one ? "first" : "second";
}

function isAt(mention: Mention | null, place: Place): boolean {
  switch (mention?.kind) {
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
const endsWith = (text: string, phrases: readonly string[]) =>
  new RegExp(`${anyOf(phrases)}\\s*$`, "iu").test(text);
const holds = (text: string, phrases: readonly string[]) =>
  new RegExp(`${anyOf(phrases)}(?![\\p{L}\\p{N}])`, "iu").test(text);

function tellTurned({ reading, assertion }: ClaimAtHand, piece: PlacedPiece, draft: Draft): void {
  const [a, b] = assertion.quantity.kind === "change" ? ["from", "to"] : ["of", "against"];
  tell(draft, piece.at, {
    code: "claim-turned-round",
    what: `“${oneLine(reading.text)}” tells the two sides the wrong way round: “${piece.text}” stands where the other side belongs.`,
    todo: `Swap the two in the sentence, or swap “${a}” and “${b}” and say the opposite.`,
  });
}
