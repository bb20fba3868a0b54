import { join, type Sql, sql } from "../../../store/sql.js";
import type { Store } from "../../../store/store.js";
import type { CsvRow } from "./scanner.js";

/** Rows a statement: fewer pay for each statement, more wait for one long text (measured on a million rows). */
const batchSize = 16_384;
/** Between the values of a column on their way to the engine; the scanner lets no row with it through. */
const separator = "\u001f";

/**
 * Writes rows into a table whose columns are `line` and then texts.
 *
 * A batch travels as one bound text for each column, which the engine splits: no value becomes part of a query,
 * and no copy of the data is left in a temporary file.
 */
export class BatchWriter {
  rows = 0;
  readonly #store: Store;
  readonly #table: Sql;
  readonly #picks: readonly number[];
  readonly #lines: number[] = [];
  readonly #columns: string[][];
  #writing: Promise<void> = Promise.resolve();

  /** `picks`: which field of a row goes into each column after `line`. */
  constructor(store: Store, table: Sql, picks: readonly number[]) {
    this.#store = store;
    this.#table = table;
    this.#picks = picks;
    this.#columns = picks.map(() => []);
  }

  /** Takes a row; true when it is time to write. */
  add(row: CsvRow & { readonly reason: null }): boolean {
    this.#lines.push(row.line);
    for (let k = 0; k < this.#picks.length; k++) {
      this.#columns[k]?.push(row.fields[this.#picks[k] ?? -1] ?? "");
    }
    this.rows += 1;
    return this.#lines.length >= batchSize;
  }

  /** Hands the batch to the engine, which works on it while the next one is collected. */
  async write(): Promise<void> {
    if (this.#lines.length === 0) return;
    const texts = this.#columns.map(
      (column) => sql`unnest(string_split(${column.join(separator)}, chr(31)))`,
    );
    const lines = sql`unnest(string_split(${this.#lines.join(separator)}, chr(31)))::INTEGER`;
    await this.#writing;
    this.#writing = this.#store.run(sql`INSERT INTO ${this.#table} SELECT ${join([lines, ...texts])}`);
    this.#writing.catch(() => {}); // told to whoever waits next
    this.#lines.length = 0;
    for (const column of this.#columns) column.length = 0;
  }

  /** Writes what is left; hands back how many rows there are. */
  async close(): Promise<number> {
    await this.write();
    await this.#writing;
    return this.rows;
  }
}
