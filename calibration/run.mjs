// npm run calibrate: holds what is estimated against what is true, over many made-up worlds.
import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { page as effectsPage } from "./effects/page.mjs";
import { rows as effectsRows } from "./effects/tables.mjs";
import { outOfBounds } from "./guard.mjs";
import { page } from "./page.mjs";
import { rates } from "./rates.mjs";
import { intervals, tests } from "./tables.mjs";

const strands = {
  // Scales and imputed answers are tried in every fifth world.
  survey: { worker: "worker.mjs", page, rows: [...intervals, ...tests], least: 5 },
  // What takes longest is tried in every twentieth world.
  effects: { worker: "effects/worker.mjs", page: effectsPage, rows: effectsRows, least: 20 },
};

const here = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const { values } = parseArgs({
  options: {
    // Estimates of surveys (docs/proof.md), or of effects and chances (docs/proof-effects.md).
    of: { type: "string", default: "survey" },
    worlds: { type: "string", default: "500" },
    // Seed 1 was chosen to show the published figures, so it is no evidence.
    from: { type: "string", default: "2" },
    // Of surveys only.
    size: { type: "string", default: "0.1" },
    processes: { type: "string", default: "2" },
    // A file for the page; without it the page is printed.
    write: { type: "string" },
  },
});
const strand = strands[values.of];
if (!strand) throw new Error(`--of ${values.of}: ${Object.keys(strands).join(" or ")}`);
const [worlds, from, processes] = [values.worlds, values.from, values.processes].map(Number);
if (!(worlds >= strand.least)) throw new Error(`--worlds ${values.worlds}: at least ${strand.least}`);
const seeds = Array.from({ length: worlds }, (_, i) => from + i);

const start = performance.now();
const tried = await tryAll();
console.error(`${worlds} worlds in ${((performance.now() - start) / 1000).toFixed(0)} seconds`);

const byRow = rates(tried.map(({ observed }) => observed));
const refused = tried.flatMap((one) => one.refused ?? []);
const text = strand.page(byRow, { worlds, from, size: values.size, refused });
if (values.write) writeFileSync(values.write, text);
else console.log(text);

const wrong = outOfBounds(byRow, { worlds, refused, rows: strand.rows });
for (const line of wrong) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;

/** What came of each world, in the order of their seeds whichever process took it. */
async function tryAll() {
  const bySeed = new Map();
  await Promise.all(Array.from({ length: processes }, (_, p) => trySome(p, bySeed)));
  return seeds.map((seed) => bySeed.get(seed));
}

function trySome(part, bySeed) {
  const own = seeds.filter((_, i) => i % processes === part);
  return new Promise((resolve, reject) => {
    const worker = fork(join(here, strand.worker), [values.size, ...own.map(String)]);
    worker.on("message", ({ seed, ...found }) => {
      bySeed.set(seed, found);
      if (bySeed.size % 50 === 0) console.error(`${bySeed.size} of ${worlds}`);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error("a process of the calibration failed"));
    });
  });
}
