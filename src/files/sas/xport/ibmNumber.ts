import type { Found } from "../columns.js";
import { sasTag } from "../tag.js";

/**
 * A number as on IBM mainframes, of 2 to 8 bytes: a sign, an exponent of 16 and a fraction. Without a fraction, “.”, “_”
 * or a letter in the first byte is a missing value.
 *
 * source  SAS technical note TS-140, “The record layout of a data set in SAS transport format”
 */
export function ibmNumber(bytes: Buffer, at: number, width: number, found: Found): void {
  const first = bytes[at] as number;
  let fraction = 0;
  for (let i = width - 1; i > 0; i--) fraction = (fraction + (bytes[at + i] as number)) / 256;
  found.tag = 0;
  if (fraction === 0 && first !== 0) {
    found.tag = sasTag(first);
    found.value = found.tag !== 0 || first === 0x2e ? Number.NaN : 0;
    return;
  }
  const size = fraction * 16 ** ((first & 0x7f) - 64);
  found.value = first >= 0x80 ? -size : size;
}
