import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Effects } from "./effects.js";
import { cannotWrite, refuseFull } from "./newFolder.js";
import type { Common } from "./runCli.js";

const packageFolder = fileURLToPath(new URL("../../../", import.meta.url));
const template = join(packageFolder, "assets", "new-study");

/** The languages that the small study is written in. */
export const templateLanguages = ["en", "da"] as const;
type TemplateLanguage = (typeof templateLanguages)[number];

/** What was typed. */
export interface NewOptions extends Common {
  readonly language?: TemplateLanguage;
}

/** `kvarter new`: copies a small study that runs, in both its languages or in one, and tells what to do next. */
export async function startStudy(folder: string, options: NewOptions, effects: Effects): Promise<void> {
  const target = resolve(effects.cwd, folder);
  await refuseFull(target, folder);
  const files = (await readdir(template, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const { language } = options;
  const others = templateLanguages.filter((other) => language !== undefined && other !== language);
  const names = files
    .map((entry) => relative(template, join(entry.parentPath, entry.name)))
    .filter((name) => !others.some((other) => name.endsWith(`.${other}.md`)))
    .sort();
  const schema = pathToFileURL(join(packageFolder, "schema")).href;
  try {
    for (const name of names) {
      await mkdir(dirname(join(target, name)), { recursive: true });
      const text = await readFile(join(template, name), "utf8");
      const kept = language !== undefined && name.endsWith(".yaml") ? inOne(language, text) : text;
      await writeFile(join(target, name), kept.replaceAll("{{schema}}", schema), { flag: "wx" });
    }
  } catch (error) {
    throw cannotWrite(folder, error);
  }
  if (options.json)
    effects.out(`${JSON.stringify({ status: "ok", exit: 0, folder: target, files: names }, null, 2)}\n`);
  else effects.out(`A study is in ${folder}: ${names.join(", ")}.\nRun it:  npx kvarter run ${folder}\n`);
}

/** The template's text in one of its languages: of `{en: …, da: …}`, and of a line each, the other is taken out. */
function inOne(language: TemplateLanguage, text: string): string {
  const others = templateLanguages.filter((other) => other !== language).join("|");
  return text
    .replace("languages: [en, da]", `languages: [${language}]`)
    .replace(/\{en: (.*?), da: (.*?)\}/g, (_, en, da) => `{${language}: ${language === "en" ? en : da}}`)
    .replace(new RegExp(`^ +(${others}): .*\n`, "gm"), "");
}
