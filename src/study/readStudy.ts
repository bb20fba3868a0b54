import { join, resolve } from "node:path";
import type { z } from "zod";
import { type Problem, Problems } from "../vocabulary/problem.js";
import type { Study } from "../vocabulary/study.js";
import { buildStudy, type Fitting } from "./build/buildStudy.js";
import { isInside } from "./build/deliveredFile.js";
import { checkShape } from "./checkShape.js";
import { type Effects, onThisMachine, type Unread } from "./effects.js";
import { inReadingOrder } from "./inReadingOrder.js";
import { problems } from "./problems.js";
import { areasSchema } from "./schema/areasSchema.js";
import { marginsSchema } from "./schema/designSchema.js";
import { instrumentSchema } from "./schema/instrumentSchema.js";
import { type RegistersDraft, registersFileSchema } from "./schema/registersFileSchema.js";
import { studySchema } from "./schema/studySchema.js";
import { type Path, readSheet, type Sheet } from "./sheet.js";

/**
 * Reads a study's folder into one checked study.
 *
 * in      a folder with study.yaml and the instrument that it names
 * out     a study with nothing left to guess; no data file has been opened
 * error   `Problems` (exit kind "study") with everything that is wrong, each with file, line and what to do
 */
export async function readStudy(folder: string, effects: Effects = onThisMachine): Promise<Study> {
  const root = resolve(folder);
  const bytes = await effects.read(root, "study.yaml");
  if (typeof bytes === "string") throw new Problems([noStudy(folder, bytes)]);
  const sheet = readSheet("study.yaml", bytes);
  if (Array.isArray(sheet)) throw new Problems(sheet);
  const wrong: Problem[] = [];
  const study = fitting(sheet, studySchema, wrong);
  const instruments = [];
  for (const named of instrumentFiles(sheet)) {
    const instrument = await readInstrument(root, named, sheet, effects, wrong);
    if (instrument) instruments.push(instrument);
  }
  const read = { root, study: sheet, effects, wrong };
  const areas = await readAreas(read);
  const margins = await readMargins(read);
  const registers = await readRegisters(read);
  if (wrong.length > 0 || study === null) throw new Problems(inReadingOrder(wrong));
  const reports = await effects.listBelow(join(root, "reports"));
  return buildStudy({ folder: root, study, instruments, areas, margins, registers, reports });
}

function noStudy(folder: string, why: Unread): Problem {
  const at = { file: "study.yaml" };
  if (why === "no-study-folder") return problems.noFolder({ at: {}, folder });
  if (why === "nothing") return problems.noStudy({ at, folder });
  return problems.unread({ at, file: "study.yaml", why });
}

function fitting<T extends z.ZodType>(
  sheet: Sheet,
  schema: T,
  wrong: Problem[],
): Fitting<z.output<T>> | null {
  const draft = checkShape(sheet, schema);
  if (!Array.isArray(draft)) return { sheet, draft: draft as z.output<T> };
  wrong.push(...draft);
  return null;
}

interface Named {
  readonly file: string;
  readonly path: Path;
}

/** The instrument files that study.yaml names, as far as it can be read. */
function instrumentFiles(sheet: Sheet): readonly Named[] {
  const given = (sheet.value as { instrument?: unknown }).instrument;
  if (Array.isArray(given)) {
    return given.flatMap((each: unknown, i) => {
      const file = (each as { file?: unknown } | null)?.file;
      return typeof file === "string" ? [{ file, path: ["instrument", i, "file"] }] : [];
    });
  }
  return [
    { file: typeof given === "string" && given !== "" ? given : "instrument.yaml", path: ["instrument"] },
  ];
}

async function readInstrument(
  root: string,
  { file, path }: Named,
  study: Sheet,
  effects: Effects,
  wrong: Problem[],
) {
  const read = { root, study, effects, wrong };
  const sheet = await readBeside(file, path, problems.noInstrument, read);
  return sheet && fitting(sheet, instrumentSchema, wrong);
}

/** The list of areas, where study.yaml names one. */
async function readAreas(reading: Reading) {
  const given = (reading.study.value as { areas?: unknown }).areas;
  if (given === null || typeof given !== "object") return null;
  const { file = "areas.yaml" } = given as { file?: unknown };
  if (typeof file !== "string") return null;
  const path = "file" in given ? ["areas", "file"] : ["areas"];
  const sheet = await readBeside(file, path, problems.noAreas, reading);
  return sheet && fitting(sheet, areasSchema, reading.wrong);
}

/** What is known of the population, where study.yaml names a file for it. */
async function readMargins(reading: Reading) {
  const { design } = reading.study.value as { design?: { calibration?: { margins?: unknown } } | null };
  const file = design?.calibration?.margins;
  if (typeof file !== "string") return null;
  const sheet = await readBeside(file, ["design", "calibration", "margins"], problems.noMargins, reading);
  return sheet && fitting(sheet, marginsSchema, reading.wrong);
}

/** What study.yaml's sources name as `registers`, by the name of the file. */
async function readRegisters(reading: Reading) {
  const { sources } = reading.study.value as { sources?: unknown };
  const files = new Map<string, Fitting<RegistersDraft>>();
  for (const [i, source] of (Array.isArray(sources) ? sources : []).entries()) {
    const file = (source as { registers?: unknown } | null)?.registers;
    if (typeof file !== "string" || files.has(file)) continue;
    const sheet = await readBeside(file, ["sources", i, "registers"], problems.noRegisters, reading);
    const fits = sheet && fitting(sheet, registersFileSchema, reading.wrong);
    if (fits) files.set(file, fits);
  }
  return files;
}

interface Reading {
  readonly root: string;
  readonly study: Sheet;
  readonly effects: Effects;
  readonly wrong: Problem[];
}

/** A YAML file that study.yaml names; `null` after telling why it cannot be read. */
async function readBeside(
  file: string,
  path: Path,
  missing: (p: { at: Problem["at"]; file: string; known: readonly string[] }) => Problem,
  { root, study, effects, wrong }: Reading,
): Promise<Sheet | null> {
  const at = study.at(path);
  if (!isInside(file)) {
    wrong.push(problems.fileOutside({ at, file }));
    return null;
  }
  const bytes = await effects.read(root, file);
  if (typeof bytes === "string") {
    if (bytes !== "nothing") {
      wrong.push(problems.unread({ at, file, why: bytes }));
      return null;
    }
    const known = (await effects.list(root)).filter((name) => /\.ya?ml$/.test(name) && name !== "study.yaml");
    wrong.push(missing({ at, file, known: known.toSorted() }));
    return null;
  }
  const sheet = readSheet(file, bytes);
  if (!Array.isArray(sheet)) return sheet;
  wrong.push(...sheet);
  return null;
}
