import type { LabelledVariable } from "../../../vocabulary/labelled.js";
import type { WritableFile } from "../../writableFile.js";
import { epoch, formatCode, temporalOf } from "../formats.js";
import { segmentBytes, segmentsOf } from "../segments.js";
import { withoutEnd } from "../texts.js";
import type { Measured } from "./measured.js";
import { expectNames, shortNames } from "./names.js";
import { problems } from "./problems.js";

/** Everything about the file but its rows. */
export interface Plan {
  readonly label: string | null;
  readonly notes: readonly string[];
  readonly rows: number;
  readonly variables: readonly PlannedVariable[];
  /** For each unit of 8 bytes of a row, whether it holds text. */
  readonly unitsOfText: readonly boolean[];
}

export interface PlannedVariable {
  readonly variable: LabelledVariable;
  /** 0 for a number, else bytes of text. */
  readonly width: number;
  /** One, or those of a very long text. */
  readonly segments: readonly Segment[];
  readonly format: number;
  /** Seconds to add to a moment, so that it counts from 1582. */
  readonly epoch: number;
}

export interface Segment {
  readonly shortName: string;
  /** 0 for a number, else the width that the dictionary tells. */
  readonly width: number;
  /** Bytes of text that it holds. */
  readonly used: number;
  /** Place in a row, in units of 8 bytes. */
  readonly unit: number;
}

const widest = 32_767;
const usualFormat = { date: "DATE11", datetime: "DATETIME20", time: "TIME8" };

export function planFile({ label, notes, variables }: WritableFile, { rows, widths }: Measured): Plan {
  expectNames(variables.map(({ name }) => name));
  const nameFor = shortNames(variables.map(({ name }) => name));
  let unit = 0;
  const planned = variables.map((variable, k): PlannedVariable => {
    expectKinds(variable);
    const width = variable.kind === "text" ? widthOf(variable, widths[k] ?? 0) : 0;
    const count = segmentsOf(width);
    const segments = Array.from({ length: count }, (_, s): Segment => {
      const last = s === count - 1;
      const segment = {
        shortName: nameFor(variable.name, s),
        width: width === 0 ? 0 : last ? width - 252 * s : segmentBytes,
        used: Math.max(0, Math.min(segmentBytes, width - segmentBytes * s)),
        unit,
      };
      unit += Math.max(1, Math.ceil(segment.width / 8));
      return segment;
    });
    const moment = variable.temporal === "date" || variable.temporal === "datetime";
    return { variable, width, segments, format: formatFor(variable, width), epoch: moment ? epoch : 0 };
  });
  const unitsOfText = planned.flatMap(({ width, segments }) =>
    segments.flatMap((one) => Array.from({ length: Math.max(1, Math.ceil(one.width / 8)) }, () => width > 0)),
  );
  return { label, notes, rows, variables: planned, unitsOfText };
}

/** Room for every text of the rows and of the dictionary, and for as many as the format says. */
function widthOf({ name, format, labels, missing }: LabelledVariable, inRows: number): number {
  const told = Number(/^A(\d{1,5})$/.exec(format ?? "")?.[1] ?? 1);
  const values = [...labels.map(({ value }) => value), ...missing.values];
  const width = values.reduce<number>(
    (most, value) => Math.max(most, Buffer.byteLength(withoutEnd(String(value)))),
    Math.max(1, Math.min(told, widest), inRows),
  );
  if (width > widest)
    throw problems.value(name, `a text of ${width} bytes, where there is room for ${widest}`);
  return width;
}

function formatFor({ format, temporal, kind }: LabelledVariable, width: number): number {
  if (kind === "text") return (1 << 16) | (Math.min(width, 255) << 8);
  const code = temporalOf(format) === temporal ? formatCode(format ?? "") : null;
  const usual = temporal === null ? "F8.2" : usualFormat[temporal];
  const isNumber = code !== null && code >> 16 > 2; // A and AHEX are for texts
  return (isNumber ? code : formatCode(usual)) ?? 0;
}

function expectKinds({ name, kind, labels, missing }: LabelledVariable): void {
  const type = kind === "text" ? "string" : "number";
  if (labels.some(({ value }) => typeof value === "object"))
    throw problems.missing(name, "some labels are for tagged ones");
  if ([...labels.map(({ value }) => value), ...missing.values].some((value) => typeof value !== type))
    throw problems.value(name, `labels or missing values that are no ${type}`);
  const most = missing.ranges.length > 0 ? 1 : 3;
  if (missing.ranges.length > 1 || missing.values.length > most || (kind === "text" && most === 1))
    throw problems.missing(name, "there are too many");
  if (kind === "text" && missing.values.some((value) => Buffer.byteLength(withoutEnd(String(value))) > 8))
    throw problems.missing(name, "one is longer than 8 bytes");
}
