import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { FileProblem } from "../fileProblem.js";

/** More than this is no part of a header, whatever a damaged file says. */
const mostAtOnce = 256 * 2 ** 20;

/**
 * A file that is read in pieces, at any place. Reading waits for the disk: a piece is there within a millisecond, and
 * nothing else could be done without it.
 */
export class Bytes {
  readonly size: number;
  readonly #file: number;

  constructor(file: number) {
    this.#file = file;
    this.size = fstatSync(file).size;
  }

  /** The bytes from `at`; throws FileProblem where the file has no such bytes. */
  read(at: number, length: number): Buffer {
    if (!(at >= 0 && length >= 0)) throw new FileProblem(`it points to byte ${at}, which no file has`);
    if (at + length > this.size) throw cutOff(at + length, this.size);
    if (length > mostAtOnce) throw new FileProblem(`a part of it would be ${length} bytes long`, at);
    const buffer = Buffer.allocUnsafeSlow(length);
    let done = 0;
    while (done < length) {
      const count = readSync(this.#file, buffer, done, length - done, at + done);
      if (count === 0) throw cutOff(at + length, at + done);
      done += count;
    }
    return buffer;
  }
}

/** Opens a file for as long as `work` takes. */
export function withBytes<T>(path: string, work: (bytes: Bytes) => T): T {
  const file = open(path);
  try {
    return work(new Bytes(file));
  } finally {
    closeSync(file);
  }
}

/** Opens a file for as long as someone takes what `work` gives. */
export function* streamBytes<T>(path: string, work: (bytes: Bytes) => Iterable<T>): Generator<T> {
  const file = open(path);
  try {
    yield* work(new Bytes(file));
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    const file = openSync(path, "r");
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? ` (${error.code})` : "";
    throw new FileProblem(`the system does not open it${code}`);
  }
  throw new FileProblem("it is a folder or a pipe");
}

/** The file ends before what its header promises. */
export function cutOff(needed: number, size: number): FileProblem {
  return new FileProblem(`it is cut off: it should go on to byte ${needed}, but ends at ${size}`, size);
}
