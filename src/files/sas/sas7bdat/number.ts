import type { ReadNumber } from "../columns.js";
import { sasTagOf } from "../tag.js";

/**
 * Numbers of 3 to 8 bytes: doubles of which the last bytes may be left off. A missing value is no number, and its third
 * byte, with all bits turned, says which.
 */
export function ieeeNumber(littleEndian: boolean): ReadNumber {
  const whole = new DataView(new ArrayBuffer(8));
  return (bytes, at, width, found) => {
    for (let i = 0; i < 8; i++) {
      const byte = i < width ? (bytes[littleEndian ? at + width - 1 - i : at + i] as number) : 0;
      whole.setUint8(i, byte);
    }
    found.value = whole.getFloat64(0);
    found.tag = Number.isNaN(found.value) ? sasTagOf(0xff - whole.getUint8(2)) : 0;
  };
}
