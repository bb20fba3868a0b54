import type { LabelledVariable } from "../../vocabulary/labelled.js";
import type { Problem } from "../../vocabulary/problem.js";
import type { Item, Source, Study } from "../../vocabulary/study.js";
import { problems } from "../problems.js";
import { declared } from "./comparing.js";
import type { Delivered } from "./delivered.js";

/** A label of a file, for a code that counts as an answer. */
interface Word {
  readonly label: string;
  /** As it stands in the file, and as it is read. */
  readonly code: string;
  readonly readAs: string;
}

interface Words {
  readonly file: string;
  /** By the label in small letters: some files give one label to several codes. */
  readonly words: ReadonlyMap<string, readonly Word[]>;
}

/** One answer under two codes: that of a file, and that of the instrument or of an earlier file. */
interface Differing {
  readonly word: Word;
  readonly there: string;
  readonly where: string;
}

/**
 * Finds the same answer under two codes: a file whose own labels give an answer another code than the instrument
 * does, or, where that has no such label, than another file does. Read by code alone, the answers of one wave would be
 * turned round unseen.
 */
export function checkLabels(study: Study, delivered: readonly Delivered[]): readonly Problem[] {
  return study.items.flatMap((item) => {
    const inInstrument = pointsByLabel(item);
    const earlier = new Map<string, { readonly codes: readonly string[]; readonly file: string }>();
    return delivered.flatMap((one) => {
      const words = wordsOf(one, item);
      if (words === null) return [];
      const wrong: Differing[] = [];
      for (const [label, found] of words.words) {
        const codes = found.map(({ readAs }) => readAs);
        const point = inInstrument.get(label);
        const known = point === undefined ? earlier.get(label) : { codes: [point], file: "the instrument" };
        if (known === undefined) earlier.set(label, { codes, file: words.file });
        else if (found[0] && !codes.some((code) => known.codes.includes(code)))
          wrong.push({ word: found[0], there: known.codes[0] ?? "", where: known.file });
      }
      return codesDiffer(item, one.source, wrong);
    });
  });
}

function codesDiffer(item: Item, source: Source, wrong: readonly Differing[]): readonly Problem[] {
  const [first] = wrong;
  if (first === undefined) return [];
  const { word, there, where } = first;
  const { id, column } = item;
  const recode = { ...source.recode[column] };
  for (const one of wrong) recode[one.word.code] = one.there;
  const many = wrong.length;
  const at = { file: source.file };
  return [problems.codesDiffer({ at, item: id, column, ...word, there, where, many, recode })];
}

/** Codes of an item's points by their labels, in every language. */
function pointsByLabel({ scale }: Item): ReadonlyMap<string, string> {
  const points = scale.kind === "points" ? scale.points : [];
  return new Map(
    points.flatMap(({ code, label }) =>
      Object.values(label).map((text) => [plain(text), asRead(code)] as const),
    ),
  );
}

/** `null` where the file has no words for the item's answers. */
function wordsOf({ source, variables }: Delivered, item: Item): Words | null {
  const variable = variables?.find(({ name }) => name === item.column);
  if (!variable || item.scale.kind !== "points" || declared(source, item.column) === null) return null;
  const recode = Object.fromEntries(
    Object.entries(source.recode[item.column] ?? {}).map(([from, to]) => [asRead(from), asRead(to)]),
  );
  const missing = [...source.missing, ...item.missing].map(asRead);
  const words = variable.labels.flatMap(({ value, label }): readonly Word[] => {
    if (typeof value === "object" || isDeclaredMissing(variable, value)) return [];
    const code = asRead(String(value));
    const readAs = recode[code] ?? code;
    return plain(label) === "" || missing.includes(readAs) ? [] : [{ label, code, readAs }];
  });
  const byLabel = new Map<string, Word[]>();
  for (const word of words) byLabel.set(plain(word.label), [...(byLabel.get(plain(word.label)) ?? []), word]);
  return { file: source.file, words: byLabel };
}

function isDeclaredMissing({ missing }: LabelledVariable, value: number | string): boolean {
  return (
    missing.values.includes(value) ||
    missing.ranges.some(({ low, high }) => typeof value === "number" && value >= low && value <= high)
  );
}

/** 1, 1.0 and 01 are one code, whether numbers or texts. */
function asRead(code: string): string {
  const text = code.trim();
  return text !== "" && Number.isFinite(Number(text)) ? String(Number(text)) : text;
}

const plain = (label: string) => label.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
