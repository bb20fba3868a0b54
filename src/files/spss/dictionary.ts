import type { LabelledVariable, ValueLabel } from "../../vocabulary/labelled.js";
import type { Decode } from "../bytes/text.js";
import { FileProblem } from "../fileProblem.js";
import type { ByteOrder } from "./byteOrder.js";
import { decodeOf, longNamesOf, measuresOf } from "./extensions.js";
import { formatName, temporalOf } from "./formats.js";
import type { BytesLabel } from "./labelSets.js";
import { labelsByUnit } from "./labelsByUnit.js";
import { longLabelsOf, longMissingOf } from "./longTexts.js";
import { userMissing } from "./missing.js";
import type { Records } from "./records.js";
import { joinSegments, type Piece } from "./segments.js";
import { compared, trimmed } from "./texts.js";
import { type FromBytes, fromBytes } from "./values.js";

/** The dictionary as people read it, and where each variable lies in a row. */
export interface Dictionary {
  readonly label: string | null;
  readonly notes: readonly string[];
  readonly columns: readonly Column[];
  readonly rowBytes: number;
  readonly order: ByteOrder;
  readonly decode: Decode;
}

export interface Column {
  readonly variable: LabelledVariable;
  /** One piece, or the segments of a very long text. */
  readonly pieces: readonly Piece[];
  /** Seconds to take off a moment's number, so that it counts from 1970. */
  readonly epoch: number;
}

export function assemble(records: Records): Dictionary {
  const { header, variables } = records;
  const decode = decodeOf(records);
  const text = (bytes: Buffer) => decode(trimmed(bytes));
  const measures = measuresOf(records);
  const longNames = longNamesOf(records, decode);
  const longLabels = claimed(longLabelsOf(records, decode));
  const longMissing = claimed(longMissingOf(records, decode));
  const labels = labelsByUnit(records);

  const columns = joinSegments(records).map(({ first, index, width, pieces }): Column => {
    const shortName = text(first.name);
    const name = longNames.get(first.shortName) ?? shortName;
    const format = width > 0 ? textFormat(first.format, width) : formatName(first.format);
    const values = fromBytes({ width, temporal: temporalOf(format), order: header.order, decode });
    const missing = longMissing.take(name, shortName) ?? first.missing;
    const long = longLabels.take(name, shortName)?.map((entry) => labelOf(entry, values, text)) ?? [];
    return {
      variable: {
        name,
        label: (first.label && text(first.label)) || null,
        kind: values.kind,
        temporal: values.temporal,
        format,
        measure: measures[index] ?? null,
        labels: [...labels(first.unit, values, (entry) => labelOf(entry, values, text)), ...long],
        missing: userMissing(missing.map(values.of), first.missingRange),
      },
      pieces,
      epoch: values.epoch,
    };
  });
  expectNames(columns);
  for (const rest of [longLabels, longMissing]) rest.expectEmpty();
  return {
    label: text(header.label) || null,
    notes: records.documents.map(text),
    columns,
    rowBytes: variables.reduce((sum, { width }) => sum + Math.max(8, Math.ceil(width / 8) * 8), 0),
    order: header.order,
    decode,
  };
}

function labelOf(
  { value, label }: BytesLabel,
  values: FromBytes,
  text: (bytes: Buffer) => string,
): ValueLabel {
  return { value: values.of(value), label: text(label) };
}

/** A byte holds widths to 255 only; the variable's own is the true one. */
function textFormat(format: number, width: number): string {
  return formatName(format)?.startsWith("AHEX") ? `AHEX${2 * width}` : `A${width}`;
}

function expectNames(columns: readonly Column[]): void {
  if (columns.length === 0) throw new FileProblem("it has no variables");
  const seen = new Set<string>();
  for (const { variable } of columns) {
    if (seen.has(variable.name)) throw new FileProblem(`two of its variables are called “${variable.name}”`);
    seen.add(variable.name);
  }
}

/** Entries under a variable's name, long or short, each to be taken once; what is left over belongs to none. */
function claimed<Entry>(entries: ReadonlyMap<string, Entry>) {
  const left = new Map(entries);
  return {
    take(...names: readonly string[]): Entry | undefined {
      const name = names.map(compared).find((one) => left.has(one)) ?? "";
      const entry = left.get(name);
      left.delete(name);
      return entry;
    },
    expectEmpty(): void {
      const [name] = left.keys();
      if (name !== undefined)
        throw new FileProblem(`it describes a variable “${name}” that it does not have`);
    },
  };
}
