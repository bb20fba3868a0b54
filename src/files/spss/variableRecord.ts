import type { Cursor } from "../bytes/cursor.js";
import { FileProblem } from "../fileProblem.js";
import type { ByteOrder } from "./byteOrder.js";
import { takeClaimed } from "./taking.js";
import { compared } from "./texts.js";

/** Record 2: a variable, or a segment of a very long text. */
export interface VariableRecord {
  /** 8 bytes. */
  readonly name: Buffer;
  /** The same as it is compared, a character a byte: it may end within a letter. */
  readonly shortName: string;
  /** 0 for a number, else bytes of text, 1 to 255. */
  readonly width: number;
  readonly label: Buffer | null;
  /** 8 bytes each. */
  readonly missing: readonly Buffer[];
  /** Whether the first two of `missing` are the ends of a range. */
  readonly missingRange: boolean;
  /** The print format: kind, width, decimals in a byte each. */
  readonly format: number;
  /** Place in a row, in units of 8 bytes. */
  readonly unit: number;
}

/** Reads a variable whose record number was just read, with the records that continue a text beyond 8 bytes. */
export function readVariable(cursor: Cursor, order: ByteOrder, unit: number): VariableRecord {
  const at = cursor.at - 4;
  const variable = readOne(cursor, order, unit);
  if (variable.width < 0) throw new FileProblem("a text goes on that has not begun", at);
  for (let more = Math.ceil(variable.width / 8) - 1; more > 0; more--) {
    const kind = order.int32(cursor.take(4), 0);
    if (kind !== 2 || readOne(cursor, order, unit).width !== -1)
      throw new FileProblem("a text variable has fewer places than its width asks for", at);
  }
  return variable;
}

function readOne(cursor: Cursor, order: ByteOrder, unit: number): VariableRecord {
  const at = cursor.at - 4;
  const head = cursor.take(28);
  const [width, labelled, missing] = [order.int32(head, 0), order.int32(head, 4), order.int32(head, 8)];
  if (width < -1 || width > 255) throw new FileProblem(`a variable claims a width of ${width}`, at);
  if (labelled !== 0 && labelled !== 1) throw new FileProblem("the description of a variable is damaged", at);
  if (Math.abs(missing) > 3 || missing === -1 || (missing < 0 && width !== 0))
    throw new FileProblem(`a variable claims ${missing} missing values`, at);
  const label = labelled === 1 ? readLabel(cursor, order) : null;
  const values = cursor.take(8 * Math.abs(missing));
  return {
    name: head.subarray(20, 28),
    shortName: compared(head.toString("latin1", 20, 28)),
    width,
    label,
    missing: Array.from({ length: Math.abs(missing) }, (_, k) => values.subarray(8 * k, 8 * k + 8)),
    missingRange: missing < 0,
    format: order.int32(head, 12),
    unit,
  };
}

/** A length, then the text, filled up to whole words of 4 bytes. */
function readLabel(cursor: Cursor, order: ByteOrder): Buffer {
  const length = order.int32(cursor.take(4), 0);
  return takeClaimed(cursor, Math.ceil(length / 4) * 4, "the label of a variable").subarray(0, length);
}
