/** Something that a format has no place for, and that is therefore not in the file written. */
export interface LeftOut {
  /** `null` for the file itself. */
  readonly variable: string | null;
  /**
   * Stata: labels end after 80 characters; value labels belong to whole numbers and to .a to .z; only these letters are
   * tags. Other missing values are not declared, but stand in the data as values. CSV holds nothing but values.
   */
  readonly what:
    | "label"
    | "end of the label"
    | "notes"
    | "value labels"
    | "declared missing values"
    | "tags of missing values";
}
