// npm run bench: how long the heavy work takes and how much memory it needs, beside R where R is there.
// Each measurement runs in a process of its own, so that peak memory is that of the work alone.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeData } from "./data.mjs";

const here = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "100000,1000000,10000000" },
    peer: { type: "boolean", default: true },
    // With 10 million rows R needs about 19 GB and three minutes: ask for it with --peer-rows 10000000.
    "peer-rows": { type: "string", default: "1000000" },
    threads: { type: "string", default: "2" },
  },
  allowNegative: true,
});

const jobs = ["domains from the table", "domains from Parquet", "logit", "calibration"];
const sizes = options.rows.split(",").map(Number);
const folder = join(here, "data");
mkdirSync(folder, { recursive: true });

const peer =
  options.peer && spawnSync("Rscript", ["-e", "library(survey)"], { stdio: "ignore" }).status === 0;
if (options.peer && !peer)
  console.log("R with the package survey is not on this machine: no peer is run beside.");

const header = [
  "job",
  "rows",
  "seconds (median of 5)",
  "peak MB",
  "R survey, seconds",
  "R peak MB",
  "R / Kvarter",
];
const table = [header];
for (const rows of sizes) {
  await makeData(folder, rows);
  for (const job of jobs) {
    const ours = measure(process.execPath, [join(here, "job.mjs"), job, folder, rows, options.threads]);
    const askR = peer && rows <= Number(options["peer-rows"]) && job !== "domains from Parquet";
    const theirs = askR ? measure("Rscript", [join(here, "peer.R"), job, folder, rows]) : null;
    if (theirs) compare(job, rows, ours.check, theirs.check);
    table.push([
      job,
      rows.toLocaleString("en"),
      ours.seconds.toFixed(3),
      ours.megabytes.toFixed(0),
      theirs ? theirs.seconds.toFixed(2) : "–",
      theirs ? theirs.megabytes.toFixed(0) : "–",
      theirs ? (theirs.seconds / ours.seconds).toFixed(0) : "–",
    ]);
    console.log(table.at(-1).join("  "));
  }
}
console.log(`\n${markdown(table)}`);

function measure(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args.map(String), {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stderr}`);
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

/** A race says nothing unless both ran to the same place. */
function compare(job, rows, ours, theirs) {
  ours.forEach((value, i) => {
    const error = Math.abs(value - theirs[i]) / Math.abs(theirs[i]);
    if (!(error < 1e-7)) throw new Error(`${job}, ${rows} rows: Kvarter says ${value}, R says ${theirs[i]}`);
  });
}

function markdown(rows) {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => row[k].length)));
  const line = (row) =>
    `| ${row.map((text, k) => (k === 0 ? text.padEnd(widths[k]) : text.padStart(widths[k]))).join(" | ")} |`;
  const rule = `|${widths.map((width, k) => (k === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join("\n");
}
