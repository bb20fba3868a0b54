import type { Decode } from "../bytes/text.js";
import { FileProblem } from "../fileProblem.js";
import type { ByteOrder } from "./byteOrder.js";
import type { BytesLabel } from "./labelSets.js";
import type { Records } from "./records.js";
import { compared } from "./texts.js";

/** Record 21: value labels of texts beyond 8 bytes, by the variable's name as it is compared. */
export function longLabelsOf(
  { header, extensions }: Records,
  decode: Decode,
): ReadonlyMap<string, readonly BytesLabel[]> {
  const parts = new Parts(extensions.get(21)?.data, header.order, "its value labels of long texts");
  const found = new Map<string, readonly BytesLabel[]>();
  while (!parts.done) {
    const name = compared(decode(parts.counted()));
    parts.int32(); // the variable's width, known from record 2
    const labels: BytesLabel[] = [];
    for (let left = parts.int32(); left > 0; left--)
      labels.push({ value: parts.counted(), label: parts.counted() });
    found.set(name, labels);
  }
  return found;
}

/** Record 22: missing values of texts beyond 8 bytes; only their first 8 bytes count. */
export function longMissingOf(
  { header, extensions }: Records,
  decode: Decode,
): ReadonlyMap<string, readonly Buffer[]> {
  const parts = new Parts(extensions.get(22)?.data, header.order, "its missing values of long texts");
  const found = new Map<string, readonly Buffer[]>();
  while (!parts.done) {
    const name = compared(decode(parts.counted()));
    const count = parts.bytes(1).readUInt8(0);
    const length = parts.int32();
    const values = [parts.bytes(length)];
    while (values.length < count) {
      // SPSS tells the length once; PSPP 1.6 tells it again before each further value.
      if (parts.sees(length)) parts.int32();
      values.push(parts.bytes(length));
    }
    found.set(name, values);
  }
  return found;
}

/** Parts of a record one after the other; none reaches beyond its end. */
class Parts {
  readonly #data: Buffer;
  readonly #order: ByteOrder;
  readonly #what: string;
  #at = 0;

  constructor(data: Buffer | undefined, order: ByteOrder, what: string) {
    this.#data = data ?? Buffer.alloc(0);
    this.#order = order;
    this.#what = what;
  }

  get done(): boolean {
    return this.#at >= this.#data.length;
  }

  bytes(length: number): Buffer {
    if (length < 0 || this.#at + length > this.#data.length)
      throw new FileProblem(`${this.#what} claim a length of ${length} bytes`);
    this.#at += length;
    return this.#data.subarray(this.#at - length, this.#at);
  }

  int32(): number {
    return this.#order.int32(this.bytes(4), 0);
  }

  /** A length, and as many bytes. */
  counted(): Buffer {
    return this.bytes(this.int32());
  }

  /** Whether this number comes next. */
  sees(number: number): boolean {
    return this.#at + 4 <= this.#data.length && this.#order.int32(this.#data, this.#at) === number;
  }
}
