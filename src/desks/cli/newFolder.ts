import { readdir } from "node:fs/promises";
import { Problem } from "../../vocabulary/problem.js";

/** Refuses a folder that holds anything; one that does not exist will do. `folder` is its name as typed. */
export async function refuseFull(target: string, folder: string): Promise<void> {
  const entries = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw cannotWrite(folder, error);
  });
  if (entries.length === 0) return;
  throw new Problem({
    code: "folder-not-empty",
    exit: "usage",
    at: { file: folder },
    what: `The folder is not empty: it holds ${entries.slice(0, 3).join(", ")}${entries.length > 3 ? " and more" : ""}.`,
    todo: "Name a folder that does not exist yet; nothing was written.",
  });
}

/** What the system says of a folder, as a problem; any other error as it is. */
export function cannotWrite(folder: string, error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof Problem || code === undefined) return error;
  return new Problem({
    code: "cannot-write",
    exit: "disk",
    at: { file: folder },
    what: `Nothing can be written there: ${message}.`,
    todo: "Choose a folder that you may write to, on a disk with room.",
  });
}
