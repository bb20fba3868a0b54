import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Table {
  readonly text: (name: string) => readonly string[];
  readonly numbers: (name: string) => readonly number[];
  readonly named: (...names: readonly string[]) => { name: string; values: readonly number[] }[];
  /** Zero-padded places, so that ids sort as rows do. */
  readonly id: readonly string[];
}

/** The columns of a CSV of `data/`. */
export function table(name: string): Table {
  return tableOf(readFileSync(fileURLToPath(new URL(`./data/${name}.csv`, import.meta.url)), "utf8"));
}

/** The rows of R's `lalonde` are not part of this repository (GPL); where they lie beside it, they are used. */
const path = fileURLToPath(new URL("../../../shared/reference/data/lalonde.csv", import.meta.url));

export const missing = !existsSync(path);

/** The 614 people of `lalonde`, race also as three columns of 0 and 1; nobody where they are missing. */
export function lalonde(): Table {
  const file = missing ? "race\n" : readFileSync(path, "utf8");
  const race = tableOf(file).text("race");
  const kinds = ["black", "hispan", "white"];
  const lines = file.trim().split("\n");
  const more = race.map((own) => kinds.map((kind) => (own === kind ? 1 : 0)).join(","));
  return tableOf(
    lines
      .map((line, i) => `${line},${i === 0 ? kinds.map((kind) => `race${kind}`).join(",") : more[i - 1]}`)
      .join("\n"),
  );
}

function tableOf(csv: string): Table {
  const cells = (line: string) =>
    line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replaceAll('"', ""));
  const [header = [], ...rows] = csv.trim().split("\n").map(cells);
  const text = (name: string) => rows.map((row) => row[header.indexOf(name)] ?? "");
  const numbers = (name: string) => text(name).map(Number);
  return {
    text,
    numbers,
    named: (...names) => names.map((name) => ({ name, values: numbers(name) })),
    id: rows.map((_, i) => String(i + 1).padStart(4, "0")),
  };
}
