import { readdir, readFile } from "node:fs/promises";

/** What reading a study does to the world: looks at files, nothing else. */
export interface Effects {
  /** The bytes of a file, or `null` where there is none. */
  read(path: string): Promise<Uint8Array | null>;
  /** The names in a folder, or none where it does not exist. */
  list(folder: string): Promise<readonly string[]>;
}

export const onThisMachine: Effects = {
  read: (path) => readFile(path).catch(orElse(null)),
  list: (folder) => readdir(folder).catch(orElse([])),
};

/** A file that is not there is an answer; anything else (no permission, a broken disk) is not. */
function orElse<T>(answer: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "EISDIR") return answer;
    throw error;
  };
}
