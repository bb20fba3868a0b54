import type { LabelledVariable, ValueLabel } from "../../vocabulary/labelled.js";
import { calendarOf } from "./calendar.js";

/** Sets of value labels by the name of their format: “SEX”, “$REGION”. */
export type LabelSets = ReadonlyMap<string, readonly ValueLabel[]>;

interface Told {
  readonly name: string;
  readonly label: string;
  readonly format: string;
  readonly kind: "number" | "text";
}

/** A column of SAS in the words that all files have. */
export function describe({ name, label, format, kind }: Told, sets: LabelSets): LabelledVariable {
  return {
    name,
    label: label || null,
    kind,
    temporal: kind === "text" ? null : calendarOf(format).temporal,
    format: format || null,
    measure: null,
    labels: sets.get(format.toUpperCase().replace(/\d*\.\d*$/, "")) ?? [],
    missing: { values: [], ranges: [] },
  };
}
