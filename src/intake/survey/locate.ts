import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import type { Source, Study } from "../../vocabulary/study.js";
import { problems } from "../problems.js";

/** The absolute path of a source's file, which must lie in the study's folder, also after following links. */
export async function locate(
  study: Pick<Study, "folder">,
  source: Pick<Source, "file" | "line">,
): Promise<string> {
  const at = { file: source.file };
  const path = join(study.folder, source.file);
  const real = await realpath(path).catch(() => null);
  if (real === null) {
    const link = await lstat(path).catch(() => null);
    if (link !== null) throw problems.notAFile({ at, file: source.file, is: "a link that leads nowhere" });
    const folder = dirname(source.file);
    const lying = await readdir(join(study.folder, folder)).catch(() => []);
    const known = lying.toSorted().map((name) => (folder === "." ? name : `${folder}/${name}`));
    throw problems.noFile({ at, file: source.file, studyLine: source.line, known });
  }
  if (!real.startsWith((await realpath(study.folder)) + sep)) {
    throw problems.fileOutside({ at, file: source.file });
  }
  const lying = await stat(real);
  if (lying.isDirectory()) throw problems.notAFile({ at, file: source.file, is: "a folder" });
  if (!lying.isFile()) throw problems.notAFile({ at, file: source.file, is: "no ordinary file" }); // a pipe never ends
  return path;
}
