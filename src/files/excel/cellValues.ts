import type { Cell } from "./readCells.js";
import type { TimeFormat } from "./readStyles.js";
import { serialToSeconds, serialToTime } from "./serial.js";

/** A cell's number as all files have it: moments in seconds since 1970, times in seconds. */
export function cellNumber({ value, time }: Cell, from1904: boolean): number {
  if (typeof value === "string") return Number.NaN;
  if (time === null) return value;
  return time === "time" ? serialToTime(value) : serialToSeconds(value, from1904);
}

/** A cell as text, in a column where not all are of one kind: 2018-05-06, 13:05:00, 1.5. */
export function cellText(cell: Cell, from1904: boolean): string {
  const { value, time } = cell;
  if (typeof value === "string") return value;
  const seconds = cellNumber(cell, from1904);
  return time === null ? String(value) : moment(seconds, time);
}

function moment(seconds: number, time: NonNullable<TimeFormat>): string {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.valueOf())) return String(seconds);
  const [day = "", clock = ""] = date
    .toISOString()
    .replace(/(\.000)?Z$/, "")
    .split("T");
  if (time === "time") return clock;
  return clock === "00:00:00" ? day : `${day}T${clock}`;
}
