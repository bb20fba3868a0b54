import { at } from "../../maths/at.js";
import { municipalities } from "../country.js";
import { areasTable } from "../tables/areasTable.js";
import type { World } from "../world.js";
import { inBoth } from "./yaml.js";

/** What registers tell of every area, for estimates of one area to lean on. */
const known = ["share_menapt", "share_primary", "mean_income"] as const;

/** The areas of a world as `areas.yaml`. */
export function areasFile(world: World): string {
  const { columns } = areasTable(world);
  const numberOf = (name: string, i: number) => {
    const column = columns.find((one) => one.name === name);
    if (column?.kind !== "number") throw new Error(`areas have no number ${name}`);
    return Number(at(column.values, i).toFixed(4));
  };
  const lines = world.plans.map(({ number, name, start, municipality }, i) => {
    const told = known.map((one) => `${one}: ${numberOf(`${one}_2018`, i)}`).join(", ");
    const town = municipalities[municipality]?.name ?? "";
    return `  - {id: ${number}, label: ${inBoth({ en: name, da: name })}, since: ${decimalYear(start)}, municipality: ${JSON.stringify(town)}, known: {${told}}}`;
  });
  return ["# Synthetic: no such area exists.", "kvarter: 1", "areas:", ...lines, ""].join("\n");
}

function decimalYear(day: string): number {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return year + Math.round((100 * (month - 1)) / 12) / 100;
}
