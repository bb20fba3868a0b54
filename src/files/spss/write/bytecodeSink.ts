import type { Sink } from "./writeSpss.js";

const bias = 100;

/** Packs rows: eight codes, then the units of 8 bytes that the codes do not stand for. See `bytecode.ts`. */
export function bytecodeSink(next: Sink, unitsOfText: readonly boolean[]): Sink {
  const group = Buffer.alloc(72);
  let codes = 0;
  let length = 8;
  let unit = 0;
  return {
    async write(rows) {
      const packed = Buffer.alloc((rows.length / 8) * 9 + 72);
      let at = 0;
      for (let from = 0; from < rows.length; from += 8) {
        const code = unitsOfText[unit] ? codeOfText(rows, from) : codeOfNumber(rows.readDoubleLE(from));
        unit = unit + 1 === unitsOfText.length ? 0 : unit + 1;
        group[codes++] = code;
        if (code === 253) {
          rows.copy(group, length, from, from + 8);
          length += 8;
        }
        if (codes === 8) {
          at += group.copy(packed, at, 0, length);
          codes = 0;
          length = 8;
        }
      }
      if (at > 0) await next.write(packed.subarray(0, at));
    },
    async end() {
      if (codes > 0) await next.write(Buffer.from(group.fill(0, codes, 8).subarray(0, length)));
      await next.end();
    },
  };
}

function codeOfText(rows: Buffer, from: number): number {
  for (let at = from; at < from + 8; at++) if (rows[at] !== 0x20) return 253;
  return 254;
}

function codeOfNumber(value: number): number {
  if (value === -Number.MAX_VALUE) return 255;
  const whole = Number.isInteger(value) && value > -bias && value < 252 - bias;
  return whole && !Object.is(value, -0) ? value + bias : 253;
}
