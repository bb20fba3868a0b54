import type { Text } from "../../vocabulary/text.js";

/** A table of the world as it is handed over: the one shape that every file format is written from. */
export interface Table {
  /** Name of the file, without folder and ending. */
  readonly name: string;
  readonly title: Text;
  readonly rows: number;
  readonly columns: readonly TableColumn[];
}

export type TableColumn = NumberTableColumn | TextTableColumn;

export interface NumberTableColumn {
  readonly kind: "number";
  readonly name: string;
  readonly label: Text;
  /** What the codes mean; none for a quantity. */
  readonly labels: readonly TableLabel[];
  /** NaN where there is no value. */
  readonly values: Float64Array;
}

export interface TableLabel {
  readonly value: number;
  readonly label: Text;
}

export interface TextTableColumn {
  readonly kind: "text";
  readonly name: string;
  readonly label: Text;
  /** "" where there is no text. */
  readonly values: readonly string[];
}

type Named = readonly [name: string, en: string, da: string];

/** A quantity, or codes with their labels. */
export function numbers(
  [name, en, da]: Named,
  values: ArrayLike<number>,
  labels: readonly TableLabel[] = [],
): NumberTableColumn {
  return { kind: "number", name, label: { en, da }, labels, values: Float64Array.from(values) };
}

export function texts([name, en, da]: Named, values: readonly string[]): TextTableColumn {
  return { kind: "text", name, label: { en, da }, values };
}

export const yesNo: readonly TableLabel[] = [
  { value: 0, label: { en: "No", da: "Nej" } },
  { value: 1, label: { en: "Yes", da: "Ja" } },
];
