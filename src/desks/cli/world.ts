import { resolve } from "node:path";
import type { Progress } from "../../vocabulary/evaluation.js";
import { Problem } from "../../vocabulary/problem.js";
import { makeWorld } from "../../world/makeWorld.js";
import { writeRegister } from "../../world/register/writeRegister.js";
import { writeRegisters } from "../../world/registers/writeRegisters.js";
import { writeWorld } from "../../world/writeWorld.js";
import type { Effects } from "./effects.js";
import { cannotWrite, refuseFull } from "./newFolder.js";
import type { Common } from "./runCli.js";
import type { Stop } from "./stopping.js";
import { counted, steps } from "./study.js";

/** What was typed. */
export interface WorldOptions extends Common {
  readonly strand?: string;
  readonly seed?: string;
  readonly size?: string;
  /** Of a register. */
  readonly people?: string;
  readonly years?: string;
}

/** `kvarter world`: makes a synthetic Denmark, or a register of one, and writes it with its truth. */
export async function world(
  folder: string,
  options: WorldOptions,
  effects: Effects,
  stop: Stop,
): Promise<void> {
  const target = resolve(effects.cwd, folder);
  const write = writing(target, options, stop);
  await refuseFull(target, folder);
  const files = await write(steps(options, effects, stop).progress).catch((error: unknown) => {
    throw cannotWrite(folder, error);
  });
  if (options.json) {
    effects.out(`${JSON.stringify({ status: "ok", exit: 0, folder: target, files }, null, 2)}\n`);
    return;
  }
  const lines = [
    `A synthetic Denmark is in ${folder}: ${counted(files.length, "file", "files")}. What is true of it stands in truth.json.`,
    ...nextStep(folder, files),
  ];
  effects.out(`${lines.join("\n")}\n`);
}

/** What can be done with a study that was written; nothing where none was. */
function nextStep(folder: string, files: readonly string[]): readonly string[] {
  if (!files.includes("study.yaml")) return [];
  const hasReport = files.some((file) => file.startsWith("reports/"));
  return [
    hasReport
      ? `Run it:  npx kvarter run ${folder}`
      : `Check it:  npx kvarter check ${folder}\nIt has no report yet: write one in ${folder}/reports/summary.en.md, as docs/formats/reports.md tells.`,
  ];
}

/** Reads all options, so that a wrong one is told before anything is done. */
function writing(
  target: string,
  options: WorldOptions,
  stop: Stop,
): (progress: Progress) => Promise<readonly string[]> {
  const seed = whole("seed", options.seed ?? "1", -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const strand = strandFrom(options.strand ?? "survey");
  const size = sizeFrom(options.size ?? "1", strand);
  const people = whole("people", options.people ?? "10000000", 1, 1e9);
  const years = whole("years", options.years ?? "40", 1, 100);
  if (size === "register") {
    const register = { seed, people, years, lastYear: 2021 };
    return (progress) => writeRegister(target, register, { progress, onStore: stop.interrupts });
  }
  if (strand === "registers")
    return (progress) => writeRegisters(target, { seed, size }, { progress, onStore: stop.interrupts });
  return async (progress) => {
    await progress("Making the world");
    const made = makeWorld({ seed, size });
    await progress("Writing it, with its truth");
    return writeWorld(target, made);
  };
}

function whole(option: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^-?\d+$/.test(text) && number >= least && number <= most) return number;
  throw new Problem({
    code: "option-not-whole",
    exit: "usage",
    what: `--${option} is “${text}”, which is not a whole number from ${least} to ${most}.`,
    todo: `Write such a number, as in --${option} 1.`,
  });
}

const strands = ["survey", "registers"] as const;
type Strand = (typeof strands)[number];

function strandFrom(text: string): Strand {
  const strand = strands.find((one) => one === text);
  if (strand) return strand;
  throw new Problem({
    code: "strand-unknown",
    exit: "usage",
    what: `--strand is “${text}”, and there is no such strand.`,
    todo: `Write ${strands.join(" or ")}.`,
  });
}

function sizeFrom(text: string, strand: Strand): number | "register" {
  const size = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (text === "register" && strand === "survey") return text;
  if (size >= 0.01 && size <= 1) return size;
  throw new Problem({
    code: "size-unknown",
    exit: "usage",
    what: `--size is “${text}”, which no world has.`,
    todo:
      strand === "survey"
        ? "Write a number from 0.01 to 1, where 1 is 27,273 people invited in 66 areas, or “register”."
        : "Write a number from 0.01 to 1, where 1 is 46,600 children in 66 areas and elsewhere.",
  });
}
