import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PanelTable } from "../../src/vocabulary/panel.js";
import { panelOf } from "../panelOf.js";

/** The data of R's `bacondecomp` are not part of this repository; where they lie beside it, they are used. */
const path = fileURLToPath(new URL("../../../shared/reference/data/castle.csv", import.meta.url));

export const castleMissing = !existsSync(path);

/** 50 states, 2000–2010, log homicides; states by the year of their law, weighted by population or not. */
export function castle({ weighted = false } = {}): PanelTable {
  const [head = "", ...lines] = readFileSync(path, "utf8").replaceAll('"', "").trim().split("\n");
  const names = head.split(",");
  return panelOf(
    lines.map((line) => {
      const cells = line.split(",");
      const cell = (name: string) => cells[names.indexOf(name)] ?? "";
      return {
        unit: cell("state"),
        period: Number(cell("year")),
        outcome: Number(cell("l_homicide")),
        cohort: Number(cell("effyear")) || null,
        weight: weighted ? Number(cell("popwt")) : 1,
      };
    }),
  );
}
