import type { LabelledVariable } from "../../vocabulary/labelled.js";

/** How a variable's numbers become seconds since 1970, and back. */
export interface Calendar {
  readonly temporal: LabelledVariable["temporal"];
  readonly toSeconds: (value: number) => number;
  readonly fromSeconds: (seconds: number) => number;
}

const day = 86_400;
/** From Stata's first day, 1960-01-01, to 1970-01-01. */
const epoch = 3_653 * day;

const plain: Calendar = { temporal: null, toSeconds: (value) => value, fromSeconds: (value) => value };
const days: Calendar = {
  temporal: "date",
  toSeconds: (value) => value * day - epoch,
  fromSeconds: (seconds) => (seconds + epoch) / day,
};
const clock: Calendar = {
  temporal: "datetime",
  toSeconds: (ms) => ms / 1000 - epoch,
  fromSeconds: (seconds) => milliseconds(seconds + epoch),
};
const clockWithLeaps: Calendar = {
  temporal: "datetime",
  toSeconds: (ms) => withoutLeaps(ms / 1000) - epoch,
  fromSeconds: (seconds) => milliseconds(withLeaps(seconds + epoch)),
};

/** A time of day, which Stata keeps as a clock on its first day. */
export const timeOfDay: Calendar = {
  temporal: "time",
  toSeconds: (ms) => ms / 1000,
  fromSeconds: milliseconds,
};

/** Seconds are exact to a quarter of a microsecond: what is that near to a whole millisecond is one. */
function milliseconds(seconds: number): number {
  const whole = Math.round(seconds * 1000);
  return Math.abs(whole - seconds * 1000) < 1e-3 ? whole : seconds * 1000;
}

/**
 * What a display format says of a variable's numbers. Weeks, months, quarters, half-years and years (%tw … %ty) and
 * business days (%tb) stay the numbers they are.
 *
 * source  StataCorp, `help datetime`
 */
export function calendarOf(format: string): Calendar {
  const kind = /^%-?(tc|tC|td|d)/.exec(format)?.[1];
  if (kind === "tc") return clock;
  if (kind === "tC") return clockWithLeaps;
  return kind === undefined ? plain : days;
}

/** Stata's %tC counts leap seconds; a leap second is told as the second after it. */
function withoutLeaps(seconds: number): number {
  let passed = 0;
  for (const at of leapSeconds) {
    if (seconds < at + passed + 1) break;
    passed++;
  }
  return seconds - passed;
}

function withLeaps(seconds: number): number {
  return seconds + leapSeconds.filter((at) => at <= seconds).length;
}

/** The midnights after each leap second, in seconds since 1960 without them (IERS Bulletin C). */
const leapSeconds = [
  ...["1972-07", "1973-01", "1974-01", "1975-01", "1976-01", "1977-01", "1978-01", "1979-01", "1980-01"],
  ...["1981-07", "1982-07", "1983-07", "1985-07", "1988-01", "1990-01", "1991-01", "1992-07", "1993-07"],
  ...["1994-07", "1996-01", "1997-07", "1999-01", "2006-01", "2009-01", "2012-07", "2015-07", "2017-01"],
].map((month) => Date.parse(`${month}-01T00:00:00Z`) / 1000 + epoch);
