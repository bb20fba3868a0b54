import type { FrameRow, ReadFrame } from "../../vocabulary/samplePlan.js";
import { readText } from "../survey/csv/readText.js";
import { CsvScanner } from "../survey/csv/scanner.js";
import { locate } from "../survey/locate.js";

/**
 * A sampling frame, row by row, as it lies.
 *
 * in      the folder of the sample file, and the frame as that names it
 * out     rows with the line they stand on, the header first; size and checksum once all rows have been read
 * error   `Problem` where the file is not there, lies outside the folder, or is not in its encoding
 */
export const readFrame: ReadFrame = (folder, frame) => {
  const seen = { bytes: 0, sha256: "" };
  async function* rows(): AsyncGenerator<FrameRow> {
    const text = readText(await locate({ folder }, frame), frame);
    const scanner = new CsvScanner(frame.delimiter);
    let width: number | null = null;
    function* whole(last: boolean): Generator<FrameRow> {
      for (let row = scanner.next(width, last); row !== null; row = scanner.next(width, last)) {
        width ??= row.fields?.length ?? null;
        yield row;
      }
    }
    for await (const piece of text.pieces) {
      scanner.push(piece);
      yield* whole(false);
    }
    yield* whole(true);
    Object.assign(seen, text.seen);
  }
  return { rows: rows(), seen };
};
