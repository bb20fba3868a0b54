// node bench/spss.mjs, after npm run build: an SPSS file of 100,000 × 100 numbers, read here and by R's haven.
import { spawnSync } from "node:child_process";
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { readSpss } from "../dist/files/spss/readSpss.js";
import { writeSpss } from "../dist/files/spss/write/writeSpss.js";

const [rows, columns, rounds] = [100_000, 100, 5];
const folder = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "data");
mkdirSync(folder, { recursive: true });

// A third of the columns measured, the others codes: what a survey's file is like.
const values = Array.from({ length: columns }, (_, k) =>
  Float64Array.from({ length: rows }, (_, r) => (k % 3 === 0 ? Math.sin(r * (k + 1)) : (r * 7 + k) % 11)),
);
const variables = values.map((_, k) => ({
  ...{
    name: `item_${k}`,
    label: `Item ${k}`,
    kind: "number",
    temporal: null,
    format: null,
    measure: "scale",
  },
  ...{ labels: [{ value: 1, label: "yes" }], missing: { values: [9], ranges: [] } },
}));
const batches = () => [{ rows, columns: values.map((one) => ({ kind: "number", values: one, tags: null })) }];

const haven = spawnSync("Rscript", ["-e", "library(haven)"], { stdio: "ignore" }).status === 0;
if (!haven) console.log("R with the package haven is not on this machine: no peer is run beside.");
console.log("| file | MB | seconds (median of 5) | haven, seconds | haven / Kvarter |");
console.log("|---|--:|--:|--:|--:|");
for (const compression of ["none", "bytecode", "zlib"]) {
  const path = join(folder, `${compression}.${compression === "zlib" ? "zsav" : "sav"}`);
  await writeSpss({ label: null, notes: [], variables, batches }, path, {
    compression,
    createdAt: new Date(0),
  });
  const ours = await measure(path);
  const theirs = haven ? measureHaven(path) : null;
  if (theirs && Math.abs(ours.sum - theirs.sum) > 1e-6 * Math.abs(ours.sum))
    throw new Error(`Kvarter sums to ${ours.sum}, haven to ${theirs.sum}`);
  const megabytes = (statSync(path).size / 2 ** 20).toFixed(0);
  const peer = theirs ? [theirs.seconds.toFixed(2), (theirs.seconds / ours.seconds).toFixed(1)] : ["–", "–"];
  console.log(`| ${[compression, megabytes, ours.seconds.toFixed(2), ...peer].join(" | ")} |`);
}

async function measure(path) {
  const seconds = [];
  let sum = 0;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const read = [];
    for await (const batch of (await readSpss(path)).batches) read.push(batch);
    seconds.push((performance.now() - start) / 1000);
    sum = read
      .flatMap((batch) => batch.columns)
      .reduce((all, one) => one.values.reduce((s, v) => s + v, all), 0);
  }
  return { seconds: seconds.sort((a, b) => a - b)[Math.floor(rounds / 2)], sum };
}

function measureHaven(path) {
  const code = `
    t <- sapply(1:${rounds}, function(i) system.time(x <<- haven::read_sav("${path}", user_na = TRUE))[["elapsed"]])
    cat(sprintf('{"seconds": %.17g, "sum": %.17g}', median(t), sum(sapply(x, function(v) sum(unclass(v))))))`;
  const { status, stdout, stderr } = spawnSync("Rscript", ["-e", code], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
