/** A text's bytes without the blanks, or zeros, that fill its place. */
export function trimmed(bytes: Buffer): Buffer {
  let last = bytes.length;
  while (last > 0 && (bytes[last - 1] === 0x20 || bytes[last - 1] === 0)) last--;
  return bytes.subarray(0, last);
}

/** A text as it comes back from a place filled up with blanks. */
export function withoutEnd(text: string): string {
  let last = text.length;
  while (last > 0 && (text[last - 1] === " " || text[last - 1] === "\0")) last--;
  return text.slice(0, last);
}

/** A name as it is compared: SPSS makes no difference between capital and small letters. */
export function compared(text: string): string {
  return text.trim().toUpperCase();
}
