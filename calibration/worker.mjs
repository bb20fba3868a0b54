// One process of `npm run calibrate`: takes worlds one by one and tells what came out of each.
import { Problem, Problems } from "../dist/vocabulary/problem.js";
import { makeWorld } from "../dist/world/makeWorld.js";
import { truthOf } from "../dist/world/truth/truthOf.js";
import { estimateWorld } from "./estimateWorld.mjs";
import { observe } from "./observe.mjs";
import { trueValue } from "./trueValue.mjs";

const [size, ...seeds] = process.argv.slice(2).map(Number);
for (const seed of seeds) process.send({ seed, ...(await tried(makeWorld({ seed, size }))) });
process.disconnect();

/** A sample that a study cannot be made of is a finding: it is told which problem it has. */
async function tried(world) {
  try {
    return { observed: observe(await estimateWorld(world), trueValue(truthOf(world))), refused: null };
  } catch (problem) {
    const [first] = problem instanceof Problems ? problem.list : [problem];
    if (!(first instanceof Problem)) throw problem;
    return { observed: [], refused: first.code };
  }
}
