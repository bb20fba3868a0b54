import { valueText } from "../../../files/valueText.js";
import type { LabelledBatch, LabelledVariable } from "../../../vocabulary/labelled.js";

/**
 * The values of a variable as texts (see `valueText`), so that files of statistics packages are read as any other:
 * nothing where there is no value or one that the file declares as missing.
 */
export function labelledTexts(
  { temporal, missing: { values, ranges } }: LabelledVariable,
  column: LabelledBatch["columns"][number],
): readonly string[] {
  const none: ReadonlySet<number | string> = new Set(values);
  if (column.kind === "text") return column.values.map((value) => (none.has(value) ? "" : value));
  const isMissing = (value: number) =>
    Number.isNaN(value) || none.has(value) || ranges.some(({ low, high }) => value >= low && value <= high);
  const write = valueText(temporal);
  return Array.from(column.values, (value) => (isMissing(value) ? "" : write(value)));
}
