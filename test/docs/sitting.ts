import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { evaluate } from "../../src/evaluate.js";
import type { Inline } from "../../src/vocabulary/document.js";
import { type } from "../desks/desk.js";
import { type Fence, fencesOf, type Page, root } from "./pages.js";

/**
 * Does what a page says, block by block, as a reader would who follows it from top to bottom. A comment before a
 * block says what the block is:
 *
 *     <!-- write: FILE -->       contents of a file in the reader's folder
 *     <!-- run -->               commands; <!-- run: exit 5 --> where they end with that status
 *     <!-- prints -->            what the last command printed; … stands for anything
 *     <!-- in: study.yaml -->    keys that replace those of the new study (my-study), which then still passes
 *                                `check`; <!-- in: instrument.yaml --> alike
 *     <!-- beside: FILE -->      a file that lies in the new study from then on, beside study.yaml
 *     <!-- report -->            body of a report of the new study, which passes; <!-- report: exit 5 --> does not
 *     <!-- reads -->             that report as a reader sees it, a line a paragraph
 */
export async function follow(page: Page): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "kvarter-docs-"));
  try {
    const sitting = new Sitting(folder);
    for (const fence of fencesOf(page)) {
      await sitting.take(fence).catch((error: unknown) => {
        throw new Error(`${page.path}:${fence.line}\n${error instanceof Error ? error.message : error}`);
      });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The study that the desk starts with "new", under the name that the pages give it. */
const newStudy = "my-study";
const page = "reports/page.en.md";

class Sitting {
  readonly #folder: string;
  readonly #beside = new Map<string, string>();
  #printed = "";

  constructor(folder: string) {
    this.#folder = folder;
  }

  async take({ asks, of, text }: Fence): Promise<void> {
    switch (asks) {
      case null:
        return;
      case "write":
        return this.#write(of, text);
      case "run":
        return this.#run(text, exitIn(of));
      case "in":
        return this.#replace(of, text);
      case "beside":
        this.#beside.set(of, text);
        return;
      case "report":
        return this.#report(text, exitIn(of));
      case "reads":
        return expectText(await this.#read(), text);
      case "prints":
        return expectText(this.#printed, text);
      default:
        throw new Error(`nothing is known of “<!-- ${asks} -->”`);
    }
  }

  async #write(file: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.#folder, file)), { recursive: true });
    await writeFile(join(this.#folder, file), text);
  }

  async #run(commands: string, exit: number): Promise<void> {
    for (const command of commands.trim().split("\n")) {
      const args = await argumentsOf(command);
      if (args.some((arg) => arg.startsWith("examples/"))) await this.#bringExamples();
      await this.#type(args, exit);
    }
  }

  async #type(args: readonly string[], exit: number): Promise<void> {
    this.#printed = "";
    const hear = (text: string) => {
      this.#printed += text;
    };
    const seen = await type(this.#folder, args, { out: hear, err: hear });
    if (seen.exit !== exit)
      throw new Error(`kvarter ${args.join(" ")}: exit ${seen.exit}, not ${exit}\n${this.#printed}`);
  }

  async #bringExamples(): Promise<void> {
    const filter = (path: string) => !/[/\\]out$/.test(path);
    await cp(join(root, "examples"), join(this.#folder, "examples"), { recursive: true, filter });
  }

  /** Checks the new study with some keys replaced, and puts it back. */
  async #replace(file: string, fragment: string): Promise<void> {
    const study = await this.#freshStudy();
    const path = join(study, file);
    // Comments and order do not matter; "failsafe" keeps codes such as 01 as they are written.
    const before = parse(await readFile(path, "utf8"), { schema: "failsafe" });
    await writeFile(path, stringify({ ...before, ...parse(fragment, { schema: "failsafe" }) }));
    await this.#writeReport(study, "People were asked.\n"); // the study's own speaks of measures that may now be others
    await this.#type(["check", newStudy, "--quiet"], 0);
  }

  async #report(body: string, exit: number): Promise<void> {
    const study = await this.#freshStudy();
    await this.#writeReport(study, body);
    await writeFile(join(study, "study.yaml"), await withFacts(join(study, "study.yaml")));
    await this.#type(["check", newStudy, "--quiet"], exit);
  }

  /** Puts one report in the place of those that the study has. */
  async #writeReport(study: string, body: string): Promise<void> {
    const text = body.startsWith("---") ? body : `---\ntitle: A page\nslug: page\n---\n${body}`;
    await rm(join(study, "reports"), { recursive: true });
    await mkdir(join(study, "reports"));
    await writeFile(join(study, page), text);
  }

  /** What a reader sees of the report that was just written. */
  async #read(): Promise<string> {
    const { publication } = await evaluate(join(this.#folder, newStudy));
    const blocks = publication.reports[0]?.blocks ?? [];
    return blocks
      .flatMap((block) =>
        block.kind === "paragraph" || block.kind === "heading" ? [plainText(block.children)] : [],
      )
      .join("\n");
  }

  async #freshStudy(): Promise<string> {
    const study = join(this.#folder, newStudy);
    await rm(study, { recursive: true, force: true });
    await this.#type(["new", newStudy], 0);
    for (const [file, text] of this.#beside) await this.#write(join(newStudy, file), text);
    return study;
  }
}

/** The new study names no facts; the pages that speak of them need one. */
async function withFacts(path: string): Promise<string> {
  const text = await readFile(path, "utf8");
  return text.replace(
    "about:\n",
    "about:\n  facts: {statbank: {en: Statistics Denmark, da: Danmarks Statistik}}\n",
  );
}

function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ("children" in inline ? plainText(inline.children) : inline.text)).join("");
}

/** `npx kvarter run x` or `npm start`, as the program gets it. */
async function argumentsOf(command: string): Promise<readonly string[]> {
  if (command === "npm start") {
    const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    return argumentsOf(scripts.start.replace(/^.*main\.js/, "npx kvarter"));
  }
  const [npx, kvarter, ...args] = command.replace(/ +#.*$/, "").split(" ");
  if (npx !== "npx" || kvarter !== "kvarter") throw new Error(`“${command}” is not a command of Kvarter`);
  return args;
}

function exitIn(of: string): number {
  return Number(/^exit (\d+)$/.exec(of)?.[1] ?? 0);
}

/** Equal but for the time that a step took; … stands for anything. */
function expectText(printed: string, told: string): void {
  const steady = (text: string) => text.replaceAll(/^ *\d+\.\d s {2}/gm, "   0.0 s  ").trim();
  const pattern = steady(told)
    .split("…")
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("[\\s\\S]*?");
  if (!new RegExp(`^${pattern}$`).test(steady(printed)))
    throw new Error(`the page says\n\n${told}\nbut this is printed\n\n${printed}`);
}
