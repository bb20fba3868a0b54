import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { writeCsv } from "../../files/csv/writeCsv.js";
import { readExcel } from "../../files/excel/readExcel.js";
import { FileProblem } from "../../files/fileProblem.js";
import type { LeftOut } from "../../files/leftOut.js";
import { readSas } from "../../files/sas/readSas.js";
import { readSpss } from "../../files/spss/readSpss.js";
import { writeSpss } from "../../files/spss/write/writeSpss.js";
import { readStata } from "../../files/stata/readStata.js";
import { writeStata } from "../../files/stata/writeStata.js";
import type { WritableFile } from "../../files/writableFile.js";
import type { LabelledFile } from "../../vocabulary/labelled.js";
import { Problem } from "../../vocabulary/problem.js";
import { problems } from "./convertProblems.js";
import type { Effects } from "./effects.js";
import { cannotWrite } from "./newFolder.js";
import type { Common } from "./runCli.js";
import type { Stop } from "./stopping.js";
import { counted } from "./study.js";

/** What was typed. */
interface ConvertOptions extends Common {
  readonly date?: string;
  readonly sheet?: string;
  readonly force?: boolean;
}

type Read = (path: string, options: ConvertOptions) => Promise<LabelledFile>;
type Write = (file: WritableFile, path: string, createdAt: Date) => Promise<readonly LeftOut[]>;

const readers: Readonly<Record<string, Read>> = {
  sav: readSpss,
  zsav: readSpss,
  dta: readStata,
  sas7bdat: (path) => readSas(path),
  xpt: (path) => readSas(path),
  xlsx: (path, { sheet }) => readExcel(path, sheet === undefined ? {} : { sheet }),
};

const writers: Readonly<Record<string, Write>> = {
  sav: (file, path, createdAt) =>
    writeSpss(file, path, { compression: "bytecode", createdAt }).then(() => []),
  zsav: (file, path, createdAt) => writeSpss(file, path, { compression: "zlib", createdAt }).then(() => []),
  dta: (file, path, createdAt) => writeStata(file, path, { createdAt }),
  csv: writeCsv,
};

/** What a study reads without converting, and nothing is converted from. */
const readAsItIs: ReadonlyMap<string, string> = new Map([
  ["csv", "CSV"],
  ["parquet", "Parquet"],
]);

/**
 * `kvarter convert`: writes what a file of a statistics package or a workbook holds as another.
 *
 * The new file takes its name when it is whole, so nothing is lost and nothing half is left where that fails.
 */
export async function convert(
  from: string,
  to: string,
  options: ConvertOptions,
  effects: Effects,
  stop: Stop,
): Promise<void> {
  const read = byEnding(readers, from, "read");
  const write = byEnding(writers, to, "written");
  const createdAt = dayFrom(options.date ?? "2000-01-01");
  const [source, target] = [resolve(effects.cwd, from), resolve(effects.cwd, to)];
  if (!existsSync(source)) throw problems.noFile(from);
  if (existsSync(target) && !options.force) throw problems.exists(to);
  const seen = { rows: 0 };
  const fresh = `${target}.kvarter-new`;
  try {
    const { label, notes, variables } = await read(source, options);
    async function* batches() {
      seen.rows = 0;
      for await (const batch of (await read(source, options)).batches) {
        stop.check();
        seen.rows += batch.rows;
        yield batch;
      }
    }
    const leftOut = await write({ label, notes, variables, batches }, fresh, createdAt);
    await rename(fresh, target);
    tell({ to, target, variables: variables.length, rows: seen.rows, leftOut }, options, effects);
  } catch (error) {
    await rm(fresh, { force: true });
    if (error instanceof FileProblem) throw problems.unreadable(from, error);
    throw error instanceof Problem ? problems.notHeld(from, error) : cannotWrite(to, error);
  }
}

interface Done {
  readonly to: string;
  readonly target: string;
  readonly variables: number;
  readonly rows: number;
  readonly leftOut: readonly LeftOut[];
}

function tell({ to, target, variables, rows, leftOut }: Done, options: Common, effects: Effects): void {
  if (options.json) {
    const told = { status: "ok", exit: 0, file: target, variables, rows, leftOut };
    effects.out(`${JSON.stringify(told, null, 2)}\n`);
    return;
  }
  const size = `${counted(rows, "row", "rows")} of ${counted(variables, "variable", "variables")}`;
  effects.out([`${to} holds ${size}.`, ...leftOutWords(leftOut), ""].join("\n"));
}

/** A line for each kind of thing that the new file has no place for. */
function leftOutWords(leftOut: readonly LeftOut[]): readonly string[] {
  const kinds = [...new Set(leftOut.map(({ what }) => what))];
  return kinds.map((kind) => {
    const names = leftOut
      .filter(({ what }) => what === kind)
      .map(({ variable }) => variable ?? "the file itself");
    const more = names.length > 5 ? ` and ${names.length - 5} more` : "";
    return `Left out: ${kind} (${names.slice(0, 5).join(", ")}${more}).`;
  });
}

function byEnding<T>(known: Readonly<Record<string, T>>, file: string, done: "read" | "written"): T {
  const ending = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? "";
  const found = Object.hasOwn(known, ending) ? known[ending] : undefined;
  const read = done === "read" ? readAsItIs.get(ending) : undefined;
  if (read !== undefined) throw problems.asItIs(file, read);
  if (found === undefined) throw problems.ending(file, done, Object.keys(known));
  return found;
}

function dayFrom(text: string): Date {
  const day = new Date(`${text}T00:00:00Z`);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.valueOf());
  if (!isDay || !day.toISOString().startsWith(text)) throw problems.date(text);
  return day;
}
