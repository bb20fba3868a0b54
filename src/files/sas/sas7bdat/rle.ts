import { FileProblem } from "../../fileProblem.js";

const blank = 0x20;
const at = 0x40;

/**
 * Unpacks a row that SAS packed by run lengths (COMPRESS=CHAR). Each step is a control byte, whose upper half says
 * what is done and whose lower half how often; some take a further byte of length.
 *
 * source  Shotwell & Cummins, “SAS7BDAT Database Binary Format”, section on run length encoding
 */
export function unpackRle(packed: Buffer, row: Buffer): void {
  let from = 0;
  let to = 0;
  const next = () => {
    const byte = packed[from++];
    if (byte === undefined) throw damaged();
    return byte;
  };
  const copy = (length: number) => {
    if (from + length > packed.length || to + length > row.length) throw damaged();
    packed.copy(row, to, from, from + length);
    from += length;
    to += length;
  };
  const fill = (length: number, byte: number) => {
    if (to + length > row.length) throw damaged();
    row.fill(byte, to, to + length);
    to += length;
  };
  while (from < packed.length) {
    const control = next();
    const low = control & 0x0f;
    const long = () => low * 256 + next();
    switch (control >> 4) {
      case 0:
        copy(64 + long());
        break;
      case 1:
        copy(64 + 4096 + long());
        break;
      case 2:
        copy(96 + low);
        break;
      case 4:
        fill(18 + long(), next());
        break;
      case 5:
        fill(17 + long(), at);
        break;
      case 6:
        fill(17 + long(), blank);
        break;
      case 7:
        fill(17 + long(), 0);
        break;
      case 8:
        copy(1 + low);
        break;
      case 9:
        copy(17 + low);
        break;
      case 10:
        copy(33 + low);
        break;
      case 11:
        copy(49 + low);
        break;
      case 12:
        fill(3 + low, next());
        break;
      case 13:
        fill(2 + low, at);
        break;
      case 14:
        fill(2 + low, blank);
        break;
      case 15:
        fill(2 + low, 0);
        break;
      default:
        throw damaged();
    }
  }
  if (to !== row.length) throw damaged();
}

export function damaged(): FileProblem {
  return new FileProblem("a compressed row cannot be unpacked");
}
