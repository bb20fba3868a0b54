import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { evaluate } from "../../src/evaluate.js";
import { type Problem, Problems } from "../../src/vocabulary/problem.js";

/** A study of these files, evaluated in a folder that is gone afterwards. */
export async function evaluatedFiles(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), "kvarter-study-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return await evaluate(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What is told of a study that is refused, a line a problem; "nothing" of one that passes. */
export const problemsTold = (
  evaluated: Promise<unknown>,
  told = ({ code, message, todo }: Problem) => `${code}: ${message} → ${todo}`,
) =>
  evaluated.then(
    () => "nothing",
    (error) => {
      if (!(error instanceof Problems)) throw error;
      return error.list.map(told).join("\n");
    },
  );
