import { lowest } from "../missing.js";
import { Bytes, fitting } from "./bytes.js";
import { valueBytes } from "./labelBytes.js";
import type { Plan, PlannedVariable } from "./plan.js";

const utf8 = 65001;
const mostLabel = 255;
const measures = { nominal: 1, ordinal: 2, scale: 3 };

/** Records 7, in the order of their subtypes. */
export function extensionBytes({ variables, rows }: Plan): Buffer {
  const bytes = new Bytes();
  const add = (subtype: number, size: number, data: Buffer) => {
    if (data.length > 0) bytes.int32(7, subtype, size, data.length / size).raw(data);
  };
  const own = variables.filter(({ width }) => width > 255);
  add(3, 4, new Bytes().int32(1, 0, 0, -1, 1, 1, 2, utf8).all());
  add(4, 8, new Bytes().float64(-Number.MAX_VALUE, Number.MAX_VALUE, lowest).all());
  add(11, 4, Buffer.concat(variables.map(display)));
  add(13, 1, Buffer.from(variables.map((one) => `${short(one)}=${one.variable.name}`).join("\t")));
  add(14, 1, Buffer.from(own.map((one) => `${short(one)}=${`${one.width}`.padStart(5, "0")}\0\t`).join("")));
  add(16, 8, new Bytes().int64(1, rows).all());
  add(20, 1, Buffer.from("UTF-8"));
  add(21, 1, Buffer.concat(variables.map(longLabels)));
  add(22, 1, Buffer.concat(variables.map(longMissing)));
  return bytes.all();
}

function short({ segments }: PlannedVariable): string {
  return segments[0]?.shortName ?? "";
}

/** Level of measurement, width on the screen, and whether it stands left or right. */
function display({ variable: { measure }, width, segments }: PlannedVariable): Buffer {
  const level = measure === null ? 0 : measures[measure];
  return new Bytes()
    .int32(...segments.flatMap(() => [level, width === 0 ? 8 : Math.min(width, 40), width === 0 ? 1 : 0]))
    .all();
}

function longLabels({ variable: { name, labels }, width }: PlannedVariable): Buffer {
  if (width <= 8 || labels.length === 0) return Buffer.alloc(0);
  const bytes = new Bytes().counted(name).int32(width, labels.length);
  for (const { value, label } of labels)
    bytes.counted(valueBytes(String(value), 0, width)).counted(fitting(label, mostLabel));
  return bytes.all();
}

function longMissing({ variable: { name, missing }, width }: PlannedVariable): Buffer {
  if (width <= 8 || missing.values.length === 0) return Buffer.alloc(0);
  const bytes = new Bytes().counted(name).raw(Buffer.of(missing.values.length)).int32(8);
  for (const value of missing.values) bytes.raw(valueBytes(String(value), 0, 8));
  return bytes.all();
}
