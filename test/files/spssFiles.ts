import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSpss } from "../../src/files/spss/readSpss.js";
import type { WritableFile } from "../../src/files/writableFile.js";
import type { LabelledFile, LabelledVariable } from "../../src/vocabulary/labelled.js";

/** A whole file in memory: each variable's values as plain lists. */
export interface ReadFile extends Omit<LabelledFile, "batches"> {
  readonly values: readonly (readonly (number | string)[])[];
}

export async function readWhole(path: string): Promise<ReadFile> {
  const { batches, ...file } = await readSpss(path);
  const values: (number | string)[][] = file.variables.map(() => []);
  for await (const batch of batches) {
    batch.columns.forEach((column, k) => {
      for (const value of column.values) values[k]?.push(value);
    });
  }
  return { ...file, values };
}

/** Reads what these bytes are when they lie in a file. */
export function readBytes(bytes: Uint8Array): Promise<ReadFile> {
  return withFolder(async (folder) => {
    const path = join(folder, "bytes.sav");
    writeFileSync(path, bytes);
    return readWhole(path);
  });
}

export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "kvarter-spss-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A variable with nothing but a name and a kind. */
export function plainVariable(name: string, kind: LabelledVariable["kind"]): LabelledVariable {
  const none = { label: null, temporal: null, format: null, measure: null } as const;
  return { ...none, name, kind, labels: [], missing: { values: [], ranges: [] } };
}

/** A file to be written, its rows in one batch. */
export function fileOf(
  columns: readonly { variable: LabelledVariable; values: readonly (number | string)[] }[],
  words: { label?: string | null; notes?: readonly string[] } = {},
): WritableFile {
  const batch = {
    rows: columns[0]?.values.length ?? 0,
    columns: columns.map(({ variable, values }) =>
      variable.kind === "number"
        ? { kind: "number" as const, values: Float64Array.from(values as number[]), tags: null }
        : { kind: "text" as const, values: values as string[] },
    ),
  };
  return {
    label: words.label ?? null,
    notes: words.notes ?? [],
    variables: columns.map(({ variable }) => variable),
    batches: () => [batch],
  };
}
