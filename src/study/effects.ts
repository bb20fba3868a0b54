import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Why a file of a study cannot be read. */
export type Unread =
  | "nothing"
  | "no-study-folder"
  | "folder"
  | "broken-link"
  | "outside"
  | "no-ordinary-file"
  | "not-allowed";

/** What reading a study does to the world: looks at files, nothing else. */
export interface Effects {
  /** The bytes of a file that lies in the study's folder, also after following links, or why there are none. */
  read(folder: string, file: string): Promise<Uint8Array | Unread>;
  /** The names in a folder, or none where it does not exist. */
  list(folder: string): Promise<readonly string[]>;
  /** The files in a folder and in the folders within it, by their paths from it. */
  listBelow(folder: string): Promise<readonly string[]>;
}

export const onThisMachine: Effects = {
  read: (folder, file) => read(folder, file).catch(orElse<Uint8Array | Unread>("nothing")),
  list: (folder) => readdir(folder).catch(orElse([])),
  listBelow: (folder) =>
    readdir(folder, { recursive: true }).then(
      (paths) => paths.map((path) => path.replaceAll("\\", "/")),
      orElse([]),
    ),
};

async function read(folder: string, file: string): Promise<Uint8Array | Unread> {
  const path = join(folder, file);
  const home = await realpath(folder).catch(orElse(null));
  if (home === null || !(await stat(home)).isDirectory()) return "no-study-folder";
  const real = await realpath(path).catch(orElse(null));
  if (real === null) {
    return lstat(path).then((lying) => (lying.isSymbolicLink() ? "broken-link" : "nothing"));
  }
  if (relative(home, real).split(sep)[0] === "..") return "outside";
  const lying = await stat(real);
  if (lying.isDirectory()) return "folder";
  if (!lying.isFile()) return "no-ordinary-file"; // a pipe would be waited for for ever
  return readFile(real).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EACCES" || error.code === "EPERM") return "not-allowed";
    throw error;
  });
}

const absent: ReadonlySet<string | undefined> = new Set(["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG"]);

/** A file that is not there is an answer; anything else (a broken disk) is not. */
function orElse<T>(answer: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (absent.has(error.code)) return answer;
    throw error;
  };
}
