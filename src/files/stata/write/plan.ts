import type { LabelledVariable } from "../../../vocabulary/labelled.js";
import type { LeftOut } from "../../leftOut.js";
import type { WritableFile } from "../../writableFile.js";
import { type Column, calendarFor, formatFor, labelledValue } from "./column.js";
import { cut } from "./cut.js";
import type { Encoder } from "./encoder.js";
import { emptyMeasure, type Measure, measure, typeFor } from "./measure.js";

export interface Plan {
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly leftOut: readonly LeftOut[];
}

/** Goes through the rows once, and settles how each variable will be kept. */
export async function planFor(file: WritableFile, encoder: Encoder): Promise<Plan> {
  const calendars = file.variables.map(calendarFor);
  const measures = file.variables.map(emptyMeasure);
  let rows = 0;
  for await (const batch of file.batches()) {
    rows += batch.rows;
    for (const [i, calendar] of calendars.entries()) {
      const [column, of] = [batch.columns[i], measures[i]];
      if (column && of) measure(of, column, calendar.fromSeconds, encoder.length);
    }
  }
  const columns = file.variables.map((variable, i): Column => {
    const calendar = calendars[i] ?? calendarFor(variable);
    const type = typeFor(variable.kind, measures[i] ?? emptyMeasure());
    const labels = variable.labels.flatMap(({ value, label }) => {
      const kept = variable.kind === "text" ? null : labelledValue(value, calendar);
      return kept === null ? [] : [{ value: kept, label }];
    });
    const format = formatFor(variable, type);
    return { variable, type, calendar, format, label: cut(variable.label, encoder), labels };
  });
  const ofFile = isCut(file.label, encoder) ? [{ variable: null, what: "end of the label" } as const] : [];
  const ofVariables = columns.flatMap((column, i) => leftOutOf(column, measures[i], encoder));
  return { columns, rows, leftOut: [...ofFile, ...ofVariables] };
}

function leftOutOf(column: Column, of: Measure | undefined, encoder: Encoder): readonly LeftOut[] {
  const { variable, labels } = column;
  const left: LeftOut["what"][] = [];
  if (isCut(variable.label, encoder)) left.push("end of the label");
  if (labels.length < variable.labels.length) left.push("value labels");
  if (declaresMissing(variable)) left.push("declared missing values");
  if (of?.hasOtherTags) left.push("tags of missing values");
  return left.map((what) => ({ variable: variable.name, what }));
}

function isCut(label: string | null, encoder: Encoder): boolean {
  return cut(label, encoder) !== (label ?? "");
}

function declaresMissing({ missing }: LabelledVariable): boolean {
  return missing.values.length + missing.ranges.length > 0;
}
