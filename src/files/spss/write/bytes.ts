/** Numbers and texts one after the other, numbers in little-endian order. */
export class Bytes {
  readonly #parts: Buffer[] = [];

  int32(...values: readonly number[]): this {
    const part = Buffer.alloc(4 * values.length);
    values.forEach((value, k) => void part.writeInt32LE(value, 4 * k));
    return this.raw(part);
  }

  int64(...values: readonly number[]): this {
    const part = Buffer.alloc(8 * values.length);
    values.forEach((value, k) => void part.writeBigInt64LE(BigInt(value), 8 * k));
    return this.raw(part);
  }

  float64(...values: readonly number[]): this {
    const part = Buffer.alloc(8 * values.length);
    values.forEach((value, k) => void part.writeDoubleLE(value, 8 * k));
    return this.raw(part);
  }

  /** A text in exactly so many bytes, filled up with blanks. */
  text(text: string, length: number): this {
    const part = Buffer.alloc(length, " ");
    part.write(text, "utf8");
    return this.raw(part);
  }

  /** A length, and the text. */
  counted(text: string | Buffer): this {
    const part = Buffer.from(text);
    return this.int32(part.length).raw(part);
  }

  raw(part: Buffer): this {
    this.#parts.push(part);
    return this;
  }

  all(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

/** A text that fits, cut between two characters and ending in “…” where it has to be cut. */
export function fitting(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = "";
  for (const character of text) {
    if (Buffer.byteLength(kept) + Buffer.byteLength(character) + 3 > bytes) break;
    kept += character;
  }
  return `${kept}…`;
}
