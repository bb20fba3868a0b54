import type { LabelledVariable } from "../../vocabulary/labelled.js";
import type { Decode } from "../bytes/text.js";
import type { ByteOrder } from "./byteOrder.js";
import { epoch } from "./formats.js";
import { trimmed } from "./texts.js";

/** How the dictionary's values of one variable (labelled, missing) are read. */
export interface FromBytes {
  readonly of: (value: Buffer) => number | string;
  readonly kind: LabelledVariable["kind"];
  readonly temporal: LabelledVariable["temporal"];
  /** Seconds to take off. */
  readonly epoch: number;
}

export function fromBytes(variable: {
  width: number;
  temporal: LabelledVariable["temporal"];
  order: ByteOrder;
  decode: Decode;
}): FromBytes {
  const { width, temporal, order, decode } = variable;
  if (width > 0) return { of: (value) => decode(trimmed(value)), kind: "text", temporal: null, epoch: 0 };
  const since = temporal === "date" || temporal === "datetime" ? epoch : 0;
  return { of: (value) => numberOf(order.float64(value, 0), since), kind: "number", temporal, epoch: since };
}

/** A number of the file: the mark for system-missing becomes NaN, a moment counts from 1970. */
export function numberOf(stored: number, since: number): number {
  return stored === -Number.MAX_VALUE ? Number.NaN : stored - since;
}
