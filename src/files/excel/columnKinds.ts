import type { Cell } from "./readCells.js";
import type { TimeFormat } from "./readStyles.js";

/** What is found in a column below its name. */
export interface Kind {
  readonly kind: "number" | "text";
  readonly temporal: TimeFormat;
}

interface Seen {
  text: boolean;
  number: boolean;
  date: boolean;
  datetime: boolean;
  time: boolean;
}

/** Takes account of what cells hold, column by column. */
export class ColumnKinds {
  readonly #seen: Seen[] = [];

  add({ column, value, time }: Cell): void {
    this.#seen[column] ??= { text: false, number: false, date: false, datetime: false, time: false };
    const seen = this.#seen[column];
    if (typeof value === "string") seen.text = true;
    else if (time === null || time === "time") seen[time ?? "number"] = true;
    else seen[Number.isInteger(value) ? "date" : "datetime"] = true;
  }

  hasCells(column: number): boolean {
    return this.#seen[column] !== undefined;
  }

  get columns(): number {
    return this.#seen.length;
  }

  /**
   * Numbers, moments or times where all cells agree, else text; a column without cells is text. Moments are dates if
   * all are at midnight, whatever the format shows.
   */
  kindOf(column: number): Kind {
    const seen = this.#seen[column];
    if (!seen || seen.text) return { kind: "text", temporal: null };
    const isDate = seen.date || seen.datetime;
    const kinds = [seen.number, isDate, seen.time].filter(Boolean).length;
    if (kinds !== 1) return { kind: "text", temporal: null };
    if (seen.number) return { kind: "number", temporal: null };
    if (seen.time) return { kind: "number", temporal: "time" };
    return { kind: "number", temporal: seen.datetime ? "datetime" : "date" };
  }
}
