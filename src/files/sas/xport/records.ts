import type { Bytes } from "../../bytes/bytes.js";
import { FileProblem } from "../../fileProblem.js";

const recordBytes = 80;
const mark = "HEADER RECORD*******";

/** Walks through the records of 80 bytes at the beginning of a transport file. */
export class Records {
  at = 0;
  readonly #file: Bytes;

  constructor(file: Bytes) {
    this.#file = file;
  }

  /** The next records. */
  take(count: number): Buffer {
    const bytes = this.#file.read(this.at, count * recordBytes);
    this.at += bytes.length;
    return bytes;
  }

  /** So many bytes, and whatever fills the last record up. */
  bytes(count: number): Buffer {
    return this.take(Math.ceil(count / recordBytes)).subarray(0, count);
  }

  /** A header as text, where the one that should come next does come. */
  header(kind: RegExp): string {
    const at = this.at;
    const text = this.take(1).toString("latin1");
    if (!text.startsWith(mark) || !kind.test(text.slice(mark.length))) {
      throw new FileProblem(`a header is missing at byte ${at}`, at);
    }
    return text;
  }
}
