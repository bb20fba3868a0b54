import type { Column, Source } from "./study.js";

/** Rows made of several delivered files whose keys are equal: a panel of units over periods from raw files. */
export interface Joined {
  /** The first file decides which rows there are; each further one adds its columns to them. */
  readonly files: readonly JoinedFile[];
  readonly make: readonly Made[];
  readonly leaveOut: readonly LeaveOut[];
  readonly complete: Complete | null;
  /** The columns of `Source.columns`, in their order, as the joined rows have them. */
  readonly columns: readonly JoinedColumn[];
}

export interface JoinedFile {
  readonly name: string;
  /** One file, or several that are alike and stand one after the other. */
  readonly sources: readonly Source[];
  /** The columns of each source, in the order of its `columns`. */
  readonly columns: readonly JoinedColumn[];
  readonly make: readonly Made[];
  readonly leaveOut: readonly LeaveOut[];
  /** What tells the rows of the file apart. */
  readonly key: readonly JoinedColumn[];
  /** For each column of the key, the column of the rows before that it must be equal to; empty for the first file. */
  readonly meets: readonly JoinedColumn[];
  /** True where rows without a partner in this file stay, with its columns missing. */
  readonly optional: boolean;
}

/** A column on its way through a join; `place` is different for every column of it, whatever the names. */
export interface JoinedColumn extends Column {
  readonly place: number;
}

export interface Made {
  readonly column: JoinedColumn;
  readonly value: Expression;
}

/** Rows that are left out where `when` holds, and counted under the reason. */
export interface LeaveOut {
  readonly reason: string;
  readonly when: Expression;
}

/** Only units that have every needed value in every period stay. */
export interface Complete {
  /** The key of the first file but for the period. */
  readonly unit: readonly JoinedColumn[];
  readonly period: JoinedColumn;
  readonly periods: readonly string[];
  readonly need: readonly JoinedColumn[];
}

export type ExpressionType = Column["type"] | "truth";

/** What is reckoned from the columns of a row. Anything reckoned from a missing value is missing. */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "column"; readonly column: JoinedColumn }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "not" | "minus" | "missing"; readonly of: Expression }
  | { readonly kind: "in"; readonly of: Expression; readonly list: readonly Expression[] }
  | { readonly kind: "call"; readonly name: Call; readonly of: Expression; readonly count: number }
  | {
      readonly kind: "choice";
      readonly when: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  /** The column's value in the row that has this value in one column of the key, and is the same in the others. */
  | {
      readonly kind: "at";
      readonly column: JoinedColumn;
      readonly key: JoinedColumn;
      readonly value: Expression;
      readonly others: readonly JoinedColumn[];
    };

export const operators = ["+", "-", "*", "/", "&", "=", "<>", "<", "<=", ">", ">=", "and", "or"] as const;
export type Operator = (typeof operators)[number];

/** `text` and `number` read one type as the other; `digits` fills up with zeros; `first` and `last` cut letters. */
export type Call = "text" | "number" | "digits" | "first" | "last";
