import { type Draft, tell } from "../draft.js";
import { oneLine, spotAt } from "../markdown/reading.js";
import { findWords, type Hit, quotedWords } from "../words/findWords.js";
import { type Concept, conceptNames, supportedBySome, unsupported } from "../words/lexicon.js";
import { tellNumberInWords } from "../words/prose.js";
import { checkChanceSaid } from "./chanceSaid.js";
import { type ClaimAtHand, dataSay, finds, pasteThis } from "./judge.js";
import { checkMovement } from "./movement.js";
import { checkOpposites } from "./opposites.js";
import { checkOrder } from "./order.js";
import { rules } from "./says.js";
import { alsoAllowed, alsoNeeded } from "./saysOf.js";

/**
 * The words of a claim's sentence must say what its attributes assert, and no more: a sentence that says
 * "rose" under is=fell fails, one that says "because" fails under any claim there is.
 */
export function checkWords(claim: ClaimAtHand, draft: Draft): void {
  const { assertion, reading } = claim;
  const rule = rules[assertion.says];
  const needs = [...rule.needs, ...alsoNeeded(assertion.quantity)];
  const allowed = new Set([...needs.flat(), ...rule.allows, ...alsoAllowed(assertion.quantity)]);
  const hits = findWords(reading.forWords, draft.finder);
  const before = draft.problems.length;
  const unfit = hits.filter(({ concept }) => !allowed.has(concept));
  for (const hit of unfit) tellBeyond(hit, claim, draft);
  const astray = unfit.filter(({ concept }) => !isBeyond(concept));
  const missing = needs.filter((group) => !hits.some(({ concept }) => group.includes(concept)));
  if (astray.length > 0 || missing.length > 0) tellDisagreement(claim, { astray, missing }, draft);
  checkOpposites(claim, draft);
  if (draft.problems.length > before) return;
  checkChanceSaid(claim, draft);
  checkMovement(claim, hits, draft);
  checkOrder(claim, draft);
}

const isBeyond = (concept: Concept) =>
  concept === "number" || unsupported[concept] !== undefined || supportedBySome[concept] !== undefined;

/** A number in words, or a word that goes beyond this claim or every claim. */
function tellBeyond(hit: Hit, claim: ClaimAtHand, draft: Draft): void {
  const sentence = oneLine(claim.reading.text);
  const at = spotAt(claim.reading, hit.start, hit.end, draft.lines);
  if (hit.concept === "number") tellNumberInWords(hit, sentence, at, draft);
  const [never, here] = [unsupported[hit.concept], supportedBySome[hit.concept]];
  const reason = never ?? here;
  if (reason === undefined) return;
  const who = never ? "no claim of this study can support it" : "this claim cannot support it";
  const out = `Take “${hit.text}” out of the sentence; where it asserts nothing, write :words[${hit.text}].`;
  tell(draft, at, {
    code: "claim-unsupported",
    what: `“${sentence}” says “${hit.text}”, and ${who}: ${reason}.`,
    todo: never ? out : `${out} ${pasteThis(claim, draft)}`.trim(),
  });
}

function tellDisagreement(
  claim: ClaimAtHand,
  { astray, missing }: { astray: readonly Hit[]; missing: readonly (readonly Concept[])[] },
  draft: Draft,
): void {
  const { assertion, reading } = claim;
  const said = astray.map(({ text, concept }) => `“${text}” (${conceptNames[concept]})`).join(" and ");
  const lacks = missing.map((group) => (group[0] ? conceptNames[group[0]] : "")).join(" and no word for ");
  const [first] = astray;
  const parts = [
    `“${oneLine(reading.text)}” is claimed as is=${assertion.says} (${finds(assertion.says)})`,
    [said === "" ? "" : `but says ${said}`, lacks === "" ? "" : `but has no word for ${lacks}`]
      .filter((part) => part !== "")
      .join(", "),
  ];
  const offers = missing.map((group) => quotedWords(group, draft.finder.lexicon)).join(", and ");
  tell(draft, first ? spotAt(reading, first.start, first.end, draft.lines) : claim.at, {
    code: "claim-words",
    what: `${parts.join(" ")}. ${dataSay(claim, draft)}`.trim(),
    todo: [
      offers === "" ? "" : `Say it with ${offers}.`,
      astray.length === 0 ? "" : `Where “${first?.text}” asserts nothing, write :words[${first?.text}].`,
      pasteThis(claim, draft),
    ]
      .filter((part) => part !== "")
      .join(" "),
  });
}
