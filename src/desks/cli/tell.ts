import { exitStatus, Problem, Problems } from "../../vocabulary/problem.js";
import type { Effects } from "./effects.js";
import { Stopped } from "./stopping.js";

/** Tells a person (or a program) what went wrong, and gives the exit status. */
export function failed(error: unknown, { json, effects }: { json: boolean; effects: Effects }): number {
  if (error instanceof Stopped) {
    if (json) effects.out(`${JSON.stringify({ status: "stopped", exit: error.exit })}\n`);
    else effects.err("\nStopped. Nothing was published; an earlier site is as it was.\n");
    return error.exit;
  }
  const problems = problemsOf(error);
  if (problems.length === 0) {
    effects.err(
      `\nThis is a bug in Kvarter, not in your study:\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    if (json)
      effects.out(`${JSON.stringify({ status: "bug", exit: exitStatus.bug, what: String(error) })}\n`);
    return exitStatus.bug;
  }
  const exit = Math.min(...problems.map((problem) => exitStatus[problem.exit]));
  if (json) {
    const list = problems.map(({ code, at, message, todo }) => ({ code, ...at, what: message, todo }));
    effects.out(`${JSON.stringify({ status: "problem", exit, problems: list }, null, 2)}\n`);
  } else {
    effects.err(`\n${problems.map(problemText).join("\n\n")}\n`);
    if (problems.length > 1) effects.err(`\n${problems.length} problems. Nothing was published.\n`);
  }
  return exit;
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof Problem) return [error];
  if (error instanceof Error && /^Out of Memory Error/.test(error.message)) return [outOfMemory];
  if (isRefusal(error)) return [refused(error)];
  return error instanceof Problems ? error.list : [];
}

/** The system would not let us at a file: something that only the person can change. */
function isRefusal(error: unknown): error is NodeJS.ErrnoException {
  const { code, path } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  return path !== undefined && (code === "EACCES" || code === "EPERM");
}

function refused({ path }: NodeJS.ErrnoException): Problem {
  return new Problem({
    code: "no-access",
    exit: "disk",
    at: { file: path },
    what: "You may not read or write this file.",
    todo: "Ask whoever owns it for access, or put a copy that is yours in its place.",
  });
}

const outOfMemory = new Problem({
  code: "out-of-memory",
  exit: "data",
  what: "The engine ran out of the memory it may use.",
  todo: "Give it more with --memory, such as --memory 4GB, or run on a machine with more memory.",
});

/** Which file and line, what is wrong, what to do. */
function problemText({ at, message, todo, code }: Problem): string {
  const where = [at.file, at.line, at.line === undefined ? undefined : at.column].filter(
    (part) => part !== undefined,
  );
  const place = where.length > 0 ? `${where.join(":")}\n` : "";
  return `${place}  ${indent(message)}\n  → ${indent(todo)}\n  [${code}]`;
}

const indent = (text: string) => text.replaceAll("\n", "\n  ");
