import type { LabelledVariable } from "../vocabulary/labelled.js";

/**
 * How a variable's numbers are written as texts: in as few digits as tell them apart, dates as 2021-05-31, moments as
 * 2021-05-31T13:05:00, times as 13:05:00, parts of a second to the millisecond; a day beyond the calendar of computers as
 * its seconds.
 */
export function valueText(temporal: LabelledVariable["temporal"]): (value: number) => string {
  return temporal === null ? String : writers[temporal];
}

const writers: Readonly<Record<"date" | "datetime" | "time", (seconds: number) => string>> = {
  date: (seconds) => isoDay(seconds) ?? String(seconds),
  datetime: (seconds) => {
    const whole = Math.round(seconds * 1000) / 1000; // so that 23:59:59.9999 is the next day
    const day = isoDay(whole);
    return day === null ? String(seconds) : `${day}T${clock(whole - 86_400 * Math.floor(whole / 86_400))}`;
  },
  time: clock,
};

/** `null` for a day that the calendar of computers does not reach. */
function isoDay(seconds: number): string | null {
  const moment = new Date(Math.floor(seconds / 86_400) * 86_400_000);
  return Number.isNaN(moment.valueOf()) ? null : moment.toISOString().replace(/T.*/, "");
}

function clock(seconds: number): string {
  const thousandths = Math.round(Math.abs(seconds) * 1000);
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  const [rest, whole] = [thousandths % 1000, Math.floor(thousandths / 1000)];
  const fraction = rest === 0 ? "" : `.${String(rest).padStart(3, "0")}`;
  const sign = seconds < 0 && thousandths > 0 ? "-" : "";
  return `${sign}${two(whole / 3600)}:${two((whole / 60) % 60)}:${two(whole % 60)}${fraction}`;
}
