import { marginsTable } from "../tables/marginsTable.js";
import type { World } from "../world.js";

/** What the weights are calibrated to. */
const used: ReadonlySet<string> = new Set(["stratum", "age_sex", "origin", "residency"]);

/** The known numbers of adults as `margins.yaml`. */
export function marginsFile(world: World): string {
  const { rows, columns } = marginsTable(world);
  const of = (name: string) => columns.find((column) => column.name === name)?.values ?? [];
  const [group, wave, column, category, people] = ["group", "wave", "column", "category", "people"].map(of);
  const margins = new Map<string, string[]>();
  for (let i = 0; i < rows; i++) {
    const name = String(column?.[i]);
    if (!used.has(name) || Number(people?.[i]) === 0) continue;
    const head = `  - {column: ${name}, group: ${group?.[i]}, wave: ${wave?.[i]}, totals: {`;
    margins.set(head, [...(margins.get(head) ?? []), `${category?.[i]}: ${people?.[i]}`]);
  }
  const lines = [...margins].map(([head, totals]) => `${head}${totals.join(", ")}}}`);
  return ["# Synthetic: adults in a made-up register.", "kvarter: 1", "margins:", ...lines, ""].join("\n");
}
