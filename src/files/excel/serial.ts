const day = 86_400;

/** From the first day of Excel's calendar, 1899-12-30 or 1904-01-01, to 1970-01-01. */
const days = { from1900: 25_569, from1904: 24_107 };

/**
 * A number of days as seconds since 1970-01-01. Excel takes 1900 for a leap year, so days before 1 March 1900 are one
 * more; fractions are rounded to the millisecond, which is as exact as Excel shows them.
 */
export function serialToSeconds(serial: number, from1904: boolean): number {
  const isBeforeMarch1900 = !from1904 && serial < 60;
  const since1970 = serial + (isBeforeMarch1900 ? 1 : 0) - (from1904 ? days.from1904 : days.from1900);
  return Math.round(since1970 * day * 1000) / 1000;
}

/** A fraction of a day, or more, as seconds. */
export function serialToTime(serial: number): number {
  return Math.round(serial * day * 1000) / 1000;
}
