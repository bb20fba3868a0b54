// What every measurement shares: a process of its own, its peak memory, and a table of what was measured.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Runs a program that prints its measurement as a line of JSON, its last. */
export function measure(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args.map(String), {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stderr}`);
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

/** Peak memory of this process alone; where there is no /proc, the system's count, which can hold the parent's. */
export function peak() {
  if (!existsSync("/proc/self/status")) return process.resourceUsage().maxRSS / 1024;
  return Number(readFileSync("/proc/self/status", "utf8").match(/VmHWM:\s+(\d+)/)[1]) / 1024;
}

/** Does a piece of work some times: the median of its seconds, on the clock and of the processors, and what it came to. */
export async function timed(rounds, work) {
  const [seconds, cpu] = [[], []];
  let result;
  for (let round = 0; round < rounds; round++) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    result = await work();
    seconds.push((performance.now() - start) / 1000);
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1e6);
  }
  const median = (list) => list.sort((a, b) => a - b)[Math.floor(rounds / 2)];
  return { seconds: median(seconds), cpu: median(cpu), result };
}

/** A race says nothing unless both ran to the same place. */
export function compare(job, ours, theirs) {
  ours.forEach((value, i) => {
    const error = Math.abs(value - theirs[i]) / Math.abs(theirs[i]);
    if (!(error < 1e-7)) throw new Error(`${job}: Kvarter says ${value}, R says ${theirs[i]}`);
  });
}

export function markdown(rows) {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => row[k].length)));
  const line = (row) =>
    `| ${row.map((text, k) => (k === 0 ? text.padEnd(widths[k]) : text.padStart(widths[k]))).join(" | ")} |`;
  const rule = `|${widths.map((width, k) => (k === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join("\n");
}
