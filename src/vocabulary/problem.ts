/** Where in a person's files something is wrong; lines and columns count from 1. */
export interface Whereabouts {
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** Exit status of the command, by the kind of thing that went wrong. */
export const exitStatus = {
  ok: 0,
  bug: 1,
  usage: 2,
  study: 3,
  data: 4,
  claim: 5,
  gate: 6,
  disk: 7,
  interrupted: 130,
} as const;

export type ExitKind = Exclude<keyof typeof exitStatus, "ok" | "bug">;

/** Something the person can fix: which file, which line, what is wrong, what to do. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: string;
  readonly exit: ExitKind;
  readonly at: Whereabouts;
  readonly todo: string;

  constructor(told: { code: string; exit: ExitKind; at?: Whereabouts; what: string; todo: string }) {
    super(told.what);
    this.code = told.code;
    this.exit = told.exit;
    this.at = told.at ?? {};
    this.todo = told.todo;
  }
}

/** The same problem, or problems, told of another place; anything else as it is. */
export function placedAt(error: unknown, at: Whereabouts): unknown {
  const moved = (problem: Problem) =>
    new Problem({ code: problem.code, exit: problem.exit, at, what: problem.message, todo: problem.todo });
  if (error instanceof Problems) return new Problems(error.list.map(moved));
  return error instanceof Problem ? moved(error) : error;
}

/** Several problems found together, so that a person need not fix them one run at a time. */
export class Problems extends Error {
  override readonly name = "Problems";
  readonly list: readonly Problem[];

  constructor(list: readonly Problem[]) {
    super(list.map((problem) => problem.message).join("\n"));
    this.list = list;
  }
}
