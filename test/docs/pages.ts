import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** A page of the documentation. */
export interface Page {
  /** Path from the root, with "/" between. */
  readonly path: string;
  readonly text: string;
}

/** A block of code, and what the comment before it asks for. */
export interface Fence {
  readonly line: number;
  /** "run", "write", "in", "beside", "report", "reads", "prints"; `null`: only to be looked at. */
  readonly asks: string | null;
  /** What stands after the colon of the comment. */
  readonly of: string;
  readonly text: string;
}

/** Every page that people read: those at the top, and all in docs/. */
export function pages(): readonly Page[] {
  const below = readdirSync(join(root, "docs"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  const top = ["README.md", "CONTRIBUTING.md", "GLOSSARY.md", "CHANGELOG.md"];
  return [...top, ...below.sort()].map(pageAt);
}

export function pageAt(path: string): Page {
  return { path, text: readFileSync(join(root, path), "utf8") };
}

const fence = /^(?:<!-- *(\w+)(?:: *(.*?))? *-->\n)?(`{3,})[^\n]*\n([\s\S]*?)^\3$/gm;

/** The blocks of code of a page, in order. */
export function fencesOf({ text }: Page): readonly Fence[] {
  return [...text.matchAll(fence)].map((match) => ({
    line: text.slice(0, match.index).split("\n").length,
    asks: match[1] ?? null,
    of: match[2] ?? "",
    text: match[4] ?? "",
  }));
}

/** A page's text without blocks of code and without code in the line. */
export function proseOf({ text }: Page): string {
  return text.replaceAll(fence, "").replaceAll(/(`+)[^`][\s\S]*?\1/g, "");
}

/** Names of a page's headings, as a link's anchor writes them. */
export function anchorsOf({ text }: Page): ReadonlySet<string> {
  const headings = text.replaceAll(fence, "").matchAll(/^#{1,6} +(.+)$/gm);
  return new Set([...headings].map(([, heading = ""]) => anchor(heading)));
}

function anchor(heading: string): string {
  return heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");
}

/** The rows of a page's tables by the section (heading of level 2) they stand in; the first cell, and the whole row. */
export function rowsOf(page: Page): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = page.text.replaceAll(fence, "").split(/^## +/m);
  return new Map(
    sections.map((section, k) => {
      const [heading = "", ...lines] = section.split("\n");
      const rows = lines.filter((line) => line.startsWith("| `"));
      const name = k === 0 ? "" : heading.replaceAll("`", "").trim();
      return [name, new Map(rows.map((row) => [/`([^`]+)`/.exec(row)?.[1] ?? "", row]))];
    }),
  );
}
