import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { Problem, type Whereabouts } from "../vocabulary/problem.js";
import { problems } from "./problems.js";

/** The way from the top of a YAML file to a value in it: keys and places in lists. */
export type Path = readonly (string | number)[];

/** A YAML file as written, with the position of everything in it. */
export interface Sheet {
  readonly file: string;
  /** Maps, lists and texts; every scalar is the text that stands in the file (`01` stays `01`). */
  readonly value: unknown;
  /** Where a value stands; where it is missing, the nearest that contains it. */
  at(path: Path): Whereabouts;
  /** Where the key of a value stands. */
  keyAt(path: Path): Whereabouts;
}

/**
 * Reads one YAML file.
 *
 * in      the file's name for messages and its bytes
 * out     a sheet, or all that is wrong with the file as YAML
 */
export function readSheet(file: string, bytes: Uint8Array): Sheet | Problem[] {
  const text = decode(file, bytes);
  if (text instanceof Problem) return [text];
  const lines = new LineCounter();
  // "failsafe" keeps every scalar as text: codes like 01 and 1.50 must not become numbers by accident.
  const document = parseDocument(text, { schema: "failsafe", lineCounter: lines, prettyErrors: false });
  const where = (offset: number): Whereabouts => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0) {
    return document.errors.map((error) =>
      error.code === "DUPLICATE_KEY"
        ? problems.duplicateKey({ at: where(error.pos[0]), key: keyIn(text, error.pos[0]) })
        : problems.badYaml({ at: where(error.pos[0]), reason: error.message }),
    );
  }
  if (!isMap(document.contents)) return [problems.notAMap({ at: { file, line: 1, column: 1 } })];
  const find = (path: Path) => lookUp(document, path);
  return {
    file,
    value: document.toJS(),
    at: (path: Path) => where(find(path).value),
    keyAt: (path: Path) => where(find(path).key),
  };
}

function decode(file: string, bytes: Uint8Array): string | Problem {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return problems.notUtf8({ at: { file } });
  }
}

function keyIn(text: string, offset: number): string {
  return /^["']?([^"':\n]*)/.exec(text.slice(offset))?.[1]?.trim() ?? "";
}

/** Offsets of a value and of its key, or of the innermost container that exists. */
function lookUp(document: Document.Parsed, path: Path): { value: number; key: number } {
  let node: Node | null = document.contents;
  let found = { value: startOf(node), key: startOf(node) };
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === String(step));
      if (!pair) break;
      node = pair.value as Node | null;
      const key = startOf(pair.key as Node);
      found = { key, value: node ? startOf(node) : key };
    } else if (isSeq(node)) {
      node = (node.items[Number(step)] as Node | undefined) ?? null;
      if (!node) break;
      found = { value: startOf(node), key: startOf(node) };
    } else break;
  }
  return found;
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}
