import { rules } from "../claim/says.js";
import { type Assertion, type Draft, type Spot, tell } from "../draft.js";
import { type Reading, type Sentence, sentencesOf, spotAt } from "../markdown/reading.js";
import { findWords, type Hit } from "./findWords.js";
import { asserting, unsupported, withinClaimsOnly } from "./lexicon.js";
import { romanNumerals } from "./roman.js";

/** Prose outside claims: no digit that nothing stands behind, no sentence that asserts something unverified. */
export function checkProse(reading: Reading, draft: Draft): void {
  checkDigits(reading, draft);
  const hits = findWords(reading.forWords, draft.finder);
  for (const sentence of sentencesOf(reading)) {
    const here = hits.filter(({ start }) => start >= sentence.start && start < sentence.end);
    for (const hit of here) {
      if (hit.concept === "number" && isTyped(hit, reading))
        tellNumberInWords(hit, sentence.text, spotOf(hit, reading, draft), draft);
    }
    tellAsserting(here, { sentence, reading }, draft);
    tellBeyond(here, { sentence, reading }, draft);
    tellDenial(here, { sentence, reading }, draft);
  }
}

/** A number in words within a fact has the fact's source behind it. */
const isTyped = ({ start }: Hit, { text, forDigits }: Reading) => text[start] === forDigits[start];

const spotOf = (hit: Hit, reading: Reading, draft: Draft) => spotAt(reading, hit.start, hit.end, draft.lines);

interface Where {
  readonly sentence: Sentence;
  readonly reading: Reading;
}

function tellAsserting(hits: readonly Hit[], { sentence, reading }: Where, draft: Draft): void {
  const found = hits.filter(({ concept }) => asserting.has(concept));
  const [first] = found;
  if (!first) return;
  tell(draft, spotOf(first, reading, draft), {
    code: "prose-asserts",
    what: `“${sentence.text}” asserts something (${quoted(found)}) that has not been verified.`,
    todo: `Bind it: ${howToClaim(first)}. Where “${first.text}” asserts nothing, write :words[${first.text}].`,
  });
}

function howToClaim({ concept }: Hit): string {
  const claim = ":claim[…the sentence…]";
  switch (concept) {
    case "same":
      return `${claim}{change=… from=… to=… is=unchanged}, where study.yaml states a margin under analysis.equivalence`;
    case "driver":
    case "part":
    case "counter":
      return `${claim}{contributionShare=… dimension=… from=… to=… is=…}, or contribution=… or component=…`;
    case "cause":
      return `${claim}{effect=… analysis=… is=…}, where study.yaml names the effects under analysis.effects`;
    default:
      return `${claim}{change=… from=… to=… is=…}, or level=… or difference=…`;
  }
}

function tellBeyond(hits: readonly Hit[], { sentence, reading }: Where, draft: Draft): void {
  const found = hits.filter(
    ({ concept }) => unsupported[concept] !== undefined && !withinClaimsOnly.has(concept),
  );
  const [first] = found;
  if (!first) return;
  const reasons = [...new Set(found.map(({ concept }) => unsupported[concept]))].join("; ");
  tell(draft, spotOf(first, reading, draft), {
    code: "prose-unsupported",
    what: `“${sentence.text}” says ${quoted(found)}, and no claim of this study can support it: ${reasons}.`,
    todo: `Take it out; where it says nothing about what the data show, write :words[${first.text}].`,
  });
}

/** "It is not so that" before a claim would turn it into its opposite, unverified. */
function tellDenial(hits: readonly Hit[], { sentence, reading }: Where, draft: Draft): void {
  const denial = hits.find(({ concept }) => concept === "negation");
  const claim = reading.pieces.find(
    (piece) => piece.claim && piece.start < sentence.end && piece.start + piece.text.length > sentence.start,
  );
  if (!denial || !claim) return;
  tell(draft, spotOf(denial, reading, draft), {
    code: "claim-denied",
    what: `“${sentence.text}” holds a claim, and the words around it deny something (“${denial.text}”).`,
    todo: "Put the whole sentence in the claim, or write what is denied as a sentence of its own.",
  });
}

const quoted = (hits: readonly Hit[]) => [...new Set(hits.map(({ text }) => `“${text}”`))].join(", ");

/** Digits, and any other sign that stands for a number (½, ², Ⅳ). */
const digits = /\p{N}+(?:[.,:/–-]\p{N}+)*/gu;

/** Every digit that was typed must be bound; code and addresses may hold any. */
export function checkDigits(reading: Reading, draft: Draft, claim: Assertion | null = null): void {
  for (const match of reading.forDigits.matchAll(digits)) {
    const [number] = match;
    if (number === partSaid(claim)) continue;
    const sentence = sentencesOf(reading).find(({ end }) => end > match.index);
    tell(draft, spotAt(reading, match.index, match.index + number.length, draft.lines), {
      code: "number-unbound",
      what: `Nothing stands behind the number “${number}” in “${sentence?.text ?? number}”.`,
      todo: howToBind(number, claim, draft),
    });
  }
  for (const numeral of romanNumerals(reading)) {
    const sentence = sentencesOf(reading).find(({ end }) => end > numeral.start);
    const at = spotAt(reading, numeral.start, numeral.end, draft.lines);
    tellNumberInWords(numeral, sentence?.text ?? numeral.text, at, draft);
  }
}

/** The year, or the years since the beginning, that a claim of an effect is about. */
function partSaid(claim: Assertion | null): string | null {
  if (claim?.quantity.kind !== "effect" || claim.quantity.part.by === "overall") return null;
  return String(Math.abs(claim.quantity.part.at));
}

export function tellNumberInWords(hit: Pick<Hit, "text">, sentence: string, at: Spot, draft: Draft): void {
  tell(draft, at, {
    code: "number-unbound",
    what: `Nothing stands behind the number “${hit.text}” in “${sentence}”.`,
    todo: `Print the figure instead, :num{…}; where it is no number of the study, write :words[${hit.text}].`,
  });
}

function howToBind(number: string, claim: Assertion | null, { study, language }: Draft): string {
  const waveOf = (name: string) =>
    study.waves.find(({ id, label }) => id === name || label[language] === name);
  const wave = waveOf(number);
  const several = number.split(/[–/-]/).map(waveOf);
  if (several.length > 1 && several.every((one) => one !== undefined)) {
    return `For the waves write ${several.map((one) => `:wave[${one.id}]`).join("–")}; for a figure :num{…}.`;
  }
  if (claim && rules[claim.says].limits > 0 && !wave) {
    const limit = language === "da" ? number.replace(",", ".") : number;
    if (claim.limits.includes(Number(limit))) return `For the limit of the claim write :limit[${limit}].`;
    return `For a limit of the claim write :limit[${limit}] and is="${claim.says} ${limit}"; for a figure of the study :num{…}.`;
  }
  if (wave) return `For the wave write :wave[${wave.id}]; for a figure :num{…}.`;
  const [source = "…"] = Object.keys(study.about.facts);
  return `For a figure of the study write :num{…}; for a fact from elsewhere :fact[${number}]{source=${source}}, with its source under “facts” in study.yaml.`;
}
