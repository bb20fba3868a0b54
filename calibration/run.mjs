// npm run calibrate: holds what is estimated against what is true, over many made-up worlds.
import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { outOfBounds } from "./guard.mjs";
import { page } from "./page.mjs";
import { rates } from "./rates.mjs";

const here = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const { values } = parseArgs({
  options: {
    worlds: { type: "string", default: "500" },
    // Seed 1 was chosen to show the published figures, so it is no evidence.
    from: { type: "string", default: "2" },
    size: { type: "string", default: "0.1" },
    processes: { type: "string", default: "2" },
    // A file for the page; without it the page is printed.
    write: { type: "string" },
  },
});
const [worlds, from, processes] = [values.worlds, values.from, values.processes].map(Number);
// Scales and imputed answers are tried in every fifth world.
if (!(worlds >= 5)) throw new Error(`--worlds ${values.worlds}: at least 5`);
const seeds = Array.from({ length: worlds }, (_, i) => from + i);

const start = performance.now();
const tried = await tryAll();
console.error(`${worlds} worlds in ${((performance.now() - start) / 1000).toFixed(0)} seconds`);

const byRow = rates(tried.map(({ observed }) => observed));
const refused = tried.flatMap((one) => one.refused ?? []);
const text = page(byRow, { worlds, from, size: values.size, refused });
if (values.write) writeFileSync(values.write, text);
else console.log(text);

const wrong = outOfBounds(byRow, { worlds, refused });
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
    const worker = fork(join(here, "worker.mjs"), [values.size, ...own.map(String)]);
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
