import { resolve } from "node:path";
import type { Progress } from "../../vocabulary/evaluation.js";
import { Problem } from "../../vocabulary/problem.js";
import { makeWorld } from "../../world/makeWorld.js";
import { writeRegister } from "../../world/register/writeRegister.js";
import { writeWorld } from "../../world/writeWorld.js";
import type { Effects } from "./effects.js";
import { cannotWrite, refuseFull } from "./newFolder.js";
import type { Common } from "./runCli.js";
import type { Stop } from "./stopping.js";
import { counted, steps } from "./study.js";

/** What was typed. */
export interface WorldOptions extends Common {
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
  const files = await write(steps(options, effects, stop)).catch((error: unknown) => {
    throw cannotWrite(folder, error);
  });
  if (options.json) {
    effects.out(`${JSON.stringify({ status: "ok", exit: 0, folder: target, files }, null, 2)}\n`);
    return;
  }
  effects.out(
    `A synthetic Denmark is in ${folder}: ${counted(files.length, "file", "files")}. What is true of it stands in truth.json.\n`,
  );
}

/** Reads all options, so that a wrong one is told before anything is done. */
function writing(
  target: string,
  options: WorldOptions,
  stop: Stop,
): (progress: Progress) => Promise<readonly string[]> {
  const seed = whole("seed", options.seed ?? "1", -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const size = sizeFrom(options.size ?? "1");
  const people = whole("people", options.people ?? "10000000", 1, 1e9);
  const years = whole("years", options.years ?? "40", 1, 100);
  if (size === "register") {
    const register = { seed, people, years, lastYear: 2021 };
    return (progress) => writeRegister(target, register, { progress, onStore: stop.interrupts });
  }
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

function sizeFrom(text: string): number | "register" {
  const size = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (text === "register") return text;
  if (size >= 0.01 && size <= 1) return size;
  throw new Problem({
    code: "size-unknown",
    exit: "usage",
    what: `--size is “${text}”, which no world has.`,
    todo: "Write a number from 0.01 to 1, where 1 is 27,273 people invited in 66 areas, or “register”.",
  });
}
