import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeSpss } from "../files/spss/write/writeSpss.js";
import type { LabelledVariable } from "../vocabulary/labelled.js";
import type { Table, TableColumn } from "./tables/table.js";

/** The day of the file, so that a world has the same bytes whenever it is made. */
const createdAt = new Date("2021-12-31T00:00:00Z");

/**
 * Writes a survey as institutes deliver it: a compressed SPSS file with Danish labels.
 *
 * out     the file's path from the folder
 * error   what the system says, where it cannot be written
 */
export async function writeSurvey(folder: string, { name, title, rows, columns }: Table): Promise<string> {
  const file = `${name}.zsav`;
  await mkdir(folder, { recursive: true });
  const batch = { rows, columns: columns.map(valuesOf) };
  const survey = {
    label: title.da ?? null,
    notes: ["Syntetisk: ingen virkelige personer har svaret."],
    variables: columns.map(variable),
    batches: () => [batch],
  };
  await writeSpss(survey, join(folder, file), { compression: "zlib", createdAt });
  return file;
}

function valuesOf(column: TableColumn) {
  return column.kind === "number"
    ? { kind: "number" as const, values: column.values, tags: null }
    : { kind: "text" as const, values: column.values };
}

function variable(column: TableColumn): LabelledVariable {
  const labels = column.kind === "number" ? column.labels : [];
  return {
    name: column.name,
    label: column.label.da ?? null,
    kind: column.kind,
    temporal: null,
    format: null,
    measure: labels.length > 0 ? "nominal" : null,
    labels: labels.map(({ value, label }) => ({ value, label: label.da ?? "" })),
    missing: { values: [], ranges: [] },
  };
}
