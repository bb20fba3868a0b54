import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { ExitKind } from "../../src/vocabulary/problem.js";
import { root } from "./pages.js";

/** A problem that the program can tell, as it stands in the source. */
export interface ToldProblem {
  readonly code: string;
  readonly exit: ExitKind;
  readonly file: string;
}

/** Files whose problems are made by a function of their own: what it puts before the code, and the exit status. */
const factories: Readonly<Record<string, { readonly before: string; readonly exit: ExitKind | null }>> = {
  "src/study/problems.ts": { before: "study-", exit: "study" },
  "src/intake/problems.ts": { before: "data-", exit: "data" },
  "src/design/problems.ts": { before: "", exit: null },
  "src/files/stata/write/problems.ts": { before: "stata-", exit: "data" },
};

/** Every problem in src/, found by its code's literal. */
export function toldProblems(): readonly ToldProblem[] {
  const source = join(root, "src");
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return [...made(file, text), ...literal(file, text), ...fromTheDisk(file, text)];
  });
}

/** problem("code", …), in a file of problems. */
function made(file: string, text: string): readonly ToldProblem[] {
  const factory = factories[file];
  if (!factory) return [];
  return [...text.matchAll(/\bproblem\(\s*"([a-z0-9-]+)",\s*(?:"(study|data)")?/g)].map(([, code, exit]) => ({
    code: `${factory.before}${code}`,
    exit: factory.exit ?? (exit as ExitKind),
    file,
  }));
}

/** code: "code", or one of two; with its exit beside it, or a claim's. */
function literal(file: string, text: string): readonly ToldProblem[] {
  const pattern =
    /\bcode: (?:[^\n"]*"[^"\n]*" \? |[^\n"?]* \? )?"([a-z0-9-]+)"(?: : "([a-z0-9-]+)")?,?\s*(?:exit: "(\w+)")?/g;
  return [...text.matchAll(pattern)].flatMap(([whole, one = "", other, exit]) => {
    if (/^src\/(study|estimate)\//.test(file)) return []; // what zod calls an issue, and what is found of a scale
    const codes = whole.includes("?") ? [one, other ?? ""] : [one];
    return codes.map((code) => ({ code, exit: (exit ?? "claim") as ExitKind, file }));
  });
}

/** ENOSPC: ["code", …], what the system says of a disk. */
function fromTheDisk(file: string, text: string): readonly ToldProblem[] {
  if (!file.endsWith("/diskProblems.ts")) return [];
  return [...text.matchAll(/\bE[A-Z]+: \[\s*"([a-z-]+)"/g)].map(([, code = ""]) => ({
    code,
    exit: "disk",
    file,
  }));
}
