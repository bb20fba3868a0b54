/** A file of a statistics package: its variables with their words, and its rows in pieces. */
export interface LabelledFile {
  readonly format: "spss" | "stata" | "sas" | "excel";
  /** What the file calls itself, and notes that lie in it. */
  readonly label: string | null;
  readonly notes: readonly string[];
  readonly variables: readonly LabelledVariable[];
  /** `null` where only reading to the end tells. */
  readonly rowCount: number | null;
  /** The rows in the order of the file; can be read once. */
  readonly batches: AsyncIterable<LabelledBatch> | Iterable<LabelledBatch>;
}

export interface LabelledVariable {
  readonly name: string;
  readonly label: string | null;
  readonly kind: "number" | "text";
  /**
   * What a number stands for: `date` and `datetime` are seconds since 1970-01-01T00:00, `time` is seconds;
   * whatever epoch and unit the file has, readers hand these out.
   */
  readonly temporal: "date" | "datetime" | "time" | null;
  /** The format as the package writes it ("F8.2", "%9.0g", "DATE9."). */
  readonly format: string | null;
  readonly measure: "nominal" | "ordinal" | "scale" | null;
  readonly labels: readonly ValueLabel[];
  /** Values that the file declares as missing, beside those that have no value at all. */
  readonly missing: UserMissing;
}

/** A value's words. A tagged missing value (Stata `.a`, SAS `.A`) is named by its letter. */
export interface ValueLabel {
  readonly value: number | string | { readonly tag: string };
  readonly label: string;
}

export interface UserMissing {
  readonly values: readonly (number | string)[];
  /** Both ends belong to the range; they may be infinite. */
  readonly ranges: readonly { readonly low: number; readonly high: number }[];
}

/** Some rows, column by column, in the order of the variables. */
export interface LabelledBatch {
  readonly rows: number;
  readonly columns: readonly (NumberColumn | TextColumn)[];
}

export interface NumberColumn {
  readonly kind: "number";
  /** NaN where there is no value; user-missing values are there as they stand in the file. */
  readonly values: Float64Array;
  /** Letter of a tagged missing value as its character code (97 for a), 0 for none; `null`: no tag in this piece. */
  readonly tags: Uint8Array | null;
}

export interface TextColumn {
  readonly kind: "text";
  /** Without trailing blanks; "" where there is no text. */
  readonly values: readonly string[];
}
