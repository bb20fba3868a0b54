import type { Inline } from "../../vocabulary/document.js";
import { didYouMean } from "../../vocabulary/near.js";
import type { Quantity } from "../../vocabulary/quantity.js";
import { type Draft, type Spot, spotOf, tell } from "../draft.js";
import { formatLimit, meanUnit, unitOf } from "../format.js";
import { inLanguage } from "../inLanguage.js";
import { type Labels, labelsOf, labelsWithin } from "../labels.js";
import type { TextDirective } from "../markdown/parse.js";
import {
  bound,
  type Mention,
  oneLine,
  type Piece,
  type ReadInlines,
  readingOf,
  type Within,
} from "../markdown/reading.js";
import { readAttributes, required } from "./attributes.js";
import { type Asked, categoryNamed, groupNamed, measureNamed, waveNamed } from "./places.js";

/**
 * A name of the study, printed as its label in the report's language; so digits in it are bound.
 *
 *     :wave[2018]   :group[programme]   :category[age=18-29]   :measure[very-happy]
 */
export function readName(
  node: TextDirective,
  kind: "wave" | "group" | "category" | "measure",
  draft: Draft,
  pieces: Piece[],
): Inline[] {
  const at = spotOf(node);
  const name = plainLabel(node, draft);
  if (readAttributes(node, [], draft) === null || name === null) return [];
  const mention = mentionNamed(kind, name, { at, draft });
  if (mention === null) return [];
  const labels = (begins(pieces) ? labelsOf : labelsWithin)(draft.study, draft.language);
  return [stated(labelFor(mention, labels), at, mention, pieces)];
}

/** Whether what comes next begins a sentence: nothing was read yet, or the last sentence or quotation mark is closed. */
function begins(pieces: readonly Piece[]): boolean {
  const read = pieces.map(({ text }) => text).join("");
  return /(^|[.!?:…“”"»«(])\s*$/.test(read);
}

/** :limit[30] within a level claim: the number that the claim's own attributes name, with its unit. */
export function readLimit(node: TextDirective, within: Within, draft: Draft, pieces: Piece[]): Inline[] {
  const at = spotOf(node);
  const name = plainLabel(node, draft);
  if (readAttributes(node, [], draft) === null || name === null) return [];
  const claim = within === "prose" ? null : within.claim;
  const limits = claim?.limits ?? [];
  const limit = limits.find((candidate) => candidate === Number(name));
  if (claim && limit !== undefined) {
    const text = printLimit(limit, claim.quantity, draft);
    return [stated(text, at, { kind: "limit", limit }, pieces)];
  }
  if (within !== "prose" && claim === null) return [];
  pieces.push(bound(name, at));
  tell(draft, at, {
    code: "limit-unbound",
    what: `“${name}” is not a limit of the claim it stands in.`,
    todo:
      limits.length > 0
        ? `The claim's limits are: ${limits.join(", ")}.`
        : 'A limit stands within a claim that names it: :claim[At least :limit[30] …]{level=… wave=… is="at-least 30"}.',
  });
  return [];
}

/** :fact[870]{source=statbank}: something stated with a named source, one of the study's facts. */
export function readFact(
  node: TextDirective,
  within: Within,
  draft: Draft,
  pieces: Piece[],
  readInlines: ReadInlines,
): Inline[] {
  const at = spotOf(node);
  const attributes = readAttributes(node, ["source"], draft);
  const key = attributes && required(node, attributes, "source", draft);
  if (key === null) return [];
  const { facts } = draft.study.about;
  const source = facts[key];
  if (source === undefined) {
    const what = `The study names no source of facts “${key}”.`;
    tell(draft, at, { code: "name-unknown", what, todo: didYouMean(key, Object.keys(facts)) });
    return [];
  }
  if (within !== "prose") {
    tell(draft, at, {
      code: "fact-in-claim",
      what: "A claim rests on the study's own figures, so a fact from elsewhere cannot stand in it.",
      todo: "Put the fact in a sentence of its own.",
    });
    return [];
  }
  const inner: Piece[] = [];
  readInlines(node.children, within, draft, inner);
  pieces.push(...inner.map((piece) => ({ ...piece, typed: false })));
  return [
    { kind: "stated", text: oneLine(readingOf(inner).text), source: inLanguage(source, draft.language) },
  ];
}

function printLimit(limit: number, quantity: Quantity, { study, language }: Draft): string {
  const unit = unitOf(study, quantity);
  return formatLimit(limit, { unit, language, meanUnit: meanUnit(study, quantity.measure, language) });
}

function stated(text: string, at: Spot, mention: Mention, pieces: Piece[]): Inline {
  pieces.push(bound(text, at, mention));
  return { kind: "stated", text, source: null };
}

function plainLabel(node: TextDirective, draft: Draft): string | null {
  const [only] = node.children;
  if (node.children.length === 1 && only?.type === "text") return oneLine(only.value);
  return tell(draft, spotOf(node), {
    code: "directive-broken",
    what: `:${node.name} needs a plain name in brackets.`,
    todo: `Write :${node.name}[…]; if an ordinary colon is meant, write “\\:${node.name}”.`,
  });
}

type Name = Exclude<Mention, { kind: "number" | "limit" }>;

function labelFor(name: Name, labels: Labels): string {
  switch (name.kind) {
    case "wave":
      return labels.wave(name.wave);
    case "group":
      return labels.group(name.group);
    case "category":
      return labels.category(name.category);
    case "measure":
      return labels.measure(name.measure);
  }
}

function mentionNamed(kind: Name["kind"], name: string, asked: Asked): Name | null {
  switch (kind) {
    case "wave": {
      const wave = waveNamed(name, asked);
      return wave === null ? null : { kind, wave };
    }
    case "group": {
      const group = groupNamed(name, asked);
      return group === null ? null : { kind, group };
    }
    case "category": {
      const category = categoryNamed(name, asked);
      return category && { kind, category };
    }
    case "measure": {
      const measure = measureNamed(name, asked);
      return measure && { kind, measure: measure.id };
    }
  }
}
