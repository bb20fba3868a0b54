import type { Sql } from "../../store/sql.js";
import type { FileAccount, LeftOutRows } from "../../vocabulary/intake.js";
import type { LabelledVariable } from "../../vocabulary/labelled.js";
import type { RegisterMap } from "../../vocabulary/registers.js";
import type { Source } from "../../vocabulary/study.js";

/** A file that has been opened: where the engine finds its rows, and what was not readable at all. */
export interface Delivered {
  readonly source: Source;
  /** Place of the source in the study. */
  readonly index: number;
  /** A query with the line of each row and, for each used column, its value as delivered (see `columnId`). */
  readonly rows: Sql;
  /** True where every value arrives as text. */
  readonly texts: boolean;
  /** Rows that are no rows: `rows + these = all rows of the file`. */
  readonly unreadable: readonly LeftOutRows[];
  readonly rowCount: number;
  readonly sha256: string;
  readonly bytes: number;
  /** What the file itself says of its variables; `null` where it has no words for them. */
  readonly variables: readonly LabelledVariable[] | null;
  /** Of joined rows: every row of the files that they are made of accounted for. */
  readonly madeOf?: readonly FileAccount[];
  /** Of rows made from registers: what there is of each, by year. */
  readonly registers?: RegisterMap;
  /** Frees what was held for the file. */
  close(): Promise<void>;
}
