import type { Inline } from "../../vocabulary/document.js";
import type { Figure, Released } from "../../vocabulary/released.js";
import { type Assertion, type Draft, type Spot, spotOf, tell } from "../draft.js";
import { labelsWithin } from "../labels.js";
import type { TextDirective } from "../markdown/parse.js";
import {
  bound,
  oneLine,
  type Piece,
  type ReadInlines,
  type Reading,
  readingOf,
  type Within,
} from "../markdown/reading.js";
import { type Attributes, readAttributes } from "../terms/attributes.js";
import { figureFor, figureIfAny } from "../terms/figures.js";
import { quantityAttributes } from "../terms/quantities.js";
import { checkDigits } from "../words/prose.js";
import { assertionOf } from "./assertion.js";
import { besideOf, wholeOf } from "./beside.js";
import { describe } from "./describe.js";
import { judge } from "./judge.js";
import { heldAgainst } from "./margin.js";
import { checkMentions } from "./mentions.js";
import { checkWords } from "./wordsAgree.js";

/**
 * A sentence that asserts something, verified against the released results.
 *
 *     :claim[The share who are very happy fell from :num{level=very-happy wave=2018} to
 *     :num{level=very-happy wave=2021}.]{#happy-fell change=very-happy from=2018 to=2021 is=fell}
 *
 * Its attributes say what it asserts (assertion.ts). It stands when the figure exists and bears it out, the
 * words of the sentence say the same and no more (wordsAgree.ts, order.ts), and every number and name in it belongs to
 * what is asserted (mentions.ts). Without an id it gets the report's slug and its place in the report.
 */
export function readClaim(
  node: TextDirective,
  within: Within,
  draft: Draft,
  pieces: Piece[],
  readInlines: ReadInlines,
): Inline[] {
  const at = spotOf(node);
  const attributes = readAttributes(node, [...quantityAttributes, "is", "id"], draft);
  const assertion = attributes && assertionOf(node, attributes, draft);
  const inner: Piece[] = [];
  const children = readInlines(node.children, { claim: assertion }, draft, inner);
  const reading = readingOf(inner);
  if (!isWhole(reading, within, at, draft)) return [];
  const id = idOf(attributes, at, draft);
  checkDigits(reading, draft, assertion);
  pieces.push({ ...bound(reading.text, at), claim: true });
  const figures = assertion ? verify(assertion, { reading, at, id: attributes?.id }, draft) : [];
  const [own] = figures;
  const held = assertion && own ? heldAgainst(assertion, own, draft) : { margin: null, caution: null };
  draft.claims.push({
    spot: at,
    assertion,
    claim: {
      id,
      sentence: oneLine(reading.text),
      asserts: assertion ? describe(assertion, tellingOf(draft)) : "",
      ...held,
      file: draft.file,
      line: at.line,
      figures,
    },
  });
  return [{ kind: "claim", id, children }];
}

/** Everything that must hold of a claim; out: the figures behind it, its own first. */
function verify(
  assertion: Assertion,
  told: { reading: Reading; at: Spot; id: string | undefined },
  draft: Draft,
): readonly Released<Figure>[] {
  const figure = figureFor(assertion.quantity, told.at, draft);
  const whole = wholeOf(assertion.quantity);
  const found = figure && { figure, whole: whole && figureIfAny(whole, draft) };
  const claim = { ...told, assertion, found };
  checkMentions(claim, draft);
  checkWords(claim, draft);
  if (found === null) return [];
  judge(claim, found, draft);
  return [
    found.figure,
    ...besideOf(assertion.quantity).flatMap((quantity) => figureIfAny(quantity, draft) ?? []),
  ];
}

function isWhole(reading: Reading, within: Within, at: Spot, draft: Draft): boolean {
  if (within !== "prose") {
    tell(draft, at, {
      code: "claim-in-claim",
      what: "A claim cannot stand within another claim.",
      todo: "Write two sentences, each a claim of its own.",
    });
    return false;
  }
  if (oneLine(reading.text) !== "") return true;
  tell(draft, at, {
    code: "claim-empty",
    what: "A claim without a sentence.",
    todo: "Write :claim[the sentence]{…}; if an ordinary colon is meant, write “\\:claim”.",
  });
  return false;
}

function idOf(attributes: Attributes | null, at: Spot, draft: Draft): string {
  const id = attributes?.id ?? `${draft.slug}-${draft.claims.length + 1}`;
  if (!/^[a-z][a-z0-9-]*$/.test(id)) {
    tell(draft, at, {
      code: "claim-id",
      what: `“${id}” cannot be used as the id of a claim.`,
      todo: "An id begins with a letter a–z and holds small letters, digits and hyphens.",
    });
  }
  return id;
}

function tellingOf({ study, language }: Draft) {
  return { study, language, labels: labelsWithin(study, language), unitLanguage: language };
}
