import { FileProblem } from "../fileProblem.js";
import type { Bytes } from "./bytes.js";

const windowBytes = 2 ** 18;

/** Walks through a file from one field to the next. */
export class Cursor {
  at: number;
  readonly #file: Bytes;
  readonly #little: boolean;
  #window: Buffer = Buffer.alloc(0);
  #windowAt = 0;

  constructor(file: Bytes, littleEndian: boolean, at = 0) {
    this.#file = file;
    this.#little = littleEndian;
    this.at = at;
  }

  /** The next bytes. */
  take(length: number): Buffer {
    const from = this.at - this.#windowAt;
    if (from >= 0 && from + length <= this.#window.length) {
      this.at += length;
      return this.#window.subarray(from, from + length);
    }
    const ahead = Math.min(windowBytes, this.#file.size - this.at);
    this.#window = this.#file.read(this.at, Math.max(length, ahead));
    this.#windowAt = this.at;
    this.at += length;
    return this.#window.subarray(0, length);
  }

  /** Passes over the text that must stand here. */
  expect(text: string): void {
    const at = this.at;
    const found = this.take(text.length).toString("latin1");
    if (found !== text) throw new FileProblem(`“${text}” should stand at byte ${at}, but does not`, at);
  }

  byte(): number {
    return this.take(1).readUInt8();
  }

  uint16(): number {
    const bytes = this.take(2);
    return this.#little ? bytes.readUInt16LE() : bytes.readUInt16BE();
  }

  uint32(): number {
    const bytes = this.take(4);
    return this.#little ? bytes.readUInt32LE() : bytes.readUInt32BE();
  }

  /** A whole number of 8 bytes; counts and places beyond 2⁵³ are in no real file. */
  uint64(): number {
    const bytes = this.take(8);
    const value = this.#little ? bytes.readBigUInt64LE() : bytes.readBigUInt64BE();
    if (value > Number.MAX_SAFE_INTEGER) throw new FileProblem(`it counts to ${value}`, this.at - 8);
    return Number(value);
  }
}
