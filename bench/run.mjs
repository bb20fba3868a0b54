// npm run bench: how long the heavy work takes and how much memory it needs, beside R where R is there.
// Each measurement runs in a process of its own, so that peak memory is that of the work alone.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeData } from "./data.mjs";
import { compare, markdown, measure } from "./measuring.mjs";
import { registers } from "./registers.mjs";

const here = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "100000,1000000,10000000" },
    peer: { type: "boolean", default: true },
    // With 10 million rows R needs about 19 GB and three minutes: ask for it with --peer-rows 10000000.
    "peer-rows": { type: "string", default: "1000000" },
    threads: { type: "string", default: "2" },
    // The register that the heaviest work is for: --people 10000000 --years 40, 2 GB on the disk.
    people: { type: "string", default: "100000" },
    years: { type: "string", default: "22" },
    memory: { type: "string", default: "4GB" },
  },
  allowNegative: true,
});

const jobs = ["domains from the table", "domains from Parquet", "logit", "calibration"];
const sizes = options.rows.split(",").map(Number);
const folder = join(here, "data");
mkdirSync(folder, { recursive: true });

const runs = (code) => spawnSync("Rscript", ["-e", code], { stdio: "ignore" }).status === 0;
const peer = options.peer && runs("library(survey)");
const basePeer = options.peer && runs("1");
if (options.peer && !peer)
  console.log("R with the package survey is not on this machine: no peer is run beside.");

const header = ["job", "rows", "seconds (median of 5)", "peak MB", "R, seconds", "R peak MB", "R / Kvarter"];
const table = [header];
for (const rows of sizes) {
  await makeData(folder, rows);
  for (const job of jobs) {
    const ours = measure(process.execPath, [join(here, "job.mjs"), job, folder, rows, options.threads]);
    const askR = peer && rows <= Number(options["peer-rows"]) && job !== "domains from Parquet";
    tell(job, rows, ours, askR ? measure("Rscript", [join(here, "peer.R"), job, folder, rows]) : null);
  }
}
tell(
  "group-time effects",
  2_000_000,
  measure(process.execPath, [join(here, "panelJob.mjs"), folder, options.threads]),
  basePeer ? measure("Rscript", [join(here, "panelPeer.R"), folder]) : null,
);
console.log(`\n${markdown(table)}\n`);

const measured = registers(folder, options);
console.log(`\n${markdown(measured)}`);

function tell(job, rows, ours, theirs) {
  if (theirs) compare(`${job}, ${rows} rows`, ours.check, theirs.check);
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
