// One process of `npm run calibrate -- --of effects`: takes seeds one by one and tells what came out of each.
import { openStore } from "../../dist/store/store.js";
import { counting } from "../counting.mjs";
import { areasAlike, bend, chances, equalChances } from "./chances.mjs";
import { ranks, siblings } from "./families.mjs";
import { fewClusters } from "./fewClusters.mjs";
import { panelFigures } from "./panelFigures.mjs";

const [, ...seeds] = process.argv.slice(2).map(Number);
const store = await openStore({ threads: 1 });
for (const seed of seeds) {
  const { add, rows } = counting();
  panelFigures(seed, add);
  fewClusters(seed, add);
  for (const tried of [chances, equalChances, bend, areasAlike, ranks, siblings])
    await tried(store, seed, add);
  process.send({ seed, observed: rows() });
}
store.close();
process.disconnect();
