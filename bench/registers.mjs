// A register by `kvarter world`, a Parquet file a year, and how long work on all of its person-years takes.
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { measure } from "./measuring.mjs";
import { works } from "./registerWork.mjs";

const here = import.meta.dirname ?? new URL(".", import.meta.url).pathname;

/** A table of works, each done once; stops where a figure is not what was planted, within four standard errors. */
export function registers(data, { people, years, threads, memory }) {
  const folder = join(data, `register-${people}-${years}`);
  makeRegister(folder, people, years);
  const table = [
    ["job", "person-years", "seconds", "CPU seconds", "peak MB", "found (standard error), planted"],
  ];
  for (const job of Object.keys(works)) {
    const done = measure(process.execPath, [join(here, "registerJob.mjs"), job, folder, threads, memory]);
    for (const figure of done.figures) mustBeFound(job, figure);
    const { value, se, planted } = done.figures.at(-1);
    table.push([
      job,
      (people * (job === "effects, people in areas" ? 7 : years)).toLocaleString("en"),
      done.seconds.toFixed(1),
      done.cpu.toFixed(1),
      done.megabytes.toFixed(0),
      `${value.toFixed(4)} (${se.toFixed(4)}), ${planted}`,
    ]);
    console.log(table.at(-1).join("  "));
  }
  return table;
}

/** Writes the register unless it is there; its truth is written last. */
function makeRegister(folder, people, years) {
  if (existsSync(join(folder, "truth.json"))) return;
  rmSync(folder, { recursive: true, force: true });
  const main = join(here, "../dist/desks/cli/main.js");
  const asked = ["--size", "register", "--people", people, "--years", years, "--quiet"];
  const { status, stderr } = spawnSync(process.execPath, [main, "world", folder, ...asked], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`kvarter world failed:\n${stderr}`);
}

function mustBeFound(job, { what, value, se, planted }) {
  if (!(se > 0 && Math.abs(value - planted) < 4 * se))
    throw new Error(`${job}, ${what}: ${value} with standard error ${se}, but ${planted} was planted`);
}
