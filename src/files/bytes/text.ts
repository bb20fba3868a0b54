/** How bytes that are not all ASCII are read. */
export type Decode = (bytes: Buffer) => string;

export const utf8: Decode = (bytes) => bytes.toString("utf8");

/** A text in a field of fixed width: up to the first NUL, without trailing blanks. */
export function textAt(bytes: Buffer, start: number, end: number, decode: Decode): string {
  let stop = start;
  let high = 0;
  for (; stop < end; stop++) {
    const byte = bytes[stop] as number;
    if (byte === 0) break;
    high |= byte;
  }
  while (stop > start && bytes[stop - 1] === 0x20) stop--;
  return high < 0x80 ? bytes.toString("latin1", start, stop) : decode(bytes.subarray(start, stop));
}

/** A whole field as a text. */
export function fieldText(bytes: Buffer, decode: Decode): string {
  return textAt(bytes, 0, bytes.length, decode);
}
