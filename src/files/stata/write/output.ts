import { writeSync } from "node:fs";

/** A file in the making; whole numbers are written with the lowest byte first. */
export class Output {
  at = 0;
  readonly #file: number;

  constructor(file: number) {
    this.#file = file;
  }

  bytes(bytes: Buffer): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done);
    this.at += bytes.length;
  }

  text(text: string): void {
    this.bytes(Buffer.from(text, "latin1"));
  }

  whole(value: number, length: 1 | 2 | 4 | 8): void {
    this.bytes(wholeNumber(value, length));
  }

  /** Puts bytes where others stand already. */
  patch(at: number, bytes: Buffer): void {
    writeSync(this.#file, bytes, 0, bytes.length, at);
  }
}

export function wholeNumber(value: number, length: 1 | 2 | 4 | 8): Buffer {
  const bytes = Buffer.alloc(length);
  if (length === 8) bytes.writeBigUInt64LE(BigInt(value));
  else bytes.writeUIntLE(value, 0, length);
  return bytes;
}
