import { lowest } from "../missing.js";
import { withoutEnd } from "../texts.js";
import { Bytes, fitting } from "./bytes.js";
import type { PlannedVariable } from "./plan.js";

const mostLabel = 255;

/** Records 3 and 4 of one variable, or nothing where it has no labels or its texts are too long for these. */
export function labelSetBytes({ variable, width, segments, epoch }: PlannedVariable): Buffer {
  if (variable.labels.length === 0 || width > 8) return Buffer.alloc(0);
  const bytes = new Bytes().int32(3, variable.labels.length);
  for (const { value, label } of variable.labels) {
    const text = fitting(label, mostLabel);
    const length = Buffer.byteLength(text);
    bytes.raw(valueBytes(value as number | string, epoch, 8)).raw(Buffer.of(length));
    bytes.text(text, Math.ceil((length + 1) / 8) * 8 - 1);
  }
  return bytes.int32(4, 1, (segments[0]?.unit ?? 0) + 1).all();
}

/** A value of the dictionary in so many bytes, which a number fills as it is. */
export function valueBytes(value: number | string, epoch: number, length: number): Buffer {
  return typeof value === "string"
    ? new Bytes().text(withoutEnd(value), length).all()
    : new Bytes().float64(stored(value, epoch)).all();
}

/** A number as the file has it; −0 stays −0. */
export function stored(value: number, epoch: number): number {
  if (Number.isNaN(value)) return -Number.MAX_VALUE;
  return epoch === 0 ? value : value + epoch;
}

/** Missing values as record 2 has them: their count, negative with a range, whose ends come first. */
export function missingValues({ variable: { missing } }: PlannedVariable): {
  readonly count: number;
  readonly values: readonly (number | string)[];
} {
  const [range] = missing.ranges;
  if (!range) return { count: missing.values.length, values: missing.values };
  const low = range.low === Number.NEGATIVE_INFINITY ? lowest : range.low;
  const high = range.high === Number.POSITIVE_INFINITY ? Number.MAX_VALUE : range.high;
  return { count: -2 - missing.values.length, values: [low, high, ...missing.values] };
}
