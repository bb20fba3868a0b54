import { FileProblem } from "../../fileProblem.js";

/** Which of the layouts a file of SAS has: how wide its counts are and which byte comes first. */
export interface Dialect {
  readonly wide: boolean;
  readonly littleEndian: boolean;
}

/** Numbers within a piece of a file; throws FileProblem for a place outside it. */
export class Fields {
  readonly bytes: Buffer;
  readonly dialect: Dialect;

  constructor(bytes: Buffer, dialect: Dialect) {
    this.bytes = bytes;
    this.dialect = dialect;
  }

  byte(at: number): number {
    this.#check(at, 1);
    return this.bytes.readUInt8(at);
  }

  uint16(at: number): number {
    this.#check(at, 2);
    return this.dialect.littleEndian ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at);
  }

  uint32(at: number): number {
    this.#check(at, 4);
    return this.dialect.littleEndian ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at);
  }

  /** A count or place of 4 bytes, or 8 in files of 64-bit Unix. */
  word(at: number): number {
    if (!this.dialect.wide) return this.uint32(at);
    this.#check(at, 8);
    const value = this.dialect.littleEndian ? this.bytes.readBigUInt64LE(at) : this.bytes.readBigUInt64BE(at);
    if (value > Number.MAX_SAFE_INTEGER) throw new FileProblem(`it counts to ${value}`);
    return Number(value);
  }

  part(from: number, length: number): Fields {
    this.#check(from, length);
    return new Fields(this.bytes.subarray(from, from + length), this.dialect);
  }

  #check(at: number, length: number): void {
    if (at < 0 || length < 0 || at + length > this.bytes.length) {
      throw new FileProblem("a part of it points beyond the page that it is on");
    }
  }
}

export function wordBytes({ wide }: Dialect): 4 | 8 {
  return wide ? 8 : 4;
}
