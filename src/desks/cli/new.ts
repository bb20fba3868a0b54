import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Effects } from "./effects.js";
import { cannotWrite, refuseFull } from "./newFolder.js";
import type { Common } from "./runCli.js";

const packageFolder = fileURLToPath(new URL("../../../", import.meta.url));
const template = join(packageFolder, "assets", "new-study");

/** `kvarter new`: copies a small study that runs, and tells what to do next. */
export async function startStudy(folder: string, options: Common, effects: Effects): Promise<void> {
  const target = resolve(effects.cwd, folder);
  await refuseFull(target, folder);
  const files = (await readdir(template, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const names = files.map((entry) => relative(template, join(entry.parentPath, entry.name))).sort();
  const schema = pathToFileURL(join(packageFolder, "schema")).href;
  try {
    for (const name of names) {
      await mkdir(dirname(join(target, name)), { recursive: true });
      const text = await readFile(join(template, name), "utf8");
      await writeFile(join(target, name), text.replaceAll("{{schema}}", schema), { flag: "wx" });
    }
  } catch (error) {
    throw cannotWrite(folder, error);
  }
  if (options.json)
    effects.out(`${JSON.stringify({ status: "ok", exit: 0, folder: target, files: names }, null, 2)}\n`);
  else effects.out(`A study is in ${folder}: ${names.join(", ")}.\nRun it:  npx kvarter run ${folder}\n`);
}
