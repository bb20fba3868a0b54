/** Parts of an SPSS file put together by hand, in either byte order; texts are bytes as they are. */
export class SpssBytes {
  readonly #little: boolean;
  readonly #parts: Buffer[] = [];

  constructor(little: boolean) {
    this.#little = little;
  }

  int32(...values: readonly number[]): this {
    for (const value of values) {
      const part = Buffer.alloc(4);
      if (this.#little) part.writeInt32LE(value);
      else part.writeInt32BE(value);
      this.#parts.push(part);
    }
    return this;
  }

  float64(...values: readonly number[]): this {
    for (const value of values) {
      const part = Buffer.alloc(8);
      if (this.#little) part.writeDoubleLE(value);
      else part.writeDoubleBE(value);
      this.#parts.push(part);
    }
    return this;
  }

  /** A text in so many bytes, filled up with blanks. */
  text(text: string | Buffer, length: number): this {
    const part = Buffer.alloc(length, " ");
    Buffer.from(text as string, "latin1").copy(part);
    this.#parts.push(part);
    return this;
  }

  raw(bytes: Buffer | string): this {
    this.#parts.push(Buffer.from(bytes as string, "latin1"));
    return this;
  }

  header({ compression = 0, rows = -1, magic = "$FL2" }): this {
    return this.raw(magic)
      .text("made by hand", 60)
      .int32(2, -1, compression, 0, rows)
      .float64(100)
      .text("", 9 + 8 + 64)
      .raw("\0\0\0");
  }

  /** A number (width 0) or a text, without label and missing values; with the records that continue it. */
  variable(
    name: string | Buffer,
    width: number,
    format = width === 0 ? 0x050802 : 0x010000 | (width << 8),
  ): this {
    this.int32(2, width, 0, 0, format, format).text(name, 8);
    for (let more = Math.ceil(width / 8); more > 1; more--) this.int32(2, -1, 0, 0, 0, 0).text("", 8);
    return this;
  }

  /** Record 7 of bytes. */
  extension(subtype: number, data: Buffer | string): this {
    const bytes = Buffer.from(data as string, "latin1");
    return this.int32(7, subtype, 1, bytes.length).raw(bytes);
  }

  /** Record 7, 3: numbers of the machine, the last of which is the code page. */
  codePage(number: number): this {
    return this.int32(7, 3, 4, 8, 1, 0, 0, -1, 1, 1, this.#little ? 2 : 1, number);
  }

  end(): this {
    return this.int32(999, 0);
  }

  all(): Buffer {
    return Buffer.concat(this.#parts);
  }
}
