import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CsvScanner } from "../../src/intake/survey/csv/scanner.js";
import type { FrameRow, ReadFrame } from "../../src/vocabulary/samplePlan.js";

/** Reads a small frame whole. */
export const readFrame: ReadFrame = (folder, { file, delimiter }) => {
  const bytes = readFileSync(join(folder, file));
  async function* rows(): AsyncGenerator<FrameRow> {
    const scanner = new CsvScanner(delimiter);
    scanner.push(bytes.toString("utf8"));
    let width: number | null = null;
    for (let row = scanner.next(width, true); row !== null; row = scanner.next(width, true)) {
      width ??= row.fields?.length ?? null;
      yield row;
    }
  }
  return {
    rows: rows(),
    seen: { bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") },
  };
};
