import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from "yaml";
import { Problem, type Whereabouts } from "../vocabulary/problem.js";
import { type AliasFault, problems } from "./problems.js";
import { readText } from "./readText.js";

/** The way from the top of a YAML file to a value in it: keys and places in lists. */
export type Path = readonly (string | number)[];

/** A YAML file as written, with the position of everything in it. */
export interface Sheet {
  readonly file: string;
  /** Maps, lists and texts; every scalar is the text that stands in the file (`01` stays `01`). */
  readonly value: unknown;
  /** Where a value stands; where it is missing, the nearest that contains it. */
  at(path: Path): Whereabouts;
  /** True for a key that stands alone within { }, as the rest of a text with a comma in it does. */
  standsAlone(path: Path): boolean;
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
  const text = readText(file, bytes);
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
  const astray = badAlias(document);
  if (astray) return [problems.badAlias({ at: where(astray.offset), ...astray })];
  const find = (path: Path) => lookUp(document, path);
  return {
    file,
    value: document.toJS({ maxAliasCount: -1 }),
    at: (path: Path) => where(find(path).value),
    keyAt: (path: Path) => where(find(path).key),
    standsAlone: (path: Path) => find(path).standsAlone,
  };
}

/** Values that a file may come to when every alias is put in full. */
const mostValues = 100_000;
/** Aliases in one file: to find what one stands for, the reader looks through the whole file. */
const mostAliases = 1_000;

/** The first alias that names nothing, that stands within what it names, or that makes the file grow beyond bounds. */
function badAlias(document: Document.Parsed): { offset: number; alias: string; why: AliasFault } | null {
  let bad: { offset: number; alias: string; why: AliasFault } | null = null;
  const sizes = new Map<Node, number>();
  let total = 0;
  let aliases = 0;
  visit(document, {
    Alias(_, node) {
      const offset = startOf(node);
      const fault = (why: AliasFault) => {
        bad = { offset, alias: node.source, why };
        return visit.BREAK;
      };
      aliases += 1;
      if (aliases > mostAliases) return fault("too much");
      const named = node.resolve(document);
      if (named === undefined) return fault("nothing");
      if (offset < (named.range?.[1] ?? 0)) return fault("itself");
      total += sizeOf(named, document, sizes);
      return total > mostValues ? fault("too much") : undefined;
    },
  });
  return bad;
}

/** How many values a node comes to. Aliases point backwards only, so each node is counted once. */
function sizeOf(node: Node, document: Document.Parsed, sizes: Map<Node, number>): number {
  const known = sizes.get(node);
  if (known !== undefined) return known;
  let size = 1;
  visit(node, (_, within) => {
    if (isAlias(within)) {
      const named = within.resolve(document);
      size += named === undefined ? 0 : sizeOf(named, document, sizes);
    } else size += 1;
  });
  sizes.set(node, size);
  return size;
}

function keyIn(text: string, offset: number): string {
  return /^["']?([^"':\n]*)/.exec(text.slice(offset))?.[1]?.trim() ?? "";
}

interface Spot {
  readonly value: number;
  readonly key: number;
  readonly standsAlone: boolean;
}

/** Offsets of a value and of its key, or of the innermost container that exists. */
function lookUp(document: Document.Parsed, path: Path): Spot {
  let node: Node | null = document.contents;
  let found: Spot = { value: startOf(node), key: startOf(node), standsAlone: false };
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === String(step));
      if (!pair) break;
      const standsAlone = node.flow === true && pair.value === null;
      node = pair.value as Node | null;
      const key = startOf(pair.key as Node);
      found = { key, value: node ? startOf(node) : key, standsAlone };
    } else if (isSeq(node)) {
      node = (node.items[Number(step)] as Node | undefined) ?? null;
      if (!node) break;
      found = { value: startOf(node), key: startOf(node), standsAlone: false };
    } else break;
  }
  return found;
}

function startOf(node: Node | null): number {
  return node?.range?.[0] ?? 0;
}
