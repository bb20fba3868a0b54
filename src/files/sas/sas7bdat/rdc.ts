import { damaged } from "./rle.js";

/**
 * Unpacks a row that SAS packed by repeated patterns (COMPRESS=BINARY). Sixteen bits say of each of the next steps
 * whether it is a byte as it stands, or a run or a pattern seen before.
 *
 * source  Ross, “A simple data-compression technique”, The C Users Journal, October 1992
 */
export function unpackRdc(packed: Buffer, row: Buffer): void {
  let from = 0;
  let to = 0;
  let bits = 0;
  let left = 0;
  const next = () => {
    const byte = packed[from++];
    if (byte === undefined) throw damaged();
    return byte;
  };
  const run = (length: number, byte: number) => {
    if (to + length > row.length) throw damaged();
    row.fill(byte, to, to + length);
    to += length;
  };
  const repeat = (length: number, back: number) => {
    if (back > to || to + length > row.length) throw damaged();
    for (let i = 0; i < length; i++, to++) row[to] = row[to - back] as number;
  };
  while (from < packed.length) {
    if (left === 0) {
      bits = next() * 256 + next();
      left = 16;
      if (from >= packed.length) break;
    }
    left--;
    if ((bits & (1 << left)) === 0) {
      run(1, next());
      continue;
    }
    const step = next();
    const [kind, low] = [step >> 4, step & 0x0f];
    if (kind === 0) run(3 + low, next());
    else if (kind === 1) run(19 + low + 16 * next(), next());
    else {
      const back = 3 + low + 16 * next();
      repeat(kind === 2 ? 16 + next() : kind, back);
    }
  }
  if (to !== row.length) throw damaged();
}
