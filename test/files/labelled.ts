import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { FileProblem } from "../../src/files/fileProblem.js";
import type { WritableFile } from "../../src/files/writableFile.js";
import type { LabelledBatch, LabelledFile, LabelledVariable } from "../../src/vocabulary/labelled.js";

export const dataFolder = join(dirname(fileURLToPath(import.meta.url)), "data");

/** A value as it is told in a test: `null` where there is none, a letter where it is a tagged missing value. */
export type Told = number | string | null | { readonly tag: string };

/** Every value of a file, column by column. */
export async function valuesOf(file: LabelledFile): Promise<Told[][]> {
  const columns: Told[][] = file.variables.map(() => []);
  for await (const batch of file.batches) {
    batch.columns.forEach((column, i) => {
      for (let row = 0; row < batch.rows; row++) columns[i]?.push(told(column, row));
    });
  }
  return columns;
}

function told(column: LabelledBatch["columns"][number], row: number): Told {
  if (column.kind === "text") return column.values[row] ?? "";
  const value = column.values[row] as number;
  if (!Number.isNaN(value)) return value;
  const tag = column.tags?.[row] ?? 0;
  return tag === 0 ? null : { tag: String.fromCharCode(tag) };
}

/** A file as R haven reads it. */
export interface HavenFile {
  readonly file: string;
  readonly label?: string;
  readonly notes: readonly string[];
  readonly columns: readonly {
    readonly name: string;
    readonly label?: string;
    readonly temporal?: LabelledVariable["temporal"];
    readonly format?: string;
    readonly text: boolean;
    readonly values: readonly Told[];
    readonly labels: LabelledVariable["labels"];
  }[];
}

/** What haven reads; numbers stand there as text, so that no digit is lost. */
export async function havenFiles(folder: "stata" | "sas"): Promise<readonly HavenFile[]> {
  const text = await readFile(join(dataFolder, folder, "haven.jsonl"), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const file = JSON.parse(line) as HavenFile;
      return { ...file, columns: file.columns.map((column) => (column.text ? column : withNumbers(column))) };
    });
}

function withNumbers(column: HavenFile["columns"][number]): HavenFile["columns"][number] {
  const number = <T>(value: T) => (typeof value === "string" ? Number(value) : value);
  return {
    ...column,
    values: column.values.map(number),
    labels: column.labels.map(({ value, label }) => ({ value: number(value), label })),
  };
}

/** Lets something be done in a folder that is gone afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "kvarter-files-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether bytes are read to the end, or refused as a file that cannot be read; anything else is thrown. */
export async function readOrRefuse(
  path: string,
  bytes: Uint8Array,
  read: (path: string) => Promise<LabelledFile>,
): Promise<"read" | "refused"> {
  await writeFile(path, bytes);
  try {
    for await (const _ of (await read(path)).batches);
    return "read";
  } catch (error) {
    if (error instanceof FileProblem) return "refused";
    throw error;
  }
}

/** One variable with nothing said of it. */
export function variable(
  name: string,
  kind: "number" | "text",
  more: Partial<LabelledVariable> = {},
): LabelledVariable {
  const missing = { values: [], ranges: [] };
  return {
    name,
    label: null,
    kind,
    temporal: null,
    format: null,
    measure: null,
    labels: [],
    missing,
    ...more,
  };
}

/** A file with one piece, of which columns of numbers may have tags. */
export function writableFile(
  variables: readonly LabelledVariable[],
  columns: readonly (readonly Told[])[],
  more: Partial<WritableFile> = {},
): WritableFile {
  return { label: null, notes: [], variables, batches: () => [pieceOf(variables, columns)], ...more };
}

export function pieceOf(
  variables: readonly LabelledVariable[],
  columns: readonly (readonly Told[])[],
): LabelledBatch {
  const made = columns.map((values, i): LabelledBatch["columns"][number] => {
    if (variables[i]?.kind === "text") return { kind: "text", values: values.map(String) };
    const tags = Uint8Array.from(values, (v) =>
      v !== null && typeof v === "object" ? v.tag.charCodeAt(0) : 0,
    );
    const numbers = Float64Array.from(values, (v) => (typeof v === "number" ? v : Number.NaN));
    return { kind: "number", values: numbers, tags: tags.some((tag) => tag !== 0) ? tags : null };
  });
  return { rows: columns[0]?.length ?? 0, columns: made };
}
