import { join } from "node:path";
import { expect, test } from "vitest";
import { readSpss } from "../../src/files/spss/readSpss.js";
import { writeSpss } from "../../src/files/spss/write/writeSpss.js";
import type { LabelledBatch } from "../../src/vocabulary/labelled.js";
import { plainVariable, withFolder } from "./spssFiles.js";

const rows = 100_000;
const columns = 100;

/** Small whole numbers, numbers that no code stands for, and gaps. */
function valueAt(row: number, column: number): number {
  if ((row + column) % 17 === 0) return Number.NaN;
  return column % 3 === 0 ? row / (column + 1) : (row * 7 + column) % 11;
}
const different = Array.from({ length: 7 }, (_, k) =>
  Float64Array.from({ length: rows }, (_, r) => valueAt(r, k)),
);
const columnAt = (k: number) => different[k % 7] as Float64Array;

function* batches(): Generator<LabelledBatch> {
  for (let from = 0; from < rows; from += 20_000) {
    const columnsOf = (k: number) => columnAt(k).subarray(from, from + 20_000);
    yield {
      rows: 20_000,
      columns: Array.from({ length: columns }, (_, k) => ({
        kind: "number",
        values: columnsOf(k),
        tags: null,
      })),
    };
  }
}

test.each(["none", "bytecode", "zlib"] as const)(
  "100,000 × 100 numbers are read in under 2 s, each as it was written (%s)",
  (compression) =>
    withFolder(async (folder) => {
      const path = join(folder, "large.sav");
      const variables = Array.from({ length: columns }, (_, k) => plainVariable(`item_${k}`, "number"));
      const file = { label: null, notes: [], variables, batches };
      await writeSpss(file, path, { compression, createdAt: new Date(0) });

      const read: LabelledBatch[] = [];
      const start = performance.now();
      for await (const batch of (await readSpss(path)).batches) read.push(batch);
      expect(performance.now() - start).toBeLessThan(2000);

      let row = 0;
      for (const batch of read) {
        expect(batch.rows).toBeLessThanOrEqual(16_384);
        batch.columns.forEach(({ values }, k) => {
          if (!same(values as Float64Array, columnAt(k).subarray(row, row + batch.rows)))
            throw new Error(`column ${k} is another after row ${row}`);
        });
        row += batch.rows;
      }
      expect(row).toBe(rows);
    }),
);

/** Bit by bit. */
function same(a: Float64Array, b: Float64Array): boolean {
  const bytes = (values: Float64Array) => Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return bytes(a).equals(bytes(b));
}
