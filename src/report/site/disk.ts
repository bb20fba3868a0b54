import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** What writing a site does to the world; a test can let any of it fail. */
export interface DiskEffects {
  /** Number of this process. */
  readonly pid: number;
  /** Whether a process of that number is running. */
  runs(pid: number): boolean;
  /** Names in a folder; `null` where there is none. */
  list(folder: string): Promise<readonly string[] | null>;
  /** Makes a folder and those above it; nothing where it is there. */
  makeFolder(folder: string): Promise<void>;
  /** Writes a new file and waits until the disk has it. */
  write(file: string, content: string | Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a folder with all in it; nothing where there is none. */
  remove(folder: string): Promise<void>;
}

export const onThisMachine: DiskEffects = {
  pid: process.pid,
  runs(pid) {
    try {
      return process.kill(pid, 0);
    } catch (error) {
      return codeOf(error) === "EPERM";
    }
  },
  async list(folder) {
    try {
      return await readdir(folder);
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null;
      throw error;
    }
  },
  makeFolder,
  async write(file, content) {
    await writeFile(file, content, { flag: "wx", flush: true });
  },
  rename,
  async remove(folder) {
    await rm(folder, { recursive: true, force: true });
  },
};

/** Not `recursive`: where a folder cannot be made at all, as in /proc, Node 20 then tries without end. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) === "EEXIST" && (await stat(folder)).isDirectory()) return;
    if (codeOf(error) !== "ENOENT" || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

/** The system's name for what went wrong, as in "ENOSPC"; an empty text for any other error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
