import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { literal } from "../../store/literal.js";
import { sql } from "../../store/sql.js";
import { openStore, type Store } from "../../store/store.js";
import type { Progress } from "../../vocabulary/evaluation.js";
import { writeTable } from "../writeTable.js";
import { makeConvictions, makeSchooling, spellsOfParents } from "./events.js";
import { loadPeople } from "./loadPeople.js";
import { loadTable } from "./loadTable.js";
import { makeMarks } from "./marks.js";
import { plansTable } from "./plansTable.js";
import { readMe } from "./readMe.js";
import { registerTables } from "./registerTables.js";
import { makeRegisterWorld, type RegisterWorld, type RegisterWorldOptions } from "./registerWorld.js";
import { instrumentFile } from "./study/instrumentFile.js";
import { registersFile } from "./study/registersFile.js";
import { studyFile } from "./study/studyFile.js";
import { truthText } from "./truth/truthText.js";

/**
 * Writes a study of registers: Parquet files as Danish registers are delivered, which sections belong to which plan, what to
 * estimate from them, and the truth beside it.
 *
 * in      a folder that is new or empty; a seed; a size from 0.01 to 1
 * out     the files written, by their paths from the folder
 * error   what the system or the engine says, where they cannot be written
 */
export async function writeRegisters(
  folder: string,
  options: RegisterWorldOptions,
  { onStore = () => {}, progress = () => {} }: Effects = {},
): Promise<readonly string[]> {
  await mkdir(join(folder, "data"), { recursive: true });
  await progress("Making the people");
  const world = makeRegisterWorld(options);
  const store = await openStore({ folders: [folder] });
  onStore(store);
  const files: string[] = [];
  try {
    await load(store, world);
    for (const [register, rows] of Object.entries(registerTables(options.seed))) {
      const file = `data/${register.toLowerCase()}.parquet`;
      await progress(`Writing ${register}`);
      await store.run(
        sql`COPY (${rows}) TO ${literal(join(folder, file))} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 15)`,
      );
      files.push(file);
    }
  } finally {
    store.close();
  }
  files.push(await writeTable(folder, plansTable(world.places)));
  const texts = {
    "study.yaml": studyFile(options),
    "registers.yaml": registersFile(),
    "instrument.yaml": instrumentFile(),
    "truth.json": truthText(world),
    "README.md": readMe(world),
  };
  for (const [file, text] of Object.entries(texts)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text, { flag: "wx" });
    files.push(file);
  }
  return files;
}

interface Effects {
  /** Is handed the engine, so that it can be interrupted. */
  readonly onStore?: (store: Store) => void;
  readonly progress?: Progress;
}

async function load(store: Store, { seed, people, lives }: RegisterWorld): Promise<void> {
  const schooling = makeSchooling(seed, lives);
  const spells = [...schooling.flatMap((one) => one.spells), ...spellsOfParents(people.parents)];
  await loadPeople(store, lives, people.parents, { schooling, spells });
  const marks = makeMarks(seed, lives);
  await loadTable(store, "marks", {
    person: ["whole", marks.map(({ person }) => person)],
    year: ["whole", marks.map(({ year }) => year)],
    mark: ["whole", marks.map(({ mark }) => mark)],
  });
  const convictions = makeConvictions(seed, lives);
  await loadTable(store, "convictions", {
    person: ["whole", convictions.map(({ person }) => person)],
    date: ["text", convictions.map(({ date }) => date)],
  });
}
