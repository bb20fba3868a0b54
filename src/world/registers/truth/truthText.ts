import { plantedGrade, plantedInRegisters, plantedMobility } from "../plantedChances.js";
import type { RegisterWorld } from "../registerWorld.js";
import { trueEffects } from "./effects.js";
import { trueGaps, trueLevels } from "./levels.js";
import { trueSlopes } from "./mobility.js";

/** What is true of the children, and what was planted, as `truth.json`. */
export function truthText({ seed, size, lives }: RegisterWorld): string {
  const levels = trueLevels(lives);
  const about = {
    synthetic: "Everything here is made up by a program. No figure describes a real person or place.",
    ...{ seed, size },
    planted: { chances: plantedInRegisters, grade: plantedGrade, mobility: plantedMobility },
  };
  const found = { levels, gaps: trueGaps(levels), effects: trueEffects(lives), slopes: trueSlopes(lives) };
  // One entry of a list a line, so that two worlds can be compared.
  const lists = Object.entries(found).map(
    ([name, list]) => `"${name}": [\n${list.map((one) => JSON.stringify(rounded(one))).join(",\n")}\n]`,
  );
  return `${JSON.stringify(about, null, 1).slice(0, -2)},\n${lists.join(",\n")}\n}\n`;
}

const rounded = (entry: object) =>
  Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [
      name,
      typeof value === "number" ? Number(value.toFixed(6)) : value,
    ]),
  );
