import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { literal } from "../../store/literal.js";
import { sql } from "../../store/sql.js";
import { openStore, type Store } from "../../store/store.js";
import type { Progress } from "../../vocabulary/evaluation.js";
import { personYears, plantedInRegister, type RegisterOptions } from "./personYears.js";

/**
 * Writes a register: one Parquet file a year, a row a person. The engine makes the rows and streams them to the disk.
 *
 * in      a folder that is new or empty; a seed; how many people and years
 * out     the files written, by their paths from the folder
 * error   what the system or the engine says, where they cannot be written
 */
export async function writeRegister(
  folder: string,
  options: RegisterOptions,
  { onStore = () => {}, progress = () => {} }: RegisterEffects = {},
): Promise<readonly string[]> {
  await mkdir(join(folder, "register"), { recursive: true });
  const store = await openStore({ folders: [folder] });
  onStore(store);
  const files: string[] = [];
  try {
    for (let year = options.lastYear - options.years + 1; year <= options.lastYear; year++) {
      await progress(`Writing the year ${year}`);
      const file = `register/${year}.parquet`;
      const path = literal(join(folder, file));
      await store.run(
        sql`COPY (${personYears(year, options)}) TO ${path} (FORMAT parquet, COMPRESSION zstd)`,
      );
      files.push(file);
    }
  } finally {
    store.close();
  }
  const truth = {
    synthetic: "Everything here is made up by a program. No row describes a real person.",
    ...options,
    planted: { neet: plantedInRegister, planBegins: "lastYear − 5 + plan mod 4" },
  };
  await writeFile(join(folder, "truth.json"), `${JSON.stringify(truth, null, 1)}\n`, { flag: "wx" });
  return [...files, "truth.json"];
}

interface RegisterEffects {
  /** Is handed the engine, so that it can be interrupted. */
  readonly onStore?: (store: Store) => void;
  readonly progress?: Progress;
}
