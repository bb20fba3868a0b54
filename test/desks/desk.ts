import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Effects } from "../../src/desks/cli/effects.js";
import { runCli } from "../../src/desks/cli/runCli.js";

/** What a person sees of one command. */
export interface Seen {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Sits down at the desk in a folder and types a command. */
export async function type(
  folder: string,
  args: readonly string[],
  more: Partial<Effects> = {},
): Promise<Seen> {
  let [out, err] = ["", ""];
  const exit = await runCli(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    terminal: false,
    cwd: folder,
    now: () => 0,
    onStop: () => () => {},
    ...more,
  });
  return { exit, out, err };
}

/** A folder of its own with a new study in `study`, gone after use. */
export async function withStudy<T>(use: (desk: Desk) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "kvarter-desk-"));
  try {
    const { exit, err } = await type(folder, ["new", "study"]);
    if (exit !== 0) throw new Error(err);
    return await use(new Desk(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export class Desk {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  path(file: string): string {
    return join(this.folder, "study", file);
  }

  read(file: string): Promise<string> {
    return readFile(this.path(file), "utf8");
  }

  write(file: string, content: string | Uint8Array): Promise<void> {
    return writeFile(this.path(file), content);
  }

  /** Replaces a text that must be there. */
  async change(file: string, from: string | RegExp, to: string): Promise<void> {
    const before = await this.read(file);
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} does not hold ${String(from)}`);
    await this.write(file, after);
  }

  type(...args: readonly string[]): Promise<Seen> {
    return type(this.folder, args);
  }
}
