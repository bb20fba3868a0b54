import type { LeftOutRows } from "../../../vocabulary/intake.js";
import { problems } from "../../problems.js";
import type { CsvRow } from "./scanner.js";

/** Rows that cannot be read: counted by reason; a file of which most is unreadable is another file. */
export class Unreadable {
  readonly #file: string;
  readonly #reasons = new Map<string, { rows: number; lines: number[] }>();
  #rows = 0;

  constructor(file: string) {
    this.#file = file;
  }

  add(row: CsvRow & { readonly fields: null }, readable: number): void {
    const so = this.#reasons.get(row.reason) ?? { rows: 0, lines: [] };
    so.rows += 1;
    if (so.lines.length < 10) so.lines.push(row.line);
    this.#reasons.set(row.reason, so);
    this.#rows += 1;
    if (this.#rows % 1000 === 0) this.judge(readable);
  }

  judge(readable: number): void {
    if (this.#rows <= readable) return;
    const worst = this.list().toSorted((a, b) => b.rows - a.rows)[0];
    if (worst === undefined) return;
    const at = { file: this.#file, line: worst.lines[0] };
    const rows = this.#rows + readable;
    throw problems.mostlyUnreadable({ at, rows, unreadable: this.#rows, reason: worst.reason });
  }

  list(): readonly LeftOutRows[] {
    return [...this.#reasons].map(([reason, { rows, lines }]) => ({ reason, rows, lines }));
  }
}
