import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { instrument } from "./instrument.js";
import { areaYearsTable } from "./later/areaYears.js";
import { childrenTable } from "./later/children.js";
import { interviews } from "./later/interviews.js";
import { organisationTable } from "./later/organisation.js";
import { readMe } from "./readMe.js";
import { areasFile } from "./study/areasFile.js";
import { marginsFile } from "./study/marginsFile.js";
import { reportFiles } from "./study/reportFiles.js";
import { studyFile } from "./study/studyFile.js";
import { areasTable } from "./tables/areasTable.js";
import { frameTables } from "./tables/frameTables.js";
import { marginsTable } from "./tables/marginsTable.js";
import { sectionsTable } from "./tables/sectionsTable.js";
import { surveyTable } from "./tables/surveyTable.js";
import type { Table } from "./tables/table.js";
import { planted } from "./truth/planted.js";
import { truthOf } from "./truth/truthOf.js";
import type { World } from "./world.js";
import { writeSurvey } from "./writeSurvey.js";
import { writeTable } from "./writeTable.js";

/** Frames are written up to this size: they hold everybody, not only those who were invited. */
const largestWithFrame = 0.1;

/**
 * Writes a world into a folder, as institutes would deliver it, with the truth beside it.
 *
 * in      a folder that is new or empty
 * out     the files written, by their paths from the folder
 * error   what the system says, where a file is there already or cannot be written
 */
export async function writeWorld(folder: string, world: World): Promise<readonly string[]> {
  const files: string[] = [];
  const data = join(folder, "data");
  for (const table of surveysOf(world)) files.push(`data/${await writeSurvey(data, table)}`);
  for (const table of registersOf(world)) files.push(`data/${await writeTable(data, table)}`);
  const texts = [
    { file: "study.yaml", text: studyFile(world) },
    { file: "instrument.yaml", text: instrument() },
    { file: "areas.yaml", text: areasFile(world) },
    { file: "margins.yaml", text: marginsFile(world) },
    { file: "truth.json", text: truthText(world) },
    { file: "README.md", text: readMe(world) },
    ...reportFiles,
    ...interviews(world.seed, world.plans).map(({ file, text }) => ({ file: `data/${file}`, text })),
  ];
  for (const { file, text } of texts) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text, { flag: "wx" });
    files.push(file);
  }
  return files;
}

/** Every table of the world as it is handed over. */
export function tablesOf(world: World): readonly Table[] {
  return [...surveysOf(world), ...registersOf(world)];
}

function surveysOf(world: World): readonly Table[] {
  return world.surveys.map((survey) => surveyTable(world, survey));
}

function registersOf(world: World): readonly Table[] {
  const { seed, size, plans } = world;
  return [
    areasTable(world),
    sectionsTable(world),
    marginsTable(world),
    ...(size <= largestWithFrame ? frameTables(world) : []),
    childrenTable(seed, size, plans),
    areaYearsTable(seed, plans),
    organisationTable(seed, plans),
  ];
}

function truthText(world: World): string {
  const { seed, size, notAtRandom = false } = world;
  const about = {
    synthetic: "Everything here is made up by a program. No figure describes a real person or place.",
    ...{ seed, size, notAtRandom },
    planted: planted(),
  };
  // One entry of a list a line, so that two worlds can be compared.
  const lists = Object.entries(truthOf(world)).map(
    ([name, list]) => `"${name}": [\n${list.map((one: object) => JSON.stringify(one)).join(",\n")}\n]`,
  );
  return `${JSON.stringify(about, null, 1).slice(0, -2)},\n${lists.join(",\n")}\n}\n`;
}
